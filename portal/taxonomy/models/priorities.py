from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from .terms import MERGE_RULES, Term, TermQuerySet


class PrioritySetQuerySet(models.QuerySet):
    def in_force(self, on):
        """The set that holds on the date `on`, the latest begun by then: a queryset of at most one row."""
        return self.filter(valid_from__lte=on).order_by("-valid_from")[:1]


class PrioritySet(models.Model):
    """The priorities that the alliance published together. They hold until the day a later set begins."""

    name = models.CharField(max_length=120, unique=True)
    valid_from = models.DateField(unique=True, help_text="The first day on which this set holds.")
    source = models.CharField(max_length=250, blank=True, help_text="Where the alliance published it.")

    objects = PrioritySetQuerySet.as_manager()

    class Meta:
        ordering = ["-valid_from"]

    def __str__(self):
        return self.name


class PriorityQuerySet(TermQuerySet):
    def current(self, on):
        """The priorities of the set in force on the date `on`, in their order."""
        return self.in_use().filter(priority_set__in=PrioritySet.objects.in_force(on))

    def merge_targets(self, term):
        """Only priorities of the same set: across sets the cross-walk says what continues in what."""
        return super().merge_targets(term).filter(priority_set=term.priority_set_id)


class Priority(Term):
    """One of the things that the alliance set out to improve, as a dated set named it."""

    priority_set = models.ForeignKey(PrioritySet, on_delete=models.PROTECT, related_name="priorities")
    summary = models.TextField(blank=True, help_text="What it means for a person, in a sentence or two.")
    question_wording = models.CharField(
        max_length=160, blank=True, help_text="How a form asks for it, as: Finding out what was wrong."
    )

    objects = PriorityQuerySet.as_manager()

    class Meta(Term.Meta):
        verbose_name_plural = "priorities"
        constraints = [
            *MERGE_RULES,
            models.UniqueConstraint(
                Lower("name"),
                "priority_set",
                condition=Q(retired_at__isnull=True),
                name="taxonomy_priority_name_in_use_once_a_set",
            ),
        ]

    def namesakes(self):
        """Two sets may both name innovation; one set names it once."""
        return super().namesakes().filter(priority_set=self.priority_set_id)


class PriorityCrosswalk(models.Model):
    """Says which priority of one set continues in which of another, so that a trend can cross sets."""

    is_mere_link = True

    earlier = models.ForeignKey(Priority, on_delete=models.CASCADE, related_name="continued_by")
    later = models.ForeignKey(Priority, on_delete=models.CASCADE, related_name="continues")
    note = models.CharField(max_length=250, blank=True, help_text="What carried over, and what did not.")

    class Meta:
        verbose_name = "link between priority sets"
        verbose_name_plural = "links between priority sets"
        ordering = ["earlier__priority_set__valid_from", "earlier__sort_order", "later__sort_order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["earlier", "later"],
                name="crosswalk_once",
                violation_error_message="These two are linked already.",
            ),
            models.CheckConstraint(condition=~Q(earlier=F("later")), name="crosswalk_between_two"),
        ]

    def __str__(self):
        return f"{self.earlier} → {self.later}"

    def clean(self):
        super().clean()
        if not (self.earlier_id and self.later_id):
            return
        if self.earlier.priority_set.valid_from >= self.later.priority_set.valid_from:
            raise ValidationError({"later": "Choose a priority of a set that began later."})
