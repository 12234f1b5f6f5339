from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from portal.privacy.references import new_reference

from .responses import Answer


class PublishedAnswerQuerySet(models.QuerySet):
    def public(self, now):
        """What a stranger may read: from the close on, while its writer permits it and its page is public."""
        from .pages import ConsultationPage

        pages = ConsultationPage.objects.published().filter(closes_at__lte=now)
        return self.filter(
            state=PublishedAnswer.State.PUBLISHED,
            answer__response__withdrawn_at__isnull=True,
            answer__response__consultation__in=pages.values("pk"),
        ).exclude(answer__response__publish_consent="")

    def of_closed_between(self, since, until):
        page = {"consultation__closes_at__gt": since, "consultation__closes_at__lte": until}
        return self.filter(**{f"answer__response__{name}": moment for name, moment in page.items()})

    def to_question(self, question):
        return self.filter(answer__question=question)

    def for_listing(self):
        return self.select_related("answer__question", "answer__response__by").order_by("-decided_at", "-pk")


class PublishedAnswer(models.Model):
    """What a person decided about one answer that may be published: its words as everybody may read them.

    Its reference is its own, so that the answers of one person cannot be put together again.
    """

    class State(models.TextChoices):
        READING = "reading", "Being read"
        PUBLISHED = "published", "Published"
        DECLINED = "declined", "Not published"

    answer = models.OneToOneField(Answer, on_delete=models.CASCADE, related_name="published")
    reference = models.CharField(max_length=20, unique=True, default=new_reference, editable=False)
    words = models.TextField()
    state = models.CharField(max_length=10, choices=State, default=State.READING)
    reason = models.CharField(max_length=250, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = PublishedAnswerQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        permissions = [("publish_answers", "Can read, redact and publish answers to consultations")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="reading") | Q(decided_at__isnull=False), name="answer_decided_at_a_moment"
            ),
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(reason=""), name="answer_declined_with_a_reason"
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | ~Q(words=""), name="answer_published_has_words"
            ),
        ]

    def __str__(self):
        return f"Published answer {self.reference}"

    def get_absolute_url(self):
        return reverse("consultations:one_answer", args=[self.reference])

    @property
    def by(self):
        """Who said it, where they chose to be named."""
        member = self.answer.response.by
        return member.get_full_name() if member else ""


class AnswerRedaction(models.Model):
    """What was taken out of an answer and why: what stands in its place, never the words."""

    published = models.ForeignKey(PublishedAnswer, on_delete=models.CASCADE, related_name="redactions")
    kind = models.CharField(max_length=30)
    put_instead = models.CharField(max_length=80)
    reason = models.CharField(max_length=250)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["at", "pk"]

    def __str__(self):
        return f"Redaction {self.pk}"
