"""Letters to whoever asked to join and to the administrators, sent by the background worker."""

from django.conf import settings
from django.urls import reverse
from django_tasks import task

from portal import mail
from portal.accounts.models import JoiningRequest, User
from portal.accounts.roles import Role


@task(queue_name="default", backend="background")
def ask_to_confirm(key):
    """Where it is confirmed already, the same letter says that it waits: the page of the link knows."""
    request = JoiningRequest.objects.filter(pk=key, decision="").first()
    if request:
        context = {"request": request, "confirm_url": _whole(request.confirm_url)}
        mail.send(request.email, "Confirm your e-mail address", "accounts/email/confirm_joining", context)


@task(queue_name="default", backend="background")
def say_there_is_an_account(email):
    context = {"login_url": _whole(reverse("account_login"))}
    mail.send(email, "You have an account already", "accounts/email/has_account", context)


@task(queue_name="default", backend="background")
def tell_administrators(key):
    """Where a request is the first to wait; the list on their first screen shows the others."""
    if JoiningRequest.objects.waiting().count() == 1:
        for person in User.objects.active().holding(Role.ADMINISTRATOR):
            context = {"joining_url": _whole(reverse("joining_desk:index"))}
            mail.send(person.email, "Somebody asks to join", "accounts/email/joining_waits", context)


@task(queue_name="default", backend="background")
def say_no(key):
    request = JoiningRequest.objects.get(pk=key)
    mail.send(request.email, "Your request to join", "accounts/email/declined", {"request": request})


def _whole(address):
    return settings.BASE_URL.rstrip("/") + address
