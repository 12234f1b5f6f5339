"""What administrators do with people. Each keeps allauth's tables in step with ours."""

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.db import transaction

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
