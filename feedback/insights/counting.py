"""Exact counts of stories: for those who may see them, and for the small-number rule to work on."""

from datetime import datetime
from functools import cached_property

from django.db.models import Count, Q
from django.utils import timezone

from feedback.consent import Consent
from feedback.moderation import OPEN, State

from .dimensions import MONTH, NONE
from .periods import quarter_name

PUBLIC = Q(state=State.PUBLISHED)
MAY_BE_PUBLIC = PUBLIC | (Q(state__in=OPEN) & ~Q(consent=Consent.ALLIANCE_ONLY))


def counted(stories, *dimensions, **more):
    """{terms: how many stories carry them all}, one query. `more` are further counts, by name.

    The terms are a tuple, in the order of the dimensions. Stories without a term are left out, or counted
    under NONE where each has at most one. With `more`, or without dimensions, each value is a mapping.
    """
    named = {f"by_{dimension.name}": dimension.term for dimension in dimensions}
    if not dimensions:
        return {(): stories.aggregate(told=Count("pk"), **more)}
    rows = stories.order_by().annotate(**named).values(*named).annotate(told=Count("pk"), **more)
    found = {}
    for row in rows:
        terms = tuple(_term(dimension, row[f"by_{dimension.name}"]) for dimension in dimensions)
        if None not in terms:
            found[terms] = {name: row[name] for name in ("told", *more)} if more else row["told"]
    return found


def counted_with_what_is_public(stories, *dimensions):
    """The same, with how many of them everybody can read, and how many may come to be read."""
    return counted(
        stories,
        *dimensions,
        public=Count("pk", filter=PUBLIC),
        may_be_public=Count("pk", filter=MAY_BE_PUBLIC),
    )


def _term(dimension, value):
    if isinstance(value, datetime):
        day = timezone.localdate(value)
        return f"{day:%Y-%m}" if dimension is MONTH else quarter_name(day)
    return value or (NONE if dimension.at_most_one else None)


class ExactTally:
    """Exact counts of the stories in a queryset, each asked for when it is needed and only once."""

    def __init__(self, stories):
        self.stories = stories
        self._asked = {}

    @cached_property
    def heard(self):
        return self.stories.count()

    def by(self, dimension):
        return {term: told for (term,), told in self._counted(dimension).items()}

    def pair(self, one, other):
        return self._counted(one, other)

    def _counted(self, *dimensions):
        if dimensions not in self._asked:
            self._asked[dimensions] = counted(self.stories, *dimensions)
        return self._asked[dimensions]
