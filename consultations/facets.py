"""What the list of consultations is narrowed by, each choice with how many it would leave."""

from dataclasses import dataclass

from django.db.models import Count
from django.http import QueryDict

from portal.taxonomy.models import Priority, TumourSite


@dataclass(frozen=True)
class Facet:
    """One parameter of the address. `chosen` are the terms that the reader chose: any of them will do."""

    name: str
    legend: str
    field: str
    chosen: tuple

    def narrow(self, consultations):
        return consultations.carrying(self.field, self.chosen) if self.chosen else consultations

    def options(self, consultations, model):
        """Every term that these consultations carry, with how many do, and whatever was chosen. One query."""
        terms = model.objects.filter(consultationpage__in=consultations)
        counted = list(
            terms.annotate(count=Count("consultationpage", distinct=True)).order_by("sort_order", "pk")
        )
        known = {term.pk for term in counted}
        return [
            {
                "value": term.slug,
                "label": term.name,
                "count": getattr(term, "count", 0),
                "chosen": term in self.chosen,
            }
            for term in [*counted, *(term for term in self.chosen if term.pk not in known)]
        ]


ABOUT = (
    ("site", "Type of cancer", "tumour_sites", TumourSite),
    ("priority", "Priority", "priorities", Priority),
)


def facets_of(params):
    """The facets with what the address chooses. A query only for each that chooses something."""
    return [
        Facet(name, legend, field, _named(model, params.getlist(name)))
        for name, legend, field, model in ABOUT
    ]


def _named(model, slugs):
    return tuple(model.objects.named(slugs[:20])) if slugs else ()


def narrowed(consultations, facets):
    for facet in facets:
        consultations = facet.narrow(consultations)
    return consultations


def groups_of(consultations, facets):
    """For components/filter_group.html: each facet counted under every filter but its own."""
    models = {name: model for name, _, _, model in ABOUT}
    groups = []
    for facet in facets:
        others = narrowed(consultations, [other for other in facets if other is not facet])
        options = facet.options(others, models[facet.name])
        groups.append(
            {"legend": facet.legend, "name": facet.name, "options": options, "open": bool(facet.chosen)}
        )
    return [group for group in groups if group["options"]]


def chips_of(facets):
    """What was chosen, each with the address that takes it away."""
    chosen = [(facet.name, term) for facet in facets for term in facet.chosen]
    return [
        {"label": term.name, "remove_url": _address([other for other in chosen if other != (name, term)])}
        for name, term in chosen
    ]


def _address(chosen):
    params = QueryDict(mutable=True)
    for name, term in chosen:
        params.appendlist(name, term.slug)
    return f"?{params.urlencode()}"
