import uuid

from django.db import models

from portal.privacy.drafts import Draft
from portal.privacy.references import new_reference

from .pages import ConsultationPage
from .questions import Choice, Question


class ResponseQuerySet(models.QuerySet):
    def to(self, consultation):
        return self.filter(consultation=consultation.source_pk)

    def newest_first(self):
        return self.order_by("-submitted_at", "-pk")

    def oldest_first(self):
        return self.order_by("submitted_at", "pk")

    def with_answers(self):
        return self.prefetch_related("answers__chosen")

    def for_reading(self):
        """A response with its answers, the choices made and what each answered."""
        return self.with_answers().prefetch_related("answers__question")


class Response(models.Model):
    """One person's answers to one consultation, sent once. Who they are is not asked and not kept."""

    class Source(models.TextChoices):
        WEB = "web", "This website"
        PAPER = "paper", "On paper"
        PHONE = "phone", "Telephone"
        IMPORT = "import", "Imported"

    submission_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=20, unique=True, default=new_reference, editable=False)
    consultation = models.ForeignKey(ConsultationPage, on_delete=models.PROTECT, related_name="responses")
    source = models.CharField(max_length=10, choices=Source, default=Source.WEB)
    submitted_at = models.DateTimeField()

    objects = ResponseQuerySet.as_manager()

    # Wagtail looks up what refers to a page; a list of every response is not what it is for.
    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ("view",)
        indexes = [models.Index(fields=["consultation", "submitted_at"], name="response_by_consultation")]

    def __str__(self):
        """Never the words: this text reaches logs, histories and choosers."""
        return f"Response {self.reference}"


class Answer(models.Model):
    """What one response says to one question. A question passed over has no answer."""

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    text = models.TextField(blank=True)
    chosen = models.ManyToManyField(Choice, through="ChosenChoice", related_name="answers")

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["question__sort_order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["response", "question"], name="one_answer_a_question"),
        ]

    def __str__(self):
        return f"Answer {self.pk}"


class ChosenChoice(models.Model):
    """A choice that an answer made. While it is here the choice cannot go."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE)
    choice = models.ForeignKey(Choice, on_delete=models.PROTECT)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["answer", "choice"], name="chosen_once_an_answer")]

    def __str__(self):
        return f"Choice {self.choice_id} in answer {self.answer_id}"


class ResponseDraft(Draft):
    """Answers on their way to a consultation."""

    consultation = models.ForeignKey(ConsultationPage, on_delete=models.CASCADE, related_name="drafts")

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
