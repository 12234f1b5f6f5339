from django.db import models
from django.db.models import Q

from portal.taxonomy.models import PathwayStage, Priority, TumourSite

from .entries import Kind
from .mirror.models import Mirror, Unmirrored

__all__ = ["Mirror", "SearchEntry", "Unmirrored"]


class SearchEntryQuerySet(models.QuerySet):
    def live(self):
        """What the public may find."""
        return self.filter(is_live=True)

    def of(self, model, pks):
        """The entries of these rows of the model, withdrawn ones included."""
        return self.of_model(model).filter(object_id__in=pks)

    def of_model(self, model):
        return self.filter(model=model._meta.label_lower)

    def without_body(self):
        """All that a list of results shows; a body may be as long as a book."""
        return self.defer("body", "about", "digest")


class SearchEntry(models.Model):
    """The ledger: one row for each thing that was ever findable, written with the publication itself.

    A withdrawn row stays as a stone without words, so that its version never starts again and a mirror that
    was away can be told.
    """

    model = models.CharField(max_length=80, help_text="Label of the model, for example home.newspage.")
    object_id = models.BigIntegerField(help_text="Key of the row.")
    kind = models.CharField(max_length=20, choices=Kind)
    is_live = models.BooleanField(default=False)
    version = models.PositiveBigIntegerField(default=0, help_text="Rises with every change and never falls.")
    date = models.DateField(null=True, blank=True)
    digest = models.CharField(
        max_length=64, blank=True, help_text="Of all that is kept; the same: no change."
    )
    url = models.CharField(max_length=500, blank=True)
    facts = models.JSONField(default=list, blank=True)
    statuses = models.JSONField(default=list, blank=True, help_text="Pairs of a moment and a word.")
    title = models.CharField(max_length=300, blank=True)
    about = models.TextField(blank=True, help_text="Names of its terms, and its facts.")
    lead = models.TextField(blank=True)
    body = models.TextField(blank=True)
    tumour_sites = models.ManyToManyField(TumourSite, blank=True, related_name="+")
    priorities = models.ManyToManyField(Priority, blank=True, related_name="+")
    stages = models.ManyToManyField(PathwayStage, blank=True, related_name="+")

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "search entries"
        constraints = [
            models.UniqueConstraint(fields=["model", "object_id"], name="search_entry_once"),
            models.CheckConstraint(
                condition=Q(is_live=True) | Q(title="", about="", lead="", body="", url=""),
                name="withdrawn_entry_has_no_words",
            ),
        ]
        indexes = [
            models.Index(
                "is_live", models.F("date").desc(), models.F("id").desc(), name="search_entry_newest"
            ),
            models.Index(fields=["id", "is_live", "kind", "date"], name="search_entry_slim"),
        ]

    def __str__(self):
        return self.title or f"{self.model} {self.object_id}"
