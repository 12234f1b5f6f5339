"""Narrowing a list by what it is about: the same names in the address on every page, as search has them."""

from dataclasses import dataclass, field

from django import forms
from django.utils import timezone

from feedback.models import Theme
from portal.forms import PlainForm
from portal.taxonomy.models import PathwayStage, Place, Priority, TumourSite


@dataclass(frozen=True)
class Choice:
    """One thing to narrow by: `name` in the address, `field` of the rows, what a person may choose."""

    name: str
    label: str
    field: str
    model: type

    def options(self):
        """The terms that a person may choose today."""
        if self.model is Priority:
            return list(Priority.objects.current(timezone.localdate()))
        return list(self.model.objects.all() if self.model is Theme else self.model.objects.in_use())

    def named(self, slugs):
        """The terms behind slugs that nobody may choose any more."""
        return [] if self.model is Theme else list(self.model.objects.named(slugs))


SITE = Choice("site", "Type of cancer", "tumour_sites", TumourSite)
PRIORITY = Choice("priority", "Priority", "priorities", Priority)
STAGE = Choice("stage", "Part of care", "stages", PathwayStage)
PLACE = Choice("place", "Place", "places", Place)
THEME = Choice("theme", "What people told us", "themes", Theme)


@dataclass
class Filters:
    """What a reader chose of some choices, out of the query of the address.

    kinds: (value, label) pairs where rows also have a kind, filtered by ?kind=.
    """

    query: object
    choices: tuple
    kinds: tuple = ()
    chosen: dict = field(init=False)

    def __post_init__(self):
        self.options = {choice: choice.options() for choice in self.choices}
        self.chosen = {choice: self._named(choice) for choice in self.choices}
        known = dict(self.kinds)
        self.chosen_kinds = [value for value in self.query.getlist("kind") if value in known]

    def apply(self, rows):
        """The rows that carry any of the chosen terms of each choice."""
        for choice, terms in self.chosen.items():
            if any(self.query.getlist(choice.name)):
                rows = rows.carrying(choice.field, terms)
        return rows.filter(kind__in=self.chosen_kinds) if self.chosen_kinds else rows

    def form(self):
        """One list a choice. The choices of the address are shown in it."""
        form = PlainForm(initial={choice.name: self.query.get(choice.name) for choice in self.choices})
        for choice in self.choices:
            offered = dict.fromkeys([*self.options[choice], *self.chosen[choice]])
            form.fields[choice.name] = _list(choice.label, [(term.slug, term.name) for term in offered])
        if self.kinds:
            form.fields["kind"] = _list("Kind", self.kinds)
            form.initial["kind"] = self.query.get("kind")
        return form

    def chips(self):
        """What is chosen, each with the address without it."""
        chosen = [
            (choice.name, term.slug, term.name) for choice in self.choices for term in self.chosen[choice]
        ]
        chosen += [("kind", value, dict(self.kinds)[value]) for value in self.chosen_kinds]
        return [{"label": label, "remove_url": self._without(name, value)} for name, value, label in chosen]

    def _named(self, choice):
        """The terms behind the slugs of the address, also of old ones that were merged or retired."""
        slugs = self.query.getlist(choice.name)
        found = [term for term in self.options[choice] if term.slug in slugs]
        unknown = set(filter(None, slugs)) - {term.slug for term in found}
        return [*found, *choice.named(unknown)] if unknown else found

    def _without(self, name, value):
        query = self.query.copy()
        query.pop("page", None)
        query.setlist(name, [slug for slug in query.getlist(name) if slug != value])
        return f"?{query.urlencode()}"


def _list(label, choices):
    return forms.ChoiceField(label=label, required=False, choices=[("", "Any"), *choices])
