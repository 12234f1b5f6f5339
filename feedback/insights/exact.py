"""Insight for those who may see every number: any choice, any months, counted as they look."""

from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse

from feedback.models import Seriousness, Story

from .charts import View, changed_themes, charts_of
from .counting import ExactTally
from .dimensions import MONTH, NAMED, QUARTER, THEME
from .periods import in_words, midnight, quarter_label, quarter_name
from .replies import time_to_reply

MOST_MONTHS = 18
# The names of the queue's own filters.
IN_THE_QUEUE = {"site": "tumour_sites", "stage": "stages", "priority": "priorities"}


class ExactInsight:
    """`choices`: site, stage, priority, place and organisation, each a row, a key or None; since and until.

    Both are first days of months; the last day that counts is the one before `until`. Whoever `reads_stories`
    gets links to the queue.
    """

    def __init__(self, choices, *, reads_stories=False):
        self.reads_stories = reads_stories
        self.since, self.until = choices["since"], choices["until"]
        self.choices = {name: row for name, row in choices.items() if row and name not in ("since", "until")}

    @property
    def stories(self):
        """What is counted."""
        return self._stories(self.since, self.until)

    @cached_property
    def terms(self):
        return {dimension: {term.slug: term for term in dimension.model.objects.all()} for dimension in NAMED}

    @cached_property
    def charts(self):
        return charts_of(self._view(), [time_to_reply(self.stories.published(), self.period)])

    @property
    def themes(self):
        """A row for each theme that people tell of, and how its share changed since as many months before."""
        return [row for row in changed_themes(self._view()) if row["now_figure"]]

    def chart(self, key):
        return next((chart for chart in self.charts if chart.key == key), None)

    @property
    def period(self):
        return in_words(self.since, self.until)

    @property
    def period_before(self):
        return in_words(self._begin_before, self.since)

    def _stories(self, since, until):
        terms = {name: self.choices.get(name) for name in ("site", "priority", "stage")}
        stories = Story.objects.heard().received_between(midnight(since), midnight(until)).about(**terms)
        if place := self.choices.get("place"):
            stories = stories.filter(care_site__place=place)
        if organisation := self.choices.get("organisation"):
            stories = stories.filter(organisation=organisation)
        return stories

    @property
    def _months(self):
        return months_between(self.since, self.until)

    @property
    def _begin_before(self):
        """As many months before."""
        first = self.since.year * 12 + self.since.month - 1 - len(self._months)
        return date(first // 12, first % 12 + 1, 1)

    def _view(self):
        tally, times = ExactTally(self.stories), self._times()
        time = MONTH if len(self._months) <= MOST_MONTHS else QUARTER
        serious = ExactTally(self.stories.filter(seriousness__gte=Seriousness.HIGH))
        return View(
            tally=tally,
            before=ExactTally(self._stories(self._begin_before, self.since)),
            names={
                dimension: {slug: term.name for slug, term in terms.items()}
                for dimension, terms in self.terms.items()
            },
            time=time,
            times=times,
            series=tally.by(time),
            series_times=times,
            period=self.period,
            period_before=self.period_before,
            about=", ".join(str(row) for row in self.choices.values()),
            read=self._queue,
            serious=serious.by(THEME),
            is_exact=True,
            has_links=self.reads_stories,
        )

    def _times(self):
        if len(self._months) <= MOST_MONTHS:
            return tuple((f"{month:%Y-%m}", f"{month:%b %Y}") for month in self._months)
        names = dict.fromkeys(quarter_name(month) for month in self._months)
        return tuple((name, quarter_label(name)) for name in names)

    def _queue(self, **terms):
        """The queue narrowed to the terms and the choices, or None where it cannot be."""
        if not self.reads_stories or not set(terms) <= IN_THE_QUEUE.keys():
            return None
        chosen = {name: row.pk for name, row in self.choices.items() if name in IN_THE_QUEUE}
        by_name = {dimension.name: found for dimension, found in self.terms.items()}
        chosen |= {name: by_name[name][slug].pk for name, slug in terms.items()}
        query = {IN_THE_QUEUE[name]: pk for name, pk in chosen.items()}
        return f"{reverse('stories:index')}?{urlencode({**query, 'state': 'all'})}"


def months_between(since, until):
    """The first day of every month from one to the other, without the last."""
    first, last = since.year * 12 + since.month - 1, until.year * 12 + until.month - 1
    return [date(number // 12, number % 12 + 1, 1) for number in range(first, last)]
