from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from .responses import Response


class SecondKeyingQuerySet(models.QuerySet):
    def waiting(self):
        """Drawn for the sample, and not yet settled."""
        return self.filter(settled_at__isnull=True)

    def settled(self):
        return self.filter(settled_at__isnull=False)

    def for_listing(self):
        return self.select_related("response__consultation", "response__assistant").order_by("pk")

    def totals(self):
        """How many forms were typed in twice, of how many questions, and how many of these differed."""
        return self.aggregate(
            forms=models.Count("pk"), compared=models.Sum("compared"), differed=models.Sum("differed")
        )


class SecondKeying(models.Model):
    """A response that was typed in and drawn to be typed in once more by somebody else.

    `answers` are those of the second person until both agree; then only how many differed is kept.
    """

    response = models.OneToOneField(
        Response, primary_key=True, on_delete=models.CASCADE, related_name="second_keying"
    )
    answers = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    keyed_at = models.DateTimeField(null=True, blank=True)
    keyed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    compared = models.PositiveIntegerField(default=0, help_text="How many questions both were asked.")
    differed = models.PositiveIntegerField(default=0, help_text="How many of them they answered differently.")

    objects = SecondKeyingQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True) | Q(keyed_at__isnull=False),
                name="second_keying_settled_once_keyed",
            ),
        ]

    def __str__(self):
        return f"Second keying of {self.response_id}"
