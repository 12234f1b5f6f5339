from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Coalesce, Concat, StrIndex

from .alerts.models import Follow, Follower, ToldItem
from .desk.models import Promotion, SearchedFor
from .entries import Kind, key_of
from .help import HelpSettings
from .mirror.models import Mirror, Unmirrored
from .wording.models import PortalWord, SearchState, SearchWords

__all__ = [
    "Follow",
    "Follower",
    "HelpSettings",
    "Mirror",
    "PortalWord",
    "Promotion",
    "SearchEntry",
    "SearchState",
    "SearchWords",
    "SearchedFor",
    "ToldItem",
    "Unmirrored",
]


# A story's title is a sentence of somebody's own, and nobody looks for it by its beginning. Written as the
# index has it that finds all others.
IS_TITLED = Func(F("kind"), template="%(expressions)s <> 'story'", output_field=models.BooleanField())
MOST_TITLES = 20_000


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
        return self.defer("body", "parts", "about", "digest", "title_tokens", "lead_tokens", "body_tokens")

    def live_by_kind(self):
        """[(what the kind is called, how many can be found)], the most first."""
        counted = self.live().order_by().values_list("kind").annotate(number=models.Count("pk"))
        return [(Kind(kind).label, number) for kind, number in counted.order_by("-number")]

    def titled(self, beginnings):
        """Of the newest MOST_TITLES with a title those in which a word begins so for each of these tokens."""
        titled = self.live().filter(IS_TITLED).order_by("-pk")
        oldest = titled.values("pk")[MOST_TITLES : MOST_TITLES + 1]
        spaced = Concat(Value(" "), "title_tokens", output_field=models.TextField())
        found = titled.filter(pk__gt=Coalesce(models.Subquery(oldest), 0)).annotate(spaced=spaced)
        for beginning in beginnings:
            found = found.annotate(at=StrIndex("spaced", Value(f" {beginning}"))).filter(at__gt=0)
        return found

    def carrying(self, facet, key):
        """What carries this term, or is of this kind."""
        spaced = Concat(Value(" "), "labels", Value(" "), output_field=models.TextField())
        return self.annotate(spaced=spaced).filter(spaced__contains=f" {facet.label_of(key)} ")


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
    parts = models.JSONField(
        default=list, blank=True, help_text="Pairs: where a part of the body stands, and where it begins."
    )
    labels = models.TextField(blank=True, help_text="Its kind and its terms, for example kstory s12 p3.")
    title_tokens = models.TextField(blank=True)
    lead_tokens = models.TextField(blank=True, help_text="Of the lead, and then of what it is about.")
    body_tokens = models.TextField(blank=True)

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "search entries"
        constraints = [
            models.UniqueConstraint(fields=["model", "object_id"], name="search_entry_once"),
            models.CheckConstraint(
                condition=Q(is_live=True)
                | Q(title="", about="", lead="", body="", url="", labels="")
                & Q(title_tokens="", lead_tokens="", body_tokens=""),
                name="withdrawn_entry_has_no_words",
            ),
        ]

    def __str__(self):
        return self.title or f"{self.model} {self.object_id}"

    def keys(self, facet):
        """The keys of the terms of one facet that it carries, in no special order."""
        carried = map(key_of, self.labels.split())
        return [key for carried_facet, key in carried if carried_facet == facet]
