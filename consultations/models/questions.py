from django.core.validators import MinValueValidator
from django.db import models
from django.utils.functional import cached_property
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from consultations.keys import KeptKey, new_key


class Keyed(Orderable):
    """A row whose key outlives it: drafts, copies and answers on their way name it by the key."""

    key = models.SlugField(max_length=20, blank=True, default="")

    class Meta:
        abstract = True
        ordering = ["sort_order", "id"]

    def clean(self):
        super().clean()
        self.key = self.key or new_key()

    def save(self, *args, **kwargs):
        self.key = self.key or new_key()
        super().save(*args, **kwargs)


class Question(Keyed, ClusterableModel):
    """Something that a consultation asks, in one way of answering."""

    class Kind(models.TextChoices):
        TEXT = "text", "In their own words"
        ONE = "one", "One of several choices"
        SEVERAL = "several", "As many of the choices as apply"

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

    panels = [
        FieldPanel("wording"),
        FieldPanel("help_text"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("required"), FieldPanel("word_limit")]),
        InlinePanel("choices", heading="Choices", label="Choice"),
        FieldPanel("key", widget=KeptKey, classname="w-hidden"),
    ]

    class Meta(Keyed.Meta):
        constraints = [
            models.UniqueConstraint(fields=["page", "key"], name="question_key_once_a_page"),
            models.CheckConstraint(condition=models.Q(word_limit__gte=1), name="question_word_limit_from_1"),
        ]

    def __str__(self):
        return self.wording

    @property
    def has_choices(self):
        return self.kind != self.Kind.TEXT

    @cached_property
    def offered(self):
        """The choices in their order, read once; for a draft, those of the draft."""
        return list(self.choices.all())


class Choice(Keyed):
    """One answer that can be chosen."""

    question = ParentalKey(Question, on_delete=models.CASCADE, related_name="choices")
    label = models.CharField(max_length=200)

    panels = [FieldPanel("label"), FieldPanel("key", widget=KeptKey, classname="w-hidden")]

    class Meta(Keyed.Meta):
        constraints = [models.UniqueConstraint(fields=["question", "key"], name="choice_key_once_a_question")]

    def __str__(self):
        return self.label
