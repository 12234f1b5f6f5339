"""Mail to moderators. It says that something waits and never what was told."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.urls import reverse
from django_tasks import task

from feedback.models import Story
from portal.accounts.roles import Role


@task(queue_name="default", backend="background")
def tell_moderators():
    """One mail to each moderator, with how many stories wait and where."""
    waiting = Story.objects.awaiting_review().count()
    if not waiting:
        return
    link = settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse("stories:index")
    subject = f"{waiting} {'story waits' if waiting == 1 else 'stories wait'} to be read"
    body = f"Somebody told us what happened to them.\n\nOpen the stories that wait:\n{link}\n"
    for moderator in _moderators():
        send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [moderator.email])


def _moderators():
    people = get_user_model().objects.filter(is_active=True, groups__name=Role.MODERATOR)
    return people.distinct()
