from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField

from consultations.branching import Condition
from consultations.conditions import ConditionsInput, are_conditions
from consultations.keys import KeptKey
from consultations.kinds import BOUNDED, CHOOSING, Kind

from .context_block import ContextBlock
from .keyed import Keyed


class QuestionQuerySet(models.QuerySet):
    def asking(self):
        """Without the headings, which nobody answers."""
        return self.exclude(kind=Kind.SECTION)

    def with_everything(self):
        """With the choices, and the rows of tables."""
        return self.prefetch_related("choices", "rows")

    def with_published(self, public):
        """Only those with an answer among these published ones."""
        mine = public.filter(answer__question=models.OuterRef("pk"))
        return self.filter(models.Exists(mine))


def with_what_they_offer(questions):
    """The questions as a list, with their choices, and with rows where there is a table: a query less."""
    found = list(questions.prefetch_related("choices"))
    models.prefetch_related_objects([each for each in found if each.kind == Kind.MATRIX], "rows")
    return found


class Question(Keyed, ClusterableModel):
    """Something that a consultation asks, in one way of answering, or the heading of a section.

    A section lasts until the next heading. What stands before the first heading is in no section.
    """

    Kind = Kind

    class Needs(models.TextChoices):
        ALL = "all", "all of these are so"
        ANY = "any", "any of these is so"

    page = ParentalKey("consultations.ConsultationPage", on_delete=models.CASCADE, related_name="questions")
    kind = models.CharField("how people answer", max_length=10, choices=Kind, default=Kind.TEXT)
    wording = models.CharField("question", max_length=300, help_text="Ask one thing, in plain words.")
    help_text = models.TextField(
        "why we ask, or what helps to answer", blank=True, help_text="Shown under the question."
    )
    required = models.BooleanField("must be answered", default=False)
    word_limit = models.PositiveIntegerField(
        "most words",
        default=500,
        validators=[MinValueValidator(1)],
        help_text="For answers in people’s own words.",
    )
    offers_other = models.BooleanField("also “other, please say”", default=False)
    lowest = models.IntegerField(
        null=True, blank=True, help_text="The first step of a scale, or the smallest number."
    )
    highest = models.IntegerField(
        null=True, blank=True, help_text="The last step of a scale, or the largest number."
    )
    lowest_label = models.CharField("what the first step means", max_length=60, blank=True)
    highest_label = models.CharField("what the last step means", max_length=60, blank=True)
    is_equality = models.BooleanField(
        "about who they are",
        default=False,
        help_text="For equality questions: never shown beside a name, and counted by the small-number rule.",
    )
    context = StreamField(
        ContextBlock(required=False), blank=True, help_text="Facts that people need for this question."
    )
    needs = models.CharField("ask this only if", max_length=3, choices=Needs, default=Needs.ALL)
    only_if = models.JSONField("conditions", default=list, blank=True, validators=[are_conditions])

    objects = QuestionQuerySet.as_manager()

    panels = [
        FieldPanel("wording"),
        FieldPanel("help_text"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("required"), FieldPanel("word_limit")]),
        InlinePanel("choices", heading="Choices", label="Choice"),
        FieldPanel("offers_other"),
        InlinePanel("rows", heading="Rows of the table", label="Row"),
        FieldRowPanel([FieldPanel("lowest"), FieldPanel("lowest_label")]),
        FieldRowPanel([FieldPanel("highest"), FieldPanel("highest_label")]),
        FieldPanel("is_equality"),
        FieldPanel("context"),
        MultiFieldPanel(
            [FieldPanel("needs"), FieldPanel("only_if", widget=ConditionsInput)], heading="Who is asked this"
        ),
        FieldPanel("key", widget=KeptKey, classname="w-hidden"),
    ]

    class Meta(Keyed.Meta):
        constraints = [
            models.UniqueConstraint(fields=["page", "key"], name="question_key_once_a_page"),
            models.CheckConstraint(condition=Q(word_limit__gte=1), name="question_word_limit_from_1"),
            models.CheckConstraint(
                condition=Q(lowest__isnull=True) | Q(highest__isnull=True) | Q(highest__gt=F("lowest")),
                name="question_highest_over_lowest",
                violation_error_message="Make the last step larger than the first.",
            ),
        ]

    def __str__(self):
        return self.wording

    def clean(self):
        super().clean()
        self.only_if = self.only_if or []

    @property
    def asks(self):
        """False for the heading of a section."""
        return self.kind != Kind.SECTION

    @property
    def has_choices(self):
        return self.kind in CHOOSING

    @property
    def steps(self):
        """The numbers of a scale: 1 to 5 where nothing else is said."""
        first, last = BOUNDED[Kind.SCALE]
        return range(
            first if self.lowest is None else self.lowest,
            (last if self.highest is None else self.highest) + 1,
        )

    @cached_property
    def offered(self):
        """The choices in their order, read once; for a draft, those of the draft."""
        return list(self.choices.all())

    @cached_property
    def lines(self):
        """The rows of a table in their order, read once; nothing else has any."""
        return list(self.rows.all()) if self.kind == Kind.MATRIX else []

    @cached_property
    def conditions(self):
        """What must be so for this to be asked, read once. None: it is asked of everybody."""
        return [Condition.from_json(stored) for stored in self.only_if or []]


class Choice(Keyed):
    """One answer that can be chosen; in a table, one of its columns."""

    question = ParentalKey(Question, on_delete=models.CASCADE, related_name="choices")
    label = models.CharField(max_length=200)

    panels = [FieldPanel("label"), FieldPanel("key", widget=KeptKey, classname="w-hidden")]

    class Meta(Keyed.Meta):
        constraints = [models.UniqueConstraint(fields=["question", "key"], name="choice_key_once_a_question")]

    def __str__(self):
        return self.label


class MatrixRow(Keyed):
    """One line of a table: for each line a person chooses one of the columns."""

    question = ParentalKey(Question, on_delete=models.CASCADE, related_name="rows")
    label = models.CharField(max_length=200)

    panels = [FieldPanel("label"), FieldPanel("key", widget=KeptKey, classname="w-hidden")]

    class Meta(Keyed.Meta):
        constraints = [models.UniqueConstraint(fields=["question", "key"], name="row_key_once_a_question")]

    def __str__(self):
        return self.label
