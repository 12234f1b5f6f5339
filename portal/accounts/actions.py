"""What administrators do with people. Each keeps allauth's tables in step with ours."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction

from portal.privacy import audit

from . import leaving
from .mails import send_password_link


@transaction.atomic
def keep_address(*, person):
    """Make the person's address the one that they sign in with. Whoever gives it to them vouches for it."""
    EmailAddress.objects.filter(user=person).exclude(email__iexact=person.email).delete()
    EmailAddress.objects.update_or_create(
        user=person, email=person.email.lower(), defaults={"verified": True, "primary": True}
    )


def invite(*, person):
    """Send the person a link to choose a password with. Without it nobody can sign in as them."""
    send_password_link.using(backend="background").enqueue(person.pk, person.email, "invitation")


def end_sessions(*, person):
    """Sign the person out everywhere, at once."""
    for session in UserSession.objects.filter(user=person):
        session.end()


class CannotClose(Exception):
    """Why an account stays open, in words for whoever asked."""


def check_can_close(person, *, to, by):
    """Raises CannotClose with what to do instead."""
    if person == by:
        raise CannotClose("Nobody closes their own account. Ask another administrator.")
    if person.is_superuser and not by.is_superuser:
        raise CannotClose("Only a superuser closes the account of a superuser.")
    if to is not None and (to == person or not to.is_active):
        raise CannotClose("Choose somebody who stays.")
    if to is None and leaving.kept_by(person):
        raise CannotClose("Choose who takes over what they keep.")


@transaction.atomic
def close(*, person, to, by, now):
    """End the account at once: sessions, roles, ways to sign in. What they did keeps their name.

    `to` takes over what they keep; None where they keep nothing.
    """
    check_can_close(person, to=to, by=by)
    if to:
        leaving.hand_over_everything(of=person, to=to, by=by, now=now)
    person.is_active = False
    person.save(update_fields=["is_active"])
    person.groups.clear()
    person.tumour_groups.clear()
    Authenticator.objects.filter(user=person).delete()
    end_sessions(person=person)
    audit.record(action="closed an account", subject=person, by=by)


@transaction.atomic
def reopen(*, person, by):
    """Let a person in again, without a role and with a password still to choose."""
    person.is_active = True
    person.set_unusable_password()
    person.save(update_fields=["is_active", "password"])
    audit.record(action="opened an account again", subject=person, by=by)
    invite(person=person)


def end_sessions_by_hand(*, person, by, only=None):
    """Sign the person out of one browser, given by the key of its session, or of all."""
    sessions = UserSession.objects.filter(user=person)
    for session in sessions.filter(pk=only) if only else sessions:
        session.end()
    audit.record(action="ended sessions", subject=person, by=by)
