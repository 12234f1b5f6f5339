"""Mail to staff. It says that something waits, how many and where, and never what was told."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from feedback.models import Story
from feedback.people import moderators_of, on_duty
from feedback.waiting import waiting_for
from portal import mail
from portal.accounts.models import User


@task(queue_name="default", backend="background")
def tell_moderators(story_key):
    """Write to the story's moderators whose queue was empty. The daily digest tells the others."""
    story = Story.objects.awaiting_review().filter(pk=story_key).first()
    now = timezone.now()
    for person in moderators_of(story) if story else []:
        if waiting_for(person, now).stories == 1:
            mail.send(person.email, "A story waits to be read", "feedback/email/story_waits", _links())


@task(queue_name="default", backend="background")
def tell_of_concerns(how_many):
    """Write to everybody on duty for safeguarding, at once. `how_many` stories are held."""
    subject = "A story may need you now" if how_many == 1 else f"{how_many} stories may need you now"
    for person in on_duty():
        mail.send(person.email, subject, "feedback/email/concern", {"how_many": how_many, **_links()})


@task(queue_name="default", backend="background")
def send_digest(person_key):
    """What waits for one person, in numbers. Nothing is sent where nothing waits any more."""
    person, now = User.objects.get(pk=person_key), timezone.now()
    waiting = waiting_for(person, now)
    if not waiting.is_empty:
        context = {"waiting": waiting, "oldest": waiting.oldest_in_words(now), **_links()}
        mail.send(person.email, waiting.in_words(), "feedback/email/digest", context)


def _links():
    base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    return {
        "queue_url": base + reverse("stories:index"),
        "overdue_url": f"{base}{reverse('stories:index')}?overdue=on",
        "concerns_url": base + reverse("stories:concerns"),
    }
