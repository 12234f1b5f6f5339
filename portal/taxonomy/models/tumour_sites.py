from django.db import models
from wagtail.search import index

from .terms import Term


class TumourGroup(Term):
    """A group of clinicians and patients for one family of cancers, or for one cross-cutting service."""

    clinical_name = models.CharField(
        max_length=160, blank=True, help_text="For example: Colorectal (lower GI)."
    )
    is_cross_cutting = models.BooleanField(
        default=False, help_text="Serves every kind of cancer, as radiotherapy or acute oncology does."
    )

    search_fields = [*Term.search_fields, index.SearchField("clinical_name")]


class TumourSite(Term):
    """Where in the body a cancer starts, in everyday words, with the clinical word beside it."""

    clinical_name = models.CharField(max_length=160, blank=True, help_text="For example: colorectal cancer.")
    lay_names = models.TextField(
        blank=True, help_text="Other everyday names, one a line. People may type any of them."
    )
    group = models.ForeignKey(TumourGroup, on_delete=models.PROTECT, related_name="sites")

    search_fields = [
        *Term.search_fields,
        index.SearchField("clinical_name"),
        index.SearchField("lay_names"),
        index.FilterField("group"),
    ]

    @property
    def other_names(self):
        return [name.strip() for name in self.lay_names.splitlines() if name.strip()]
