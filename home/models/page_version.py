from django.conf import settings
from django.db import models
from django.urls import reverse
from wagtail.models import Page


class PageVersionQuerySet(models.QuerySet):
    def latest_first(self):
        return self.order_by("-number")

    def standing(self):
        """Without those that were taken back."""
        return self.filter(taken_back_at=None)

    def without_words(self):
        return self.defer("told")


class PageVersion(models.Model):
    """What a page said when it was published, in plain words: kept for whoever cites or compares it.

    `told` is a list of [heading, text]. It is made from the revision that was published and from no other,
    and never changed; an editor may take it back, and then it is empty for good.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="published_versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=255)
    told = models.JSONField()
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_why = models.CharField(max_length=250, blank=True)

    objects = PageVersionQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["page", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["page", "number"], name="page_version_numbered_once"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="page_version_counts_from_one"),
        ]

    def __str__(self):
        return f"{self.title}, version {self.number}"

    @property
    def caption(self):
        return f"Version {self.number}"

    def get_absolute_url(self):
        return reverse("page_version", args=[self.page_id, self.number])
