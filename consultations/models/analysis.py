"""What stands beside the answers: campaigns, what a meeting said, and how a population divides."""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from .questions import Question
from .responses import Answer, Response


class Campaign(models.Model):
    """Answers to one question that are nearly the same text. They count like any others, and it is said."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="campaigns")
    example = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="+")
    answers = models.PositiveIntegerField()
    found_at = models.DateTimeField()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["-answers", "pk"]

    def __str__(self):
        return f"Campaign {self.pk}"


class CampaignAnswer(models.Model):
    """One of them. `is_same`: word for word the example, but for case and marks."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="members")
    answer = models.OneToOneField(Answer, on_delete=models.CASCADE, related_name="campaign_answer")
    is_same = models.BooleanField(default=False)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"Answer {self.answer_id} in campaign {self.campaign_id}"


class EventNote(models.Model):
    """What was said at an event or a meeting, kept as the answers of a group and coded like any other."""

    response = models.OneToOneField(Response, on_delete=models.CASCADE, related_name="event_note")
    title = models.CharField("what it was", max_length=120, help_text="For example: coffee morning, Margate.")
    held_date = models.DateField("when it was")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["-held_date", "-pk"]

    def __str__(self):
        return self.title


class Baseline(models.Model):
    """How a population divides into groups, as somebody else counted it: what answers are held against."""

    name = models.CharField(max_length=120, unique=True, help_text="For example: age, Kent and Medway.")
    source = models.CharField(max_length=200, help_text="Who counted, and where it can be read.")
    as_of_year = models.PositiveSmallIntegerField("year of the count", validators=[MinValueValidator(1900)])
    loaded_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        permissions = [("load_baselines", "Can load figures of the population to hold answers against")]
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=Q(as_of_year__gte=1900), name="baseline_of_a_recent_year")
        ]

    def __str__(self):
        return self.name


class BaselineGroup(models.Model):
    """One group of a baseline. Its label is that of the choice it stands beside."""

    baseline = models.ForeignKey(Baseline, on_delete=models.CASCADE, related_name="groups")
    label = models.CharField(max_length=200)
    people = models.PositiveIntegerField()
    sort_order = models.PositiveIntegerField(default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["sort_order", "pk"]
        constraints = [models.UniqueConstraint(fields=["baseline", "label"], name="group_once_a_baseline")]

    def __str__(self):
        return self.label
