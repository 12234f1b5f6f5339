"""Stories in any state, with the least that each state needs."""

import uuid
from datetime import UTC, date, datetime, timedelta

import factory
from factory.django import DjangoModelFactory
from wagtail.models import Site

from feedback.consent import CURRENT, Consent
from feedback.headings import heading_from
from feedback.models import (
    ConcernKind,
    FeedbackSettings,
    LegalHold,
    Reply,
    Seriousness,
    Story,
    StoryConcern,
    StoryDraft,
    StoryMessage,
    StoryOriginal,
    StoryReceipt,
    Theme,
)
from feedback.moderation import State
from feedback.replying import ReplyState
from portal.accounts.models import Organisation
from portal.privacy.receipts import digest_of

from .accounts import UserFactory

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


class ReceiptFactory(DjangoModelFactory):
    """A story that its author can come back to: `ReceiptFactory(words="apple river ...")`."""

    class Meta:
        model = StoryReceipt

    class Params:
        words = "acorn badger candle daisy eagle"

    story = factory.SubFactory(StoryFactory)
    digest = factory.LazyAttribute(lambda receipt: digest_of(receipt.words))
    made_at = RECEIVED_AT


class MessageFactory(DjangoModelFactory):
    class Meta:
        model = StoryMessage

    story = factory.SubFactory(StoryFactory)
    kind = StoryMessage.Kind.QUESTION
    words = "Was this in Maidstone?"
    at = RECEIVED_AT + timedelta(days=2)
    key = factory.LazyFunction(uuid.uuid4)


class LegalHoldFactory(DjangoModelFactory):
    class Meta:
        model = LegalHold

    story = factory.SubFactory(StoryFactory)
    why = "Case 12 of the coroner."
    told_author = "A coroner asked us to keep it."
    until = date(2030, 1, 1)
    placed_at = RECEIVED_AT
    placed_by = factory.SubFactory(UserFactory)


class StoryDraftFactory(DjangoModelFactory):
    class Meta:
        model = StoryDraft

    started_at = RECEIVED_AT
    touched_at = RECEIVED_AT


class StoryConcernFactory(DjangoModelFactory):
    class Meta:
        model = StoryConcern

    story = factory.SubFactory(StoryFactory)
    kind = ConcernKind.SELF_HARM
    cue = "speaks of suicide"
    raised_at = RECEIVED_AT


def on_duty_for_safeguarding(lead, *deputies):
    """Name the lead and the deputies, as an editor does in the settings."""
    settings = FeedbackSettings.for_site(Site.objects.get(is_default_site=True))
    settings.safeguarding_lead = lead
    settings.save()
    settings.safeguarding_deputies.set(deputies)
