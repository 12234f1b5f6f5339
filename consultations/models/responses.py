import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q

from portal.privacy.drafts import Draft, DraftQuerySet
from portal.privacy.references import new_reference
from portal.taxonomy.models import Place, TumourSite

from .life import Invitation
from .pages import ConsultationPage
from .questions import Choice, MatrixRow, Question

# Whoever comes too late finds their words for so long after the close, to copy them.
KEPT_TO_COPY = timedelta(days=7)


class ResponseQuerySet(models.QuerySet):
    def to(self, consultation):
        return self.filter(consultation=consultation.source_pk)

    def standing(self):
        """Those that nobody has taken back."""
        return self.filter(withdrawn_at__isnull=True)

    def of_one_person(self):
        """Without the answers of groups, which are reported apart."""
        return self.filter(group_size__isnull=True)

    def of_groups(self):
        return self.filter(group_size__isnull=False)

    def newest_first(self):
        return self.order_by("-submitted_at", "-pk")

    def oldest_first(self):
        return self.order_by("submitted_at", "pk")

    def with_answers(self):
        return self.prefetch_related("answers__chosenchoice_set__choice", "answers__chosenchoice_set__row")

    def for_reading(self):
        """A response with its answers, the choices made and what each answered."""
        named = ("answers__question", "answers__tumour_site", "answers__place")
        return self.with_answers().prefetch_related(*named)


class Response(models.Model):
    """One person's answers to one consultation, or those of a group with its size. Who they are is not kept.

    `by` is a member who chose to be named, `assistant` whoever typed it in for somebody else.
    """

    class Source(models.TextChoices):
        WEB = "web", "This website"
        PAPER = "paper", "On paper"
        PHONE = "phone", "Telephone"
        IMPORT = "import", "Imported"
        EVENT = "event", "Event or meeting"

    submission_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=20, unique=True, default=new_reference, editable=False)
    consultation = models.ForeignKey(ConsultationPage, on_delete=models.PROTECT, related_name="responses")
    source = models.CharField(max_length=10, choices=Source, default=Source.WEB)
    submitted_at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField("version of the questions", default=1)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    publish_consent = models.CharField("consent to publish, by its version", max_length=20, blank=True)
    assistant = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    keyed_twice_at = models.DateTimeField(null=True, blank=True)
    group_size = models.PositiveIntegerField("people in the group", null=True, blank=True)

    objects = ResponseQuerySet.as_manager()

    # Wagtail looks up what refers to a page; a list of every response is not what it is for.
    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ("view",)
        permissions = [
            ("answer_as_member", "Can answer consultations that are for members"),
            ("enter_answers", "Can type in answers that came on paper, by telephone or from a meeting"),
        ]
        indexes = [models.Index(fields=["consultation", "submitted_at"], name="response_by_consultation")]
        constraints = [
            models.CheckConstraint(
                condition=Q(group_size__isnull=True) | Q(group_size__gte=2),
                name="response_group_from_2",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=models.F("submitted_at")),
                name="response_withdrawn_after_it_was_sent",
            ),
        ]

    def __str__(self):
        """Never the words: this text reaches logs, histories and choosers."""
        return f"Response {self.reference}"


class AnswerQuerySet(models.QuerySet):
    def may_be_published(self):
        """Own words whose writer lets us publish them. Who people are is never published beside words."""
        return self.filter(response__withdrawn_at__isnull=True, question__is_equality=False).exclude(
            Q(text="") | Q(response__publish_consent="")
        )

    def published_to(self, consultation, now):
        public = self.model.published.related.related_model.objects.public(now)
        to_it = public.filter(answer__response__consultation=consultation.source_pk)
        return self.filter(pk__in=to_it.values("answer"))

    def waiting_to_be_read(self):
        return self.may_be_published().filter(Q(published__isnull=True) | Q(published__state="reading"))


class Answer(models.Model):
    """What one response says to one question. A question passed over has no answer."""

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    text = models.TextField(blank=True)
    number = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    month = models.DateField("month, as its first day", null=True, blank=True)
    tumour_site = models.ForeignKey(
        TumourSite, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    other_text = models.TextField("other, in their words", blank=True)
    chosen = models.ManyToManyField(Choice, through="ChosenChoice", related_name="answers")

    objects = AnswerQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["question__sort_order", "pk"]
        # Numbers of very many answers are counted from it alone.
        indexes = [
            models.Index(
                fields=["question", "number"], condition=Q(number__isnull=False), name="answer_numbers"
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["response", "question"], name="one_answer_a_question"),
            models.CheckConstraint(
                condition=Q(month__isnull=True) | Q(month__day=1), name="answer_month_by_its_first_day"
            ),
        ]

    def __str__(self):
        return f"Answer {self.pk}"


class ChosenChoice(models.Model):
    """A choice that an answer made: in a table in one `row`, in an order at its `rank`, 1 for the first.

    While it is here the choice cannot go.
    """

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE)
    choice = models.ForeignKey(Choice, on_delete=models.PROTECT)
    row = models.ForeignKey(MatrixRow, null=True, blank=True, on_delete=models.PROTECT)
    rank = models.PositiveSmallIntegerField(null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["rank", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["answer", "choice"], condition=Q(row__isnull=True), name="chosen_once_an_answer"
            ),
            models.UniqueConstraint(
                fields=["answer", "row"], condition=Q(row__isnull=False), name="chosen_once_a_row"
            ),
            models.UniqueConstraint(
                fields=["answer", "rank"], condition=Q(rank__isnull=False), name="chosen_once_a_rank"
            ),
            models.CheckConstraint(
                condition=Q(rank__isnull=True) | Q(rank__gte=1, row__isnull=True), name="chosen_rank_from_1"
            ),
        ]

    def __str__(self):
        return f"Choice {self.choice_id} in answer {self.answer_id}"


class ResponseDraftQuerySet(DraftQuerySet):
    def left_alone_since(self, moment):
        """Those that nobody can come back to with words, and the others once the close is that long past."""
        sent = Response.objects.filter(submission_key=models.OuterRef("key"))
        kept = Q(receipt__isnull=False) | models.Exists(sent)
        late = Q(consultation__closes_at__lt=moment - KEPT_TO_COPY)
        return super().left_alone_since(moment).filter(~kept | late)


class ResponseDraft(Draft):
    """Answers on their way to a consultation. Its words keep it until some days after the close."""

    consultation = models.ForeignKey(ConsultationPage, on_delete=models.CASCADE, related_name="drafts")
    invitation = models.ForeignKey(
        Invitation, null=True, blank=True, on_delete=models.CASCADE, related_name="drafts"
    )

    objects = ResponseDraftQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
