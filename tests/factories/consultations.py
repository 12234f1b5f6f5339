"""Consultations at any stage of a fixed clock, with the least that each needs."""

from datetime import UTC, datetime, timedelta

import factory
from factory.django import DjangoModelFactory
from wagtail.models import Page, Site

from consultations.branching import Comparison, Condition
from consultations.models import (
    Answer,
    Choice,
    ConsultationIndexPage,
    ConsultationPage,
    Invitation,
    MatrixRow,
    PublicNote,
    Question,
    Response,
    ResponseDraft,
)
from consultations.stages import Stage

NOW = datetime(2026, 6, 10, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)

# For each stage at NOW: days until it opens, until it closes, and until the outcome is shown.
TIMES = {
    Stage.FORTHCOMING: (10, 50, None),
    Stage.OPEN: (-10, 20, None),
    Stage.CLOSED: (-50, -10, None),
    Stage.PAUSED: (-10, 20, None),
    Stage.ANSWERED: (-150, -100, -20),
    Stage.ARCHIVED: (-150, -100, -20),
}
OUTCOME = [
    {
        "type": "finding",
        "value": {"asked": "Where?", "said": "<p>Near home.</p>", "done": "<p>In Margate.</p>"},
    }
]


def plant(page, parent):
    """Put the page under its parent, as an editor would, and hand it back."""
    return parent.add_child(instance=page)


class UnderParent(DjangoModelFactory):
    """A page under `parent`: given, or the first place that takes it."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model, *args, parent=None, **fields):
        return plant(model(*args, **fields), parent or cls.default_parent())


class ConsultationIndexPageFactory(UnderParent):
    class Meta:
        model = ConsultationIndexPage

    title = "Take part"
    slug = "take-part"
    summary = "Tell us what you think before we decide."

    @classmethod
    def default_parent(cls):
        site = Site.objects.filter(is_default_site=True).first()
        return site.root_page if site else Page.objects.get(depth=1)


class ConsultationPageFactory(UnderParent):
    """`ConsultationPageFactory(stage=Stage.CLOSED)`, where it stands at `now` (NOW unless given)."""

    class Meta:
        model = ConsultationPage

    class Params:
        stage = Stage.OPEN
        now = NOW

    title = factory.Sequence(lambda number: f"Where should clinic {number} be?")
    slug = factory.Sequence(lambda number: f"clinic-{number}")
    summary = "Help us choose where the clinic should be."
    why = "<p>Too many people travel too far.</p>"
    who_decides = "<p>The alliance board, in September.</p>"
    what_can_change = "<p>The town and the opening hours.</p>"
    who_for = "Anyone in Kent and Medway"
    opens_at = factory.LazyAttribute(lambda page: page.now + TIMES[page.stage][0] * DAY)
    closes_at = factory.LazyAttribute(lambda page: page.now + TIMES[page.stage][1] * DAY)
    outcome_published_at = factory.LazyAttribute(
        lambda page: page.now + TIMES[page.stage][2] * DAY if TIMES[page.stage][2] else None
    )
    paused_at = factory.LazyAttribute(lambda page: page.now - DAY if page.stage == Stage.PAUSED else None)
    archived_at = factory.LazyAttribute(lambda page: page.now - DAY if page.stage == Stage.ARCHIVED else None)
    outcome = factory.LazyAttribute(lambda page: OUTCOME if page.outcome_published_at else [])

    @classmethod
    def default_parent(cls):
        return ConsultationIndexPage.objects.first() or ConsultationIndexPageFactory()


def only_if(earlier, *labels, test=Comparison.HAS, number=None):
    """The condition that the earlier question was answered with any of these labels."""
    keys = [choice.key for choice in earlier.offered if choice.label in labels]
    return Condition(earlier.key, test, tuple(keys), number).to_json()


class QuestionFactory(DjangoModelFactory):
    """`QuestionFactory(page=page, kind=Question.Kind.ONE, choices=["Yes", "No"])`.

    `QuestionFactory(page=page, only_if=[only_if(where, "Yes")])` is asked only after that answer.
    """

    class Meta:
        model = Question
        skip_postgeneration_save = True

    page = factory.SubFactory(ConsultationPageFactory)
    kind = Question.Kind.TEXT
    wording = factory.Sequence(lambda number: f"What matters most to you, number {number}?")
    sort_order = factory.Sequence(int)

    @factory.post_generation
    def choices(self, create, labels, **kwargs):
        for place, label in enumerate(labels or []):
            Choice.objects.create(question=self, label=label, sort_order=place)

    @factory.post_generation
    def rows(self, create, labels, **kwargs):
        for place, label in enumerate(labels or []):
            MatrixRow.objects.create(question=self, label=label, sort_order=place)


class PublicNoteFactory(DjangoModelFactory):
    class Meta:
        model = PublicNote

    consultation = factory.SubFactory(ConsultationPageFactory)
    kind = PublicNote.Kind.EXTENDED
    words = "More people asked for more time."
    at = NOW


class InvitationFactory(DjangoModelFactory):
    class Meta:
        model = Invitation

    consultation = factory.SubFactory(ConsultationPageFactory)
    digest = factory.Sequence(lambda number: f"{number:064x}")
    at = NOW


class ResponseFactory(DjangoModelFactory):
    class Meta:
        model = Response

    consultation = factory.SubFactory(ConsultationPageFactory)
    submitted_at = NOW


class AnswerFactory(DjangoModelFactory):
    """`AnswerFactory(question=question, chosen=[choice])`, in a response of its own unless one is given."""

    class Meta:
        model = Answer
        skip_postgeneration_save = True

    question = factory.SubFactory(QuestionFactory)
    response = factory.LazyAttribute(lambda answer: ResponseFactory(consultation=answer.question.page))

    @factory.post_generation
    def chosen(self, create, choices, **kwargs):
        if create and choices:
            self.chosen.set(choices)


class ResponseDraftFactory(DjangoModelFactory):
    class Meta:
        model = ResponseDraft

    consultation = factory.SubFactory(ConsultationPageFactory)
    started_at = NOW
    touched_at = NOW
