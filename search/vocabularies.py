"""The terms that results are narrowed by, read once a page and all in one query."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import CharField, F, TextField, Value
from django.utils import timezone

from portal.taxonomy.models import PathwayStage, Place, Priority, TumourSite

from .entries import Facet

MODELS = {
    Facet.SITE: TumourSite,
    Facet.PRIORITY: Priority,
    Facet.STAGE: PathwayStage,
    Facet.PLACE: Place,
}


@dataclass(frozen=True)
class Term:
    """What search needs to know of a term of any vocabulary."""

    pk: int
    slug: str
    name: str
    clinical_name: str = ""
    lay_names: str = ""
    retired_at: datetime | None = None
    merged_into_id: int | None = None

    @property
    def names(self):
        """Everything that it is called."""
        return [
            name for name in (self.name, self.clinical_name, *self.lay_names.splitlines()) if name.strip()
        ]


class Vocabularies:
    """Every term, retired and merged ones too: an old link must still work."""

    @cached_property
    def terms(self):
        """{facet: {key: term}}, each facet in its own order."""
        first, *others = (_rows(facet, model) for facet, model in MODELS.items())
        rows = sorted(first.union(*others, all=True), key=lambda row: row[:4])
        terms = {facet: {} for facet in MODELS}
        for facet, _, _, pk, *rest in rows:
            terms[Facet(facet)][pk] = Term(pk, *rest)
        return terms

    def named(self, facet, slugs):
        """The terms with these slugs. A merged term stands for the one that took its place."""
        known = self.terms[facet]
        by_slug = {term.slug: term for term in known.values()}
        found = [by_slug[slug] for slug in slugs if slug in by_slug]
        return list(dict.fromkeys(known.get(term.merged_into_id, term) for term in found))

    def slugs_of(self, facet, term):
        """Every slug that leads to this term."""
        terms = self.terms[facet].values()
        return {other.slug for other in terms if term.pk in (other.pk, other.merged_into_id)}

    def offered(self, facet):
        """What a person may browse by today."""
        if facet == Facet.PRIORITY:
            return list(Priority.objects.current(timezone.localdate()))
        return [term for term in self.terms[facet].values() if not term.retired_at]


def _rows(facet, model):
    """(facet, order, name, key, and the fields of Term) of one vocabulary; what it lacks is empty."""
    has = {field.name for field in model._meta.fields}
    said = {
        name: F(name) if name in has else Value("", TextField()) for name in ("clinical_name", "lay_names")
    }
    return (
        model.objects.order_by()
        .annotate(
            facet=Value(facet.value, CharField()),
            called=F("name"),
            **{f"{name}_or_none": value for name, value in said.items()},
        )
        .values_list(
            "facet",
            "sort_order",
            "called",
            "pk",
            "slug",
            "name",
            "clinical_name_or_none",
            "lay_names_or_none",
            "retired_at",
            "merged_into_id",
        )
    )
