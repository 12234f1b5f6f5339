from django.db import models

from feedback.consent import Consent
from portal.tables.upload import TableUpload, UploadState

__all__ = ["DateOrder", "StoryUpload", "UploadState"]


class DateOrder(models.TextChoices):
    DAY_FIRST = "day_first", "The day first, as in 31/07/2022. What cannot be read so is refused."
    MONTH_FIRST = (
        "month_first",
        "The month first, as in 07/31/2022. What cannot be read so is refused.",
    )
    DAY_THEN_MONTH = "day_then_month", "The day first; where that is no date, the month first."
    YEAR_FIRST = "year_first", "The year first, as in 2022-07-31."


class StoryUpload(TableUpload):
    """A trust's export on its way into the queue."""

    date_order = models.CharField(max_length=16, choices=DateOrder, default=DateOrder.DAY_FIRST)
    trust = models.CharField(max_length=160, blank=True, help_text="Whose comments these are.")
    consent = models.CharField(max_length=20, choices=Consent, default=Consent.ALLIANCE_ONLY)
    stored = models.PositiveIntegerField(default=0)
    present = models.PositiveIntegerField(default=0)

    class Meta(TableUpload.Meta):
        pass
