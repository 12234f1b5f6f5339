"""Stories in any state, with the least that each state needs."""

from datetime import UTC, datetime, timedelta

import factory
from factory.django import DjangoModelFactory

from feedback.consent import CURRENT, Consent
from feedback.headings import heading_from
from feedback.models import Reply, Seriousness, Story, StoryDraft, StoryOriginal, Theme
from feedback.moderation import State
from feedback.replying import ReplyState
from portal.accounts.models import Organisation

RECEIVED_AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
HAS_BEEN_PUBLIC = (State.PUBLISHED,)
# Nobody publishes or declines a story without saying how serious it is.
NOT_READ_YET = (State.RECEIVED, State.ERASED)


class StoryFactory(DjangoModelFactory):
    """`StoryFactory(state=State.PUBLISHED, tumour_sites=[site])`; terms and themes are given as lists."""

    class Meta:
        model = Story
        skip_postgeneration_save = True

    words = factory.Sequence(
        lambda number: f"I waited {number + 1} weeks for the letter. Then a nurse rang me."
    )
    title = factory.LazyAttribute(lambda story: heading_from(story.words) if story.words else "")
    consent = Consent.PUBLISH
    consent_wording = CURRENT
    state = State.RECEIVED
    seriousness = factory.LazyAttribute(
        lambda story: None if story.state in NOT_READ_YET else Seriousness.NONE
    )
    received_at = factory.Sequence(lambda number: RECEIVED_AT + timedelta(hours=number))
    published_at = factory.LazyAttribute(
        lambda story: story.received_at + timedelta(days=3) if story.state in HAS_BEEN_PUBLIC else None
    )

    @factory.post_generation
    def tumour_sites(self, create, terms, **kwargs):
        if create and terms:
            self.tumour_sites.set(terms)

    @factory.post_generation
    def priorities(self, create, terms, **kwargs):
        if create and terms:
            self.priorities.set(terms)

    @factory.post_generation
    def stages(self, create, terms, **kwargs):
        if create and terms:
            self.stages.set(terms)

    @factory.post_generation
    def themes(self, create, terms, **kwargs):
        if create and terms:
            self.themes.set(terms)

    @factory.post_generation
    def original(self, create, words, **kwargs):
        if create and self.state != State.ERASED:
            StoryOriginal.objects.create(story=self, words=words or self.words)


class AnsweringOrganisationFactory(DjangoModelFactory):
    class Meta:
        model = Organisation

    name = factory.Sequence(lambda number: f"Answering Trust {number}")
    kind = Organisation.Kind.TRUST


class ReplyFactory(DjangoModelFactory):
    """A published reply, or with `published_at=None` one that is being written. A change is said whole."""

    class Meta:
        model = Reply

    class Params:
        claims_change = factory.LazyAttribute(lambda reply: reply.outcome != Reply.Outcome.ANSWERED)

    story = factory.SubFactory(StoryFactory, state=State.PUBLISHED)
    organisation = factory.SubFactory(AnsweringOrganisationFactory)
    speaks_for = "Lead cancer nurse"
    words = "Thank you for telling us. Letters now go out within a week."
    outcome = Reply.Outcome.ANSWERED
    change = factory.LazyAttribute(lambda reply: "Letters within a week." if reply.claims_change else "")
    change_owner = factory.LazyAttribute(lambda reply: "Clinic manager" if reply.claims_change else "")
    change_on = factory.LazyAttribute(lambda reply: RECEIVED_AT.date() if reply.claims_change else None)
    published_at = factory.LazyAttribute(lambda reply: reply.story.received_at + timedelta(days=10))
    state = factory.LazyAttribute(
        lambda reply: ReplyState.PUBLISHED if reply.published_at else ReplyState.DRAFT
    )
    checked_at = factory.LazyAttribute(lambda reply: reply.published_at)


class ThemeFactory(DjangoModelFactory):
    class Meta:
        model = Theme

    name = factory.Sequence(lambda number: f"Theme {number}")


class StoryDraftFactory(DjangoModelFactory):
    class Meta:
        model = StoryDraft

    started_at = RECEIVED_AT
    touched_at = RECEIVED_AT
