from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from .terms import Term, TermQuerySet


class PrioritySetQuerySet(models.QuerySet):
    def in_force(self, on):
        """The set that holds on the date `on`: the latest that had begun by then."""
        return self.filter(valid_from__lte=on).order_by("-valid_from")


class PrioritySet(models.Model):
    """The priorities that the alliance published together, from a date on. A later set replaces it."""

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
        return self.in_use().filter(priority_set__in=PrioritySet.objects.in_force(on)[:1])


class Priority(Term):
    """One of the things that the alliance set out to improve, as a dated set named it."""

    priority_set = models.ForeignKey(PrioritySet, on_delete=models.PROTECT, related_name="priorities")
    summary = models.TextField(blank=True, help_text="What it means for a person, in a sentence or two.")

    objects = PriorityQuerySet.as_manager()

    class Meta(Term.Meta):
        verbose_name_plural = "priorities"


class PriorityCrosswalk(models.Model):
    """Says which priority of one set continues in which of another, so that a trend can cross sets."""

    earlier = models.ForeignKey(Priority, on_delete=models.CASCADE, related_name="continued_by")
    later = models.ForeignKey(Priority, on_delete=models.CASCADE, related_name="continues")
    note = models.CharField(max_length=250, blank=True, help_text="What carried over, and what did not.")

    class Meta:
        ordering = ["earlier__sort_order", "later__sort_order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["earlier", "later"], name="crosswalk_once"),
            models.CheckConstraint(condition=~Q(earlier=F("later")), name="crosswalk_between_two"),
        ]

    def __str__(self):
        return f"{self.earlier} → {self.later}"

    def clean(self):
        super().clean()
        if self.earlier_id and self.later_id and self.earlier.priority_set_id == self.later.priority_set_id:
            raise ValidationError("Choose priorities of two different sets.")
