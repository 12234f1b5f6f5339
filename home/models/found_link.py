from django.db import models
from wagtail.models import Page


class FoundLinkQuerySet(models.QuerySet):
    def broken(self):
        return self.exclude(problem="")

    def unasked(self):
        """To other websites, where the settings do not let us ask them."""
        return self.filter(checked_at=None)

    def sound(self):
        return self.filter(problem="", checked_at__isnull=False)


class FoundLink(models.Model):
    """A link in a published page, and what was wrong with it when it was last looked at."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    address = models.CharField(max_length=1000)
    words = models.CharField(max_length=200, blank=True, help_text="What stands in the link.")
    is_inside = models.BooleanField("within the portal")
    problem = models.CharField(max_length=200, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)

    objects = FoundLinkQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        permissions = [("view_care_reports", "See what files, links and pages need")]
        ordering = ["page_id", "pk"]
        constraints = [models.UniqueConstraint(fields=["page", "address"], name="found_link_once_a_page")]

    def __str__(self):
        return self.address

    @property
    def standing(self):
        """What is wrong with it, or that nothing is, or that nobody asked."""
        return self.problem or ("Leads somewhere" if self.checked_at else "Not asked: another website")
