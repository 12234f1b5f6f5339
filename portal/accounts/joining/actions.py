"""What happens to a request to join. Letters are sent by the background worker, once the row is kept."""

from datetime import timedelta

from django.db import transaction

from portal.accounts.actions import keep_address
from portal.accounts.mails import send_password_link
from portal.accounts.models import JoiningRequest, Organisation, User
from portal.accounts.role_groups import group_of
from portal.privacy import audit

from . import letters

KEPT_UNCONFIRMED = timedelta(days=7)
KEPT_DECIDED = timedelta(days=365)
Decision = JoiningRequest.Decision


class AlreadyDecided(Exception):
    """Somebody else decided meanwhile. Its words are for the person who came second."""


@transaction.atomic
def ask(*, told, tumour_groups, sending_key, now):
    """Keep what was asked, once. Whoever has an account already is told so by letter, and nobody else is.

    Until the address is confirmed, the newest words of it count: a slip can be put right by asking again.
    """
    if JoiningRequest.objects.filter(sending_key=sending_key).exists():
        return
    email = told["email"].lower()
    if User.objects.active().filter(email__iexact=email).exists():
        letters.say_there_is_an_account.using(backend="background").enqueue(email)
        return
    request = JoiningRequest.objects.select_for_update().filter(email__iexact=email, decision="").first()
    if request is None or request.confirmed_at is None:
        request = _keep(request, told | {"email": email}, sending_key, now)
        request.tumour_groups.set(tumour_groups)
    letters.ask_to_confirm.using(backend="background").enqueue(request.pk)


def _keep(request, told, sending_key, now):
    domain_of = Organisation.objects.whose_domain_has(told["email"])
    fields = {**told, "sending_key": sending_key, "asked_at": now, "domain_of": domain_of}
    request = request or JoiningRequest()
    for name, value in fields.items():
        setattr(request, name, value)
    request.save()
    return request


@transaction.atomic
def confirm(*, request, now):
    """From now on it waits for an administrator, who is told."""
    current = JoiningRequest.objects.select_for_update().get(pk=request.pk)
    if current.confirmed_at is None:
        current.confirmed_at = now
        current.save(update_fields=["confirmed_at"])
        letters.tell_administrators.using(backend="background").enqueue(current.pk)
    return current


@transaction.atomic
def approve(*, request, role, organisation, tumour_groups, by, now):
    """Make the account, or open a closed one again, and send the link to choose a password with."""
    _decide(request, Decision.APPROVED, by=by, now=now)
    person = User.objects.filter(email__iexact=request.email).first() or User(email=request.email.lower())
    if person.pk is None:
        person.set_unusable_password()
    person.first_name, person.last_name = request.first_name, request.last_name
    person.job_title, person.organisation, person.is_active = request.job_title, organisation, True
    person.save()
    person.groups.set([group_of(role)])
    person.tumour_groups.set(tumour_groups)
    keep_address(person=person)
    audit.record(action="approved a request to join", subject=person, by=by, reason=role.value)
    send_password_link.using(backend="background").enqueue(person.pk, person.email, "invitation")
    return person


@transaction.atomic
def decline(*, request, reason, by, now):
    """Say no, with the reason that they are told."""
    _decide(request, Decision.DECLINED, by=by, now=now, reason=reason)
    audit.record(action="declined a request to join", subject=request, by=by)
    letters.say_no.using(backend="background").enqueue(request.pk)


def _decide(request, decision, *, by, now, reason=""):
    current = JoiningRequest.objects.select_for_update().get(pk=request.pk)
    if current.decision or not current.confirmed_at:
        raise AlreadyDecided("Somebody has decided this request already.")
    current.decision, current.reason = decision, reason
    current.decided_at, current.decided_by = now, by
    current.save(update_fields=["decision", "reason", "decided_at", "decided_by"])


def forget_unconfirmed(*, now):
    """Delete what nobody confirmed in a week. Returns how many."""
    return JoiningRequest.objects.never_confirmed_since(now - KEPT_UNCONFIRMED).delete()[0]


def forget_decided(*, now):
    """Delete what was decided a year ago: the account and the audit trail say what is still of use."""
    return JoiningRequest.objects.decided_before(now - KEPT_DECIDED).delete()[0]
