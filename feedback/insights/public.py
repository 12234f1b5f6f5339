"""Insight as everybody sees it: read from the sheets, one choice at a time, whole years."""

from datetime import date
from functools import cached_property
from itertools import dropwhile
from urllib.parse import urlencode

from django.urls import reverse

from feedback.models import FigureSheet, Story

from . import parts
from .charts import View, changed_themes, charts_of
from .dimensions import NAMED, PLACE, PRIORITY, QUARTER, SCOPES, SITE, STAGE, THEME
from .periods import in_words, midnight, quarter_label, quarters_of, year_so_far
from .replies import time_to_reply
from .sheets import SheetTally

# What the shelf of published stories can be narrowed by. It does not tell where somebody was treated.
ON_THE_SHELF = {dimension.name for dimension in (SITE, STAGE, PRIORITY, THEME)}


class PublicInsight:
    """`query` is the reader's QueryDict. What nobody knows in it is passed over."""

    def __init__(self, query):
        self.query = query

    @cached_property
    def terms(self):
        """The terms of each list by their slugs, retired ones too, so that an old link still works."""
        return {dimension: {term.slug: term for term in dimension.model.objects.all()} for dimension in NAMED}

    @cached_property
    def names(self):
        return {
            dimension: {slug: term.name for slug, term in terms.items()}
            for dimension, terms in self.terms.items()
        }

    @cached_property
    def chosen(self):
        """What the address names, at most one of each list: {dimension: term}; a merged term's successor."""
        found = {}
        for scope in SCOPES:
            terms = self.terms[scope]
            term = terms.get(self.query.get(scope.name, ""))
            if term:
                by_key = {each.pk: each for each in terms.values()}
                found[scope] = by_key.get(term.merged_into_id, term)
        return found

    @property
    def scope(self):
        """The one choice that counts: two together would leave groups too small to show."""
        return next(iter(self.chosen.items()), (None, None))

    def selects(self):
        """What can be chosen, for a form: each with name, legend and options: slug, label, chosen or not."""
        return [
            {"name": scope.name, "legend": scope.legend, "options": list(self._options(scope))}
            for scope in SCOPES
        ]

    def _options(self, scope):
        for slug, term in self.terms[scope].items():
            chosen = self.scope == (scope, term)
            if chosen or not term.is_retired:
                yield slug, term.name, chosen

    @property
    def passed_over(self):
        """What was chosen besides, as labels."""
        return [term.name for term in list(self.chosen.values())[1:]]

    @cached_property
    def sheets(self):
        """{year: {about: sheet}} of everything and of the chosen thing, the newest year first. One query."""
        found = {}
        for sheet in FigureSheet.objects.filter(about__in={"", self._about}):
            found.setdefault(sheet.year, {})[sheet.about] = sheet
        return {year: sheets for year, sheets in found.items() if "" in sheets}

    @property
    def years(self):
        """Pairs of a year and what it covers so far."""
        return [(year, year_so_far(year, self._days_of(year)[1])) for year in self.sheets]

    @cached_property
    def year(self):
        """The chosen year, or the newest; None before there are any figures."""
        asked = [year for year in self.sheets if str(year) == self.query.get("year")]
        return next(iter(asked or self.sheets), None)

    @property
    def period(self):
        return in_words(*self._days_of(self.year))

    @cached_property
    def charts(self):
        if self.year is None:
            return []
        more = parts.registered(*self._days_of(self.year), self._scope_of_what_is_published())
        return charts_of(self._view(), [*self._replies(), *more])

    @property
    def themes(self):
        """A row for each theme that people tell of; its change where that may be known."""
        rows = changed_themes(self._view()) if self.year else []
        return [row for row in rows if row["now_figure"] != 0]

    def chart(self, key):
        return next((chart for chart in self.charts if chart.key == key), None)

    @property
    def address(self):
        """The choices as the query of an address, only those that count."""
        dimension, term = self.scope
        chosen = {dimension.name: term.slug} if term else {}
        return urlencode({"year": self.year, **chosen}) if self.year else ""

    @property
    def _about(self):
        dimension, term = self.scope
        return f"{dimension.name}:{term.slug}" if term else ""

    def _days_of(self, year):
        return date(year, 1, 1), self.sheets[year][""].until

    def _tally(self, year):
        return SheetTally(self.sheets.get(year, {}).get(self._about))

    def _view(self):
        before = self.year - 1 if self.year - 1 in self.sheets else None
        times = self._times()
        series = {name: told for year in self.sheets for name, told in self._tally(year).by(QUARTER).items()}
        return View(
            tally=self._tally(self.year),
            before=self._tally(before) if before else None,
            names=self.names,
            time=QUARTER,
            times=tuple(time for time in times if time[0].startswith(str(self.year))),
            series_times=tuple(dropwhile(lambda time: time[0] not in series, times)),
            series=series,
            period=self.period,
            period_before=in_words(*self._days_of(before)) if before else "",
            about=self._scope_in_words(),
            read=self._stories,
        )

    def _times(self):
        """Every settled quarter of the years on show up to the chosen one, oldest first."""
        years = sorted(year for year in self.sheets if year <= self.year)
        names = [name for year in years for name in quarters_of(year, self._days_of(year)[1])]
        return tuple((name, quarter_label(name)) for name in names)

    def _scope_in_words(self):
        return self.scope[1].name if self.scope[1] else ""

    def _stories(self, **terms):
        dimension, term = self.scope
        terms |= {dimension.name: term.slug} if term else {}
        if not set(terms) <= ON_THE_SHELF:
            return None
        return f"{reverse('feedback:stories')}?{urlencode(terms)}"

    def _scope_of_what_is_published(self):
        dimension, term = self.scope
        return {dimension.name: term} if term else {}

    def _replies(self):
        """Not by place: published stories do not tell where somebody was treated."""
        scope = self._scope_of_what_is_published()
        if PLACE.name in scope:
            return []
        since, until = map(midnight, self._days_of(self.year))
        published = Story.objects.published().received_between(since, until).about(**scope)
        return [time_to_reply(published, self.period)]
