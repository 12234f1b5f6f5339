"""Puts what was told into the database, with its trail, its themes and its replies.

Actions write one row at a time and tell moderators by mail; a demonstration of a hundred and sixty stories
writes the rows that they would have written.
"""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from feedback import themes
from feedback.actions import ORIGINAL_KEPT
from feedback.consent import CURRENT
from feedback.models import Seriousness, Story, StoryOriginal, StoryStep, Theme, ThemedStory
from feedback.moderation import State, Step
from feedback.suggesting import planting as word_rules
from feedback.suggesting.proposing import propose
from portal.accounts.models import CareSite
from portal.taxonomy.models import PathwayStage, Priority, TumourSite
from search import indexing

from . import answers, desk, told

MODERATOR = "moderator@demo.example"
# What a moderator would make of a rating: grades of seriousness are set by a person.
SERIOUSNESS = {
    1: Seriousness.NONE,
    2: Seriousness.NONE,
    3: Seriousness.LOW,
    4: Seriousness.MODERATE,
    5: Seriousness.HIGH,
}
# The steps that lead to each state, after it was received.
STEPS = {
    State.RECEIVED: (),
    State.IN_REVIEW: ((Step.START_REVIEW, State.IN_REVIEW),),
    State.WAITING_AUTHOR: (
        (Step.START_REVIEW, State.IN_REVIEW),
        (Step.ASK_AUTHOR, State.WAITING_AUTHOR),
    ),
    State.DECLINED: ((Step.START_REVIEW, State.IN_REVIEW), (Step.DECLINE, State.DECLINED)),
    State.PUBLISHED: ((Step.START_REVIEW, State.IN_REVIEW), (Step.PUBLISH, State.PUBLISHED)),
}
NEEDS_REASON = (Step.ASK_AUTHOR, Step.DECLINE)


@transaction.atomic
def plant(now):
    """Create the stories that are missing. Returns how many were."""
    themes.plant()
    word_rules.plant()
    present = set(Story.objects.values_list("submission_key", flat=True))
    missing = [each for each in told.everything(now) if each.key not in present]
    sites = {site.name: site for site in CareSite.objects.all()}
    stories = Story.objects.bulk_create([_story(each, sites) for each in missing])
    pairs = list(zip(stories, missing, strict=True))
    by = get_user_model().objects.filter(email=MODERATOR).first()
    _sort(pairs)
    _keep_originals(pairs, now)
    StoryStep.objects.bulk_create([step for pair in pairs for step in _steps(*pair, by, now)])
    answers.plant(pairs, now)
    desk.plant(stories)
    indexing.refresh(Story, [story.pk for story in stories])
    propose(Story.objects.awaiting_review(), today=timezone.localdate(now))
    return len(stories)


def _story(each, care_sites):
    return Story(
        submission_key=each.key,
        reference=each.reference,
        source=each.source,
        title=each.title,
        words=each.words,
        told_by=each.told_by,
        site_answer=Story.SiteAnswer.NAMED if each.tumour_sites else Story.SiteAnswer.NOT_SURE,
        care_site=care_sites[each.care_site] if each.care_site else None,
        organisation_id=care_sites[each.care_site].organisation_id if each.care_site else None,
        care_site_text=each.care_site_text,
        happened_month=each.happened_month,
        rating=each.rating,
        sentiment=each.rating if each.published_at else None,
        consent=each.consent,
        consent_wording=CURRENT,
        state=each.state,
        seriousness=SERIOUSNESS[each.rating] if each.published_at else None,
        received_at=each.received_at,
        published_at=each.published_at,
        shared_count=each.shared_count,
        version=1 + len(STEPS[each.state]),
    )


def _sort(pairs):
    """Put the terms and themes on the stories. A slug that nobody knows stops the load: a file is wrong."""
    _link(pairs, "tumour_sites", TumourSite)
    _link(pairs, "priorities", Priority)
    _link(pairs, "stages", PathwayStage)
    named = {theme.name: theme for theme in Theme.objects.all()}
    ThemedStory.objects.bulk_create(
        ThemedStory(content_object=story, tag=named[name]) for story, each in pairs for name in each.themes
    )


def _link(pairs, name, model):
    terms = {term.slug: term.pk for term in model.objects.all()}
    field = Story._meta.get_field(name)
    through = field.remote_field.through
    story_column, term_column = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
    through.objects.bulk_create(
        through(**{story_column: story.pk, term_column: terms[slug]})
        for story, each in pairs
        for slug in getattr(each, name)
    )


def _keep_originals(pairs, now):
    """Own words are kept for a time; those of older stories would have been deleted by now."""
    today = timezone.localdate(now)
    kept = [(story, (story.received_at + ORIGINAL_KEPT).date()) for story, _ in pairs]
    StoryOriginal.objects.bulk_create(
        StoryOriginal(story=story, words=story.words, delete_after=day) for story, day in kept if day > today
    )


def _steps(story, each, by, now):
    yield StoryStep(story=story, step=Step.RECEIVE, to_state=State.RECEIVED, at=each.received_at)
    before, done_at = State.RECEIVED, each.published_at or min(each.received_at + timedelta(days=2), now)
    for step, state in STEPS[each.state]:
        reason = each.reason if step in NEEDS_REASON else ""
        yield StoryStep(
            story=story, step=step, from_state=before, to_state=state, at=done_at, by=by, reason=reason
        )
        before = state
