"""Invitations: links that let one person answer once, and the rule of who may answer at all.

A link is shown once, to whoever makes it. Only its hash is kept, and when it was used: the answer that was
sent with it does not know it, so nobody can say whose answer is whose.
"""

import hashlib
import secrets

from django.db import transaction
from django.utils import timezone

from consultations.models import ConsultationPage, Invitation
from portal.privacy import audit

MOST_AT_ONCE = 500
BYTES = 24
Audience = ConsultationPage.Audience
ANSWER_AS_MEMBER = "consultations.answer_as_member"


class NotForYou(Exception):
    """This person may not answer: why, and what they can do, as a sentence."""


class LinkUsed(NotForYou):
    pass


def digest_of(token):
    """Enough for what was drawn at random; receipt words, which a person could guess, need a slow one."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def invite(*, consultation, how_many, batch, by, now):
    """That many tokens for new links. They cannot be shown again."""
    tokens = [secrets.token_urlsafe(BYTES) for _ in range(min(how_many, MOST_AT_ONCE))]
    Invitation.objects.bulk_create(
        Invitation(consultation=consultation, digest=digest_of(token), batch=batch, by=by, at=now)
        for token in tokens
    )
    number = f"{len(tokens)} links"
    audit.record(action="consultation: invitations made", subject=consultation, by=by, reason=number)
    return tokens


def withdraw(*, consultation, batch, by, now):
    """What was not used of a batch opens nothing any more. Returns how many."""
    waiting = consultation.invitations.filter(batch=batch, used_at=None, withdrawn_at=None)
    audit.record(action="consultation: invitations withdrawn", subject=consultation, by=by, reason=batch)
    return waiting.update(withdrawn_at=now)


def invitation_of(consultation, token):
    """The invitation that this link is, or None: unknown, or withdrawn."""
    found = Invitation.objects.filter(consultation=consultation, digest=digest_of(token), withdrawn_at=None)
    return found.first()


def check_may_answer(consultation, *, user=None, invitation=None):
    """Raises NotForYou where the audience of the consultation is another."""
    if consultation.audience == Audience.MEMBERS and not (user and user.has_perm(ANSWER_AS_MEMBER)):
        raise NotForYou("This is for members of the Cancer Action Partnership. Sign in to answer.")
    if consultation.audience == Audience.INVITED and invitation is None:
        raise NotForYou("Only people with an invitation can answer this. Open the link that you were sent.")
    if invitation and invitation.used_at:
        raise LinkUsed("This link has been used already. Each link lets one person answer once.")


def use(invitation, now=None):
    """Called in the transaction that stores the answer: of two who send with one link, one is refused."""
    mine = Invitation.objects.filter(pk=invitation.pk, used_at=None, withdrawn_at=None)
    if not mine.update(used_at=now or timezone.now()):
        raise LinkUsed("This link has been used already. Each link lets one person answer once.")
