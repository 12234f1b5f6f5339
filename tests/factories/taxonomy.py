"""Terms, each with a name of its own."""

from datetime import date, timedelta

import factory
from factory.django import DjangoModelFactory

from portal.taxonomy.models import (
    PathwayStage,
    Place,
    Priority,
    PriorityCrosswalk,
    PrioritySet,
    TumourGroup,
    TumourSite,
)


class TumourGroupFactory(DjangoModelFactory):
    class Meta:
        model = TumourGroup

    name = factory.Sequence(lambda number: f"Group {number + 1}")


class TumourSiteFactory(DjangoModelFactory):
    class Meta:
        model = TumourSite

    name = factory.Sequence(lambda number: f"Cancer {number + 1}")
    group = factory.SubFactory(TumourGroupFactory)


class PrioritySetFactory(DjangoModelFactory):
    class Meta:
        model = PrioritySet

    name = factory.Sequence(lambda number: f"Set {number + 1}")
    valid_from = factory.Sequence(lambda number: date(2020, 1, 1) + timedelta(days=number))


class PriorityFactory(DjangoModelFactory):
    """A priority in a set of its own, unless `priority_set` is given."""

    class Meta:
        model = Priority

    name = factory.Sequence(lambda number: f"Priority {number + 1}")
    priority_set = factory.SubFactory(PrioritySetFactory)


class PriorityCrosswalkFactory(DjangoModelFactory):
    class Meta:
        model = PriorityCrosswalk

    earlier = factory.SubFactory(PriorityFactory)
    later = factory.SubFactory(PriorityFactory)


class PathwayStageFactory(DjangoModelFactory):
    class Meta:
        model = PathwayStage

    name = factory.Sequence(lambda number: f"Stage {number + 1}")


class PlaceFactory(DjangoModelFactory):
    class Meta:
        model = Place

    name = factory.Sequence(lambda number: f"Town {number + 1}")
    latitude = 51.28
    longitude = 0.52
