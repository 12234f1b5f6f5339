"""Mail with a link to choose a password. The worker makes the link: a queue holds no key to anybody."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django_tasks import task

from portal import mail

from .models import User


@task(queue_name="default", backend="background")
def send_password_link(person_key, address, letter):
    """`letter`: which of the templates in account/email, 'invitation' or 'password_reset_key'."""
    person = User.objects.get(pk=person_key)
    words = {"person": person, "password_reset_url": password_link(person)}
    subject = render_to_string(f"account/email/{letter}_subject.txt", words).strip()
    mail.send(address, subject, f"account/email/{letter}_message", words)


@task(queue_name="default", backend="background")
def send_written(subject, body, address):
    """A letter that is written already. It opens nothing but what its reader has asked for themselves."""
    mail.send_words(address, subject, body)


def password_link(person):
    """It works once: the key depends on the password that it replaces."""
    key = {"uidb36": user_pk_to_url_str(person), "key": default_token_generator.make_token(person)}
    return settings.BASE_URL.rstrip("/") + reverse("account_reset_password_from_key", kwargs=key)
