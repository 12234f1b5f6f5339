"""Many stories at once, sorted and dated as a test says, written without the steps that led there."""

from datetime import datetime

from django.utils import timezone

from feedback.consent import CURRENT, Consent
from feedback.models import Sentiment, Story, Theme, ThemedStory
from feedback.moderation import State

MOODS = {
    "positive": Sentiment.POSITIVE,
    "mixed": Sentiment.MIXED,
    "negative": Sentiment.NEGATIVE,
    "none": None,
}


def tell(how_many, *, month, state=State.PUBLISHED, mood="none", care_site=None, theme=None, **terms):
    """`month` is a date in the month; `terms` are lists of sites, stages and priorities by their field."""
    received = timezone.make_aware(datetime(month.year, month.month, 15, 9, 0))
    stories = Story.objects.bulk_create(
        Story(
            words="Somebody told us something.",
            title="Something",
            consent=Consent.PUBLISH,
            consent_wording=CURRENT,
            state=state,
            received_at=received,
            published_at=received if state == State.PUBLISHED else None,
            sentiment=MOODS[mood],
            care_site=care_site,
        )
        for _ in range(how_many)
    )
    for field, rows in terms.items():
        many = Story._meta.get_field(field)
        through, column = many.remote_field.through, f"{many.m2m_reverse_field_name()}_id"
        through.objects.bulk_create(
            through(**{"story_id": story.pk, column: row.pk}) for story in stories for row in rows
        )
    if theme:
        ThemedStory.objects.bulk_create(ThemedStory(content_object=story, tag=theme) for story in stories)
    return stories


def a_theme(name):
    return Theme.objects.get_or_create(name=name)[0]
