"""The public figures: taken once a quarter for all pages, pictures and files together, and then only read."""

from django.db import transaction
from django.utils import timezone

from feedback.models import FigureSheet, Story
from portal.privacy.differencing import protected
from portal.privacy.disclosure import rule_in_force

from .counting import counted_with_what_is_public
from .dimensions import PAIRS, PUBLISHED, QUARTER, READABLE, SCOPES
from .periods import midnight, settled_until, year_end

HEARD = ()
READABLE_NAMES = {dimension.name for dimension in READABLE}


def take(now):
    """Make the sheets of every year that a settled quarter is missing from. Returns how many were made.

    What has been taken stands until its year grows by a quarter, and for good once the year is over: two
    versions of one figure could be subtracted.
    """
    settled = settled_until(timezone.localdate(now))
    first = Story.objects.heard().order_by("received_at").values_list("received_at", flat=True).first()
    if first is None:
        return 0
    wanted = {
        year: min(settled, year_end(year))
        for year in range(timezone.localdate(first).year, settled.year + 1)
        if settled > settled.replace(year=year, month=1)
    }
    taken = dict(FigureSheet.objects.filter(about="").values_list("year", "until"))
    missing = {year: until for year, until in wanted.items() if taken.get(year) != until}
    for year, until in missing.items():
        _take_year(year, until, now)
    return len(missing)


@transaction.atomic
def _take_year(year, until, now):
    since = settled_until(now.date()).replace(year=year, month=1, day=1)
    stories = Story.objects.heard().received_between(midnight(since), midnight(until))
    figures = disclosed_figures(stories)
    FigureSheet.objects.filter(year=year).delete()
    FigureSheet.objects.bulk_create(
        FigureSheet(year=year, about=about, figures=sheet, until=until, taken_at=now)
        for about, sheet in _sheets(figures).items()
    )


def disclosed_figures(stories):
    """{terms: rounded number, or None where hidden} for every public count; none gives another away."""
    counts, worlds = _counts(stories)
    sums = [line for line in _sums(counts) if all(_may_add_up(line, world) for world in worlds)]
    return protected(counts, sums, rule_in_force(), worlds, rank=_rank)


def _may_add_up(line, world):
    """False where the stories that everybody reads show that it does not: some carry two terms, or none."""
    total, parts = line
    if not all(map(_is_readable, parts)):
        return True
    return world.get(total, 0) == sum(world.get(part, 0) for part in parts)


def _rank(terms):
    """The cells of tables are hidden before single terms, and those before how many were heard, and when."""
    if terms == HEARD or (len(terms) == 1 and terms[0][0] == QUARTER.name):
        return 2
    return len(terms) == 1


def _counts(stories):
    """Every count by its terms, which are pairs of a name and a slug; and what of it is or may be public."""
    rows = {}
    for dimensions in ((), *((each,) for each in PUBLISHED), *PAIRS):
        names = [dimension.name for dimension in dimensions]
        for terms, row in counted_with_what_is_public(stories, *dimensions).items():
            rows[tuple(zip(names, terms, strict=True))] = row
    counts = {terms: row.get("told", 0) for terms, row in rows.items()}
    return counts | _empty_cells(counts), [_world(rows, "public"), _world(rows, "may_be_public")]


def _world(rows, name):
    """How many of each a reader can count on the shelf, where neither places nor moods are told."""
    return {terms: row.get(name, 0) for terms, row in rows.items() if _is_readable(terms)}


def _is_readable(terms):
    return all(dimension in READABLE_NAMES for dimension, _ in terms)


def _empty_cells(counts):
    """A zero for each pair of terms that are told of, but never together."""
    return {
        (one, other): 0
        for first, second in PAIRS
        for one in _terms_of(counts, first)
        for other in _terms_of(counts, second)
        if (one, other) not in counts
    }


def _terms_of(counts, dimension):
    return [terms[0] for terms in counts if len(terms) == 1 and terms[0][0] == dimension.name]


def _sums(counts):
    """What a reader may take to add up. Where stories carry several terms it does not, and is passed over."""
    terms = {dimension: _terms_of(counts, dimension) for dimension in PUBLISHED}
    for dimension in PUBLISHED:
        yield HEARD, [(term,) for term in terms[dimension]]
    for first, second in PAIRS:
        for one in terms[first]:
            yield (one,), [(one, other) for other in terms[second]]
        for other in terms[second]:
            yield (other,), [(one, other) for one in terms[first]]


def _sheets(figures):
    """{about: its sheet} for everything, and for each term that a reader can choose."""
    sheets = {"": _sheet_of_everything(figures)}
    scopes = [scope.name for scope in SCOPES]
    for terms, figure in figures.items():
        if len(terms) == 1 and terms[0][0] in scopes:
            sheets[":".join(terms[0])] = {"heard": figure, "by": {}, "pairs": {}}
    for terms, figure in figures.items():
        if len(terms) == 2:
            for one, other in (terms, terms[::-1]):
                if one[0] in scopes and figure != 0:
                    sheets[":".join(one)]["by"].setdefault(other[0], {})[other[1]] = figure
    return sheets


def _sheet_of_everything(figures):
    sheet = {"heard": figures[HEARD], "by": {}, "pairs": {}}
    for terms, figure in figures.items():
        if len(terms) == 1:
            sheet["by"].setdefault(terms[0][0], {})[terms[0][1]] = figure
        elif len(terms) == 2 and figure != 0:
            (one, slug), (other, other_slug) = terms
            cells = sheet["pairs"].setdefault(f"{one} {other}", {})
            cells.setdefault(slug, {})[other_slug] = figure
    return sheet


class SheetTally:
    """Reads a sheet as counting.ExactTally reads the database: a number, or None where it is hidden."""

    def __init__(self, sheet):
        self.figures = sheet.figures if sheet else {"heard": 0, "by": {}, "pairs": {}}
        self.heard = self.figures["heard"]

    def by(self, dimension):
        return self.figures["by"].get(dimension.name, {})

    def pair(self, one, other):
        pairs = self.figures["pairs"]
        if f"{other.name} {one.name}" in pairs:
            return {terms[::-1]: figure for terms, figure in self.pair(other, one).items()}
        rows = pairs.get(f"{one.name} {other.name}", {})
        return {(term, with_it): figure for term, cells in rows.items() for with_it, figure in cells.items()}
