from django.db import models

from .documents import AllianceDocument


class DownloadMark(models.Model):
    """That somebody downloaded a document on a day. The key changes daily and leads back to nobody."""

    document = models.ForeignKey(AllianceDocument, on_delete=models.CASCADE, related_name="+")
    day = models.DateField(db_index=True)
    visitor_key = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document", "day", "visitor_key"], name="one_download_a_person_and_day"
            )
        ]

    def __str__(self):
        return f"{self.document_id} on {self.day}"


class DownloadMonthQuerySet(models.QuerySet):
    def since(self, month):
        return self.filter(month__gte=month)


class DownloadMonth(models.Model):
    """How often a document was downloaded in a month. Nothing of anybody is in it, so it stays."""

    document = models.ForeignKey(AllianceDocument, on_delete=models.CASCADE, related_name="download_months")
    month = models.DateField(help_text="Its first day.")
    number = models.PositiveIntegerField(default=0)

    objects = DownloadMonthQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["month"]
        constraints = [
            models.UniqueConstraint(fields=["document", "month"], name="document_downloads_of_a_month_once"),
            models.CheckConstraint(condition=models.Q(month__day=1), name="download_month_is_a_first"),
        ]

    def __str__(self):
        return f"{self.document_id}: {self.number} in {self.month:%B %Y}"
