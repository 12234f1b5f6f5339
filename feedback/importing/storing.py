"""Puts comments into the queue, so many at a time, each once."""

from django.db import IntegrityError, transaction

from feedback.actions import ORIGINAL_KEPT
from feedback.consent import OF_AN_EXPORT
from feedback.headings import heading_from
from feedback.models import Story, StoryOriginal, StoryStep, Suggestion
from feedback.moderation import State, Step
from feedback.safeguarding import raise_concerns_of
from feedback.suggesting.tasks import suggest_for
from portal.accounts.models import Organisation

from .labels import Labels

ATTEMPTS = 3


class Queue:
    """Stores comments under one consent, at one moment. `store` says how many were new."""

    def __init__(self, *, consent, now):
        self.consent, self.now = consent, now
        self.labels = Labels()
        self.organisations = {}
        for organisation in Organisation.objects.all():
            for name in (organisation.name, organisation.short_name, organisation.ods_code):
                self.organisations.setdefault(name.casefold(), organisation)
        self.organisations.pop("", None)

    def store(self, comments):
        """Two imports at once may meet at the same comment: the one that comes later looks again."""
        for _ in range(ATTEMPTS - 1):
            try:
                return self._store(comments)
            except IntegrityError:
                continue
        return self._store(comments)

    @transaction.atomic
    def _store(self, comments):
        by_key = {comment.key: comment for comment in reversed(comments)}
        present = Story.objects.filter(source_key__in=by_key).values_list("source_key", flat=True)
        new = [comment for key, comment in reversed(by_key.items()) if key not in set(present)]
        stories = Story.objects.bulk_create(self._story(comment) for comment in new)
        StoryOriginal.objects.bulk_create(self._original(story) for story in stories)
        StoryStep.objects.bulk_create(self._step(story) for story in stories)
        Suggestion.objects.bulk_create(self._suggestions(stories, new))
        raise_concerns_of([(story, story.words) for story in stories], self.now)
        if stories:
            suggest_for.enqueue([story.pk for story in stories])
        return len(stories)

    def _story(self, comment):
        return Story(
            source=Story.Source.IMPORT,
            source_key=comment.key,
            source_organisation=comment.trust,
            source_service=comment.service,
            source_question=comment.question,
            organisation=self.organisations.get(comment.trust.casefold()),
            title=heading_from(comment.words),
            words=comment.words,
            site_answer=Story.SiteAnswer.NOT_ASKED,
            happened_month=comment.month,
            rating=comment.rating,
            sentiment=comment.sentiment,
            consent=self.consent,
            consent_wording=OF_AN_EXPORT,
            received_at=self.now,
        )

    def _original(self, story):
        return StoryOriginal(story=story, words=story.words, delete_after=(self.now + ORIGINAL_KEPT).date())

    def _step(self, story):
        return StoryStep(story=story, step=Step.RECEIVE, to_state=State.RECEIVED, at=self.now)

    def _suggestions(self, stories, comments):
        for story, comment in zip(stories, comments, strict=True):
            for theme in self.labels.themes_of(comment.labels):
                yield Suggestion(story=story, theme=theme, source=Suggestion.Source.EXPORT)
