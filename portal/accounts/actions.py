"""What administrators do with people. Each keeps allauth's tables in step with ours."""

from allauth.account.adapter import get_adapter
from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from allauth.usersessions.models import UserSession
from django.db import transaction


@transaction.atomic
def keep_address(*, person):
    """Make the person's address the one that they sign in with. Whoever gives it to them vouches for it."""
    EmailAddress.objects.filter(user=person).exclude(email__iexact=person.email).delete()
    EmailAddress.objects.update_or_create(
        user=person, email=person.email.lower(), defaults={"verified": True, "primary": True}
    )


def invite(*, person, request):
    """Send the person a link to choose a password with. Without it nobody can sign in as them."""
    adapter = get_adapter(request)
    key = f"{user_pk_to_url_str(person)}-{default_token_generator.make_token(person)}"
    link = adapter.get_reset_password_from_key_url(key)
    transaction.on_commit(
        lambda: adapter.send_invitation(person.email, {"person": person, "link": link, "request": request})
    )


def end_sessions(*, person):
    """Sign the person out everywhere, at once."""
    for session in UserSession.objects.filter(user=person):
        session.end()
