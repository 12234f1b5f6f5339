from django.conf import settings
from django.db import models


class StoryRedaction(models.Model):
    """What was taken out of a story and why: its kind and what stands in its place, never the words."""

    story = models.ForeignKey("feedback.Story", on_delete=models.CASCADE, related_name="redactions")
    kind = models.CharField(max_length=30, help_text="What it was: a kind of privacy.identifiers, or other.")
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
        return f"Redaction in {self.story}"


class KeptMark(models.Model):
    """Words that look as if they named somebody and that a person let stand, known by a fingerprint."""

    story = models.ForeignKey("feedback.Story", on_delete=models.CASCADE, related_name="kept_marks")
    kind = models.CharField(max_length=30, help_text="What it looked like: a kind of privacy.identifiers.")
    fingerprint = models.CharField(max_length=64)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["story", "fingerprint"], name="mark_kept_once"),
        ]

    def __str__(self):
        return f"Mark kept in {self.story}"
