"""Plants the vocabularies that the portal starts with, as vocabulary.toml lists them."""

import tomllib
from pathlib import Path

from django.db import transaction

from .models import PathwayStage, Place, Priority, PriorityCrosswalk, PrioritySet, TumourGroup, TumourSite

VOCABULARY = Path(__file__).with_name("vocabulary.toml")


@transaction.atomic
def plant():
    """Create what is missing of every vocabulary. What is there already is left as editors have it."""
    words = tomllib.loads(VOCABULARY.read_text())
    for group in words["tumour_group"]:
        _plant_group(**group)
    for priority_set in words["priority_set"]:
        _plant_priority_set(**priority_set)
    for link in words["crosswalk"]:
        _plant_link(**link)
    for stage in words["pathway_stage"]:
        _ensure(PathwayStage, **stage)
    for place in words["places"]:
        _ensure(Place, **place)


def _ensure(model, *, slug, **fields):
    return model.objects.get_or_create(slug=slug, defaults=fields)[0]


def _plant_group(*, sites=(), **fields):
    group = _ensure(TumourGroup, **fields)
    for site in sites:
        _ensure(TumourSite, **site | {"lay_names": "\n".join(site["lay_names"]), "group": group})


def _plant_priority_set(*, valid_from, name, source, priorities):
    row, _ = PrioritySet.objects.get_or_create(
        valid_from=valid_from, defaults={"name": name, "source": source}
    )
    for priority in priorities:
        _ensure(Priority, **priority, priority_set=row)


def _plant_link(*, earlier, later, note=""):
    PriorityCrosswalk.objects.get_or_create(
        earlier=Priority.objects.get(slug=earlier),
        later=Priority.objects.get(slug=later),
        defaults={"note": note},
    )
