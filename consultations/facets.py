"""What the list of consultations is narrowed by, each choice with how many it would leave."""

from dataclasses import dataclass

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, Value
from django.http import QueryDict

from portal.taxonomy.models import Priority, TumourSite

MOST_CHOSEN = 20


@dataclass(frozen=True)
class Facet:
    """One parameter of the address. `slugs` are those that the reader chose: any of them will do."""

    name: str
    legend: str
    field: str
    model: type[models.Model]
    slugs: tuple = ()

    @property
    def chosen(self):
        """The terms behind the slugs, merged ones followed, not asked for until they are needed."""
        return self.model.objects.named(self.slugs).order_by()

    def narrow(self, consultations):
        return consultations.carrying(self.field, self.chosen.values("pk")) if self.slugs else consultations

    def options(self, consultations):
        """Every term that these consultations carry, with how many do, and what was chosen. One query."""
        mine = Exists(self.chosen.filter(pk=OuterRef("pk"))) if self.slugs else Value(False)
        carried = Count("consultationpage", filter=Q(consultationpage__in=consultations), distinct=True)
        terms = self.model.objects.annotate(times=carried, is_chosen=mine)
        return [
            {"value": term.slug, "label": term.name, "count": term.times, "chosen": term.is_chosen}
            for term in terms.filter(Q(times__gt=0) | Q(is_chosen=True)).order_by("sort_order", "pk")
        ]


def facets_of(params):
    """The facets with what the address chooses."""
    return [
        Facet(name, legend, field, model, tuple(params.getlist(name)[:MOST_CHOSEN]))
        for name, legend, field, model in (
            ("site", "Type of cancer", "tumour_sites", TumourSite),
            ("priority", "Priority", "priorities", Priority),
        )
    ]


def narrowed(consultations, facets):
    for facet in facets:
        consultations = facet.narrow(consultations)
    return consultations


def groups_of(consultations, facets):
    """For components/filter_group.html: each facet counted under every filter but its own."""
    groups = []
    for facet in facets:
        others = narrowed(consultations, [other for other in facets if other is not facet])
        options, is_open = facet.options(others.values("pk")), bool(facet.slugs)
        groups.append({"legend": facet.legend, "name": facet.name, "options": options, "open": is_open})
    return [group for group in groups if group["options"]]


def chips_of(groups):
    """What was chosen, each with the address that takes it away."""
    chosen = [
        (group["name"], option["value"], option["label"])
        for group in groups
        for option in group["options"]
        if option["chosen"]
    ]
    return [
        {"label": each[2], "remove_url": _address([other for other in chosen if other != each])}
        for each in chosen
    ]


def _address(chosen):
    params = QueryDict(mutable=True)
    for name, slug, _ in chosen:
        params.appendlist(name, slug)
    return f"?{params.urlencode()}"
