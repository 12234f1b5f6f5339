"""A database with the demonstration, a great many stories, and drafts that wait to be sent."""

from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from feedback.consent import CURRENT, Consent
from feedback.models import StoryDraft
from home import site_tree
from portal.taxonomy import seeds
from tests.factories.crowds import publish_stories

DRAFTS = 3000
ANSWERS = {
    "better": "I waited three weeks for the letter. Then a nurse rang me, and everything was clear.",
    "site": "not_sure",
    "stages": [],
    "told_by": "patient",
    "consent": Consent.PUBLISH,
    "consent_wording": CURRENT,
}


def fill(stories, *, say):
    """Returns the keys of the drafts."""
    say("Preparing a database of its own ...")
    call_command("prepare", demo=True, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    say(f"Publishing {stories:,} stories ...")
    publish_stories(stories)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return begun(DRAFTS)


def begin(drafts, *, say):
    """A portal with its vocabularies and nothing in it but drafts. Returns their keys."""
    say("Preparing a database of its own ...")
    call_command("prepare", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    seeds.plant()
    site_tree.plant()
    return begun(drafts)


def begun(how_many):
    """Drafts that wait for the last press, each with words of its own. Returns their keys."""
    now = timezone.now()
    drafts = [
        StoryDraft(answers=answers_of(number), started_at=now, touched_at=now) for number in range(how_many)
    ]
    StoryDraft.objects.bulk_create(drafts, batch_size=500)
    return [draft.key for draft in drafts]


def answers_of(number):
    return {**ANSWERS, "better": f"{ANSWERS['better']} It was letter {number}."}
