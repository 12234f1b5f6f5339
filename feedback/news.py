"""Mail to an author who asked for news. It says that something happened and never what was told.

It holds no receipt words either: we do not know them. Whoever reads the mail alone cannot open the story.
"""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django_tasks import task

from feedback.models import StoryContact
from feedback.moderation import Step
from portal.mail import send

NEWS_KEPT = timedelta(days=365)
SALT = "feedback.news"

ASKED, TO_SEE, PUBLISHED, ANSWERED = "asked", "to_see", "published", "answered"
SUBJECTS = {
    ASKED: "We have a question about what you told us",
    TO_SEE: "Please read what we would like to publish",
    PUBLISHED: "Your story is published",
    ANSWERED: "Your story has been answered",
}
AFTER = {Step.ASK_AUTHOR: ASKED, Step.APPROVE: TO_SEE, Step.PUBLISH: PUBLISHED}


def follow(story, step):
    """Queue the mail that this step calls for, inside the step's own transaction."""
    if step in AFTER:
        tell_author.using(backend="background").enqueue(story.pk, AFTER[step])


@task(queue_name="default", backend="background")
def tell_author(story_pk, what):
    """One mail, if the author still wants it when the worker comes to it."""
    contact = StoryContact.objects.select_related("story").filter(story=story_pk).first()
    if contact is None or not _is_wanted(contact, what):
        return
    context = {"reference": contact.story.reference, "link": _full(reverse("feedback:come_back"))}
    stop_url = _full(reverse("feedback:stop_news", args=[token_of(contact.story)]))
    send(contact.email, SUBJECTS[what], f"feedback/email/{what}", context, stop_url=stop_url)


def _is_wanted(contact, what):
    return contact.wants_news or (what in (ASKED, TO_SEE) and contact.may_be_asked)


def token_of(story):
    """What stands in the link that stops the mail: it does this and nothing else."""
    return signing.dumps(story.pk, salt=SALT)


def story_of(token):
    """The key of the story whose mail a link stops, or None for a link that is not ours."""
    try:
        return signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None


def _full(path):
    return settings.BASE_URL.rstrip("/") + path
