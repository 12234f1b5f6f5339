"""A reader who opens every public page and file, under every choice, and subtracts.

They see only what is printed. They know the small-number rule, which figures belong together, and every story
that is published. They solve all of it at once, in whole numbers, and must not find a single small count.
"""

from datetime import UTC, date, datetime
from itertools import combinations, product

import pytest
from bs4 import BeautifulSoup
from django.core.cache import caches
from django.db import transaction
from django.http import QueryDict
from django.test import Client
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from feedback.insights import sheets
from feedback.insights.periods import quarter_label
from feedback.insights.public import PublicInsight
from feedback.moderation import State
from portal.privacy.disclosure import Rule, disclosed
from tests.factories.accounts import CareSiteFactory
from tests.factories.taxonomy import PathwayStageFactory, PlaceFactory, PriorityFactory, TumourSiteFactory
from tests.factories.telling import a_theme, tell

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
NHS = Rule(threshold=7, multiple=5)
SITES, STAGES, PLACES = ("breast", "lung"), ("tests", "care"), ("dover", "deal")
QUARTERS = {"2026-1": date(2026, 2, 1), "2026-2": date(2026, 5, 1)}
MOODS = ("positive", "negative")
DIMENSIONS = {
    "site": SITES,
    "stage": STAGES,
    "place": PLACES,
    "priority": ("care-for-all",),
    "quarter": tuple(QUARTERS),
    "sentiment": MOODS,
    "theme": ("parking",),
}
FILES = {
    "by-site": "site",
    "by-stage": "stage",
    "by-place": "place",
    "by-priority": "priority",
    "heard": "quarter",
}
TABLES = {
    "sites-and-stages": ("site", "stage"),
    "sites-and-priorities": ("site", "priority"),
    "stages-and-priorities": ("stage", "priority"),
    "themes-over-time": ("theme", "quarter"),
}
CHOICES = ("site", "place", "priority")

groups = st.fixed_dictionaries(
    {
        "site": st.sampled_from(SITES),
        "stage": st.sampled_from(STAGES),
        "place": st.sampled_from(PLACES),
        "quarter": st.sampled_from(list(QUARTERS)),
        "sentiment": st.sampled_from(MOODS),
        "public": st.booleans(),
        "times": st.sampled_from([1, 1, 2, 3, 7, 8, 12, 13, 20]),
    }
)
KINDS = ("site", "stage", "quarter", "public", "place", "sentiment")
ONES = [
    dict(zip(KINDS, (*kind, "dover", "positive"), strict=True))
    for kind in product(SITES, STAGES, QUARTERS, (True, False))
]


@given(st.lists(groups, min_size=1, max_size=8))
@example([{**one, "times": 1} for one in ONES])
@example([{**one, "times": 7} for one in ONES])
@example([{**ONES[0], "times": 13}, {**ONES[3], "times": 1}, {**ONES[5], "times": 1}])
@settings(deadline=None, max_examples=12, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
def test_no_small_count_is_found_by_subtracting_whatever_is_public(told):
    with transaction.atomic():
        _tell(told)
        sheets.take(NOW)
        printed = _everything_printed()
        transaction.set_rollback(True)

    assert printed, "something is printed"
    _nothing_small_can_be_found(told, printed)


def _tell(told):
    """The stories of the groups: each carries one term of every list, so that all sums hold."""
    for cache in caches.all():
        cache.clear()
    sites = {slug: TumourSiteFactory(name=slug, slug=slug) for slug in SITES}
    stages = {slug: PathwayStageFactory(name=slug, slug=slug) for slug in STAGES}
    care = {slug: CareSiteFactory(place=PlaceFactory(name=slug, slug=slug)) for slug in PLACES}
    priority, theme = PriorityFactory(name="care-for-all", slug="care-for-all"), a_theme("parking")
    for group in told:
        tell(
            group["times"],
            month=QUARTERS[group["quarter"]],
            state=State.PUBLISHED if group["public"] else State.DECLINED,
            mood=group["sentiment"],
            care_site=care[group["place"]],
            theme=theme,
            tumour_sites=[sites[group["site"]]],
            stages=[stages[group["stage"]]],
            priorities=[priority],
        )


def _everything_printed():
    """{terms: what is printed for them}. The same terms are printed alike wherever they stand.

    What a list leaves out is nothing, and a reader knows it.
    """
    printed = {frozenset(): _headline(Client())}
    for choice in [(), *((name, term) for name in CHOICES for term in DIMENSIONS[name])]:
        scope = frozenset([choice] if choice else [])
        found = dict(_printed_under(choice, scope))
        for terms in _all_terms():
            text = found.get(terms, "0" if _is_listed(terms, scope) else None)
            if text is not None:
                assert printed.setdefault(terms, text) == text, f"{sorted(terms)} is printed in two ways"
    return printed


def _is_listed(terms, scope):
    """Whether one of the lists under this choice would name these terms if there was anything to count."""
    names = {name for name, _ in terms - scope}
    others = set(FILES.values()) - {name for name, _ in scope}
    in_a_file = scope <= terms and len(terms) == len(scope) + 1 and names <= others
    return in_a_file or (
        not scope and "theme" not in names and any(names == set(pair) for pair in TABLES.values())
    )


def _printed_under(choice, scope):
    """The rows of every chart, which its table and its file repeat: tests/feedback/views/test_insight.py."""
    insight = PublicInsight(QueryDict("&".join(["year=2026", *(["=".join(choice)] if choice else [])])))
    charts = {chart.key: chart for chart in insight.charts}
    for name, dimension in FILES.items():
        for label, text in _rows(charts, name):
            yield scope | {(dimension, _term(label))}, text
    for name, (down, across) in TABLES.items() if not choice else ():
        head, *rows = _rows(charts, name, with_head=True) or [[]]
        for label, *cells in rows:
            for column, text in zip(head[1:], cells, strict=True):
                yield frozenset({(down, _term(label)), (across, _term(column))}), text
    for label, positive, _, negative in _rows(charts, "sentiment"):
        when = {("quarter", _term(label))} if _term(label) != label else set()
        yield scope | when | {("sentiment", "positive")}, positive
        yield scope | when | {("sentiment", "negative")}, negative
    for label, text, *_ in _rows(charts, "themes"):
        yield scope | {("theme", label)}, text


def _rows(charts, name, with_head=False):
    chart = charts.get(name)
    if chart is None:
        return []
    return [chart.head, *chart.rows] if with_head else chart.rows


def _term(label):
    return next((name for name in QUARTERS if quarter_label(name) == label), label)


def _headline(client):
    """How many were heard in all, as the sentence of the page says it."""
    page = BeautifulSoup(client.get("/feedback/insight/", {"year": 2026}).content, "html.parser")
    words = page.select_one("#heard h2").get_text().split()
    return words[words.index("about") + 1] if "about" in words[:4] else "*" if words[0] == "Some" else "0"


def _nothing_small_can_be_found(told, printed):
    optimize = pytest.importorskip("scipy.optimize")
    counts = {terms: _count(told, terms) for terms in _all_terms()}
    public = {terms: _count([group for group in told if group["public"]], terms) for terms in counts}
    order = {terms: place for place, terms in enumerate(counts)}
    ranges = [_range(counts[terms], public[terms], printed.get(terms), terms) for terms in counts]
    bounds = optimize.Bounds([low for low, _ in ranges], [high for _, high in ranges])
    rows = list(_sums(order))
    adds_up = optimize.LinearConstraint(rows, 0, 0)
    for terms, count in counts.items():
        # Where a reader can count the published stories themselves, it is the others that must stay unknown.
        unread = count - public[terms]
        secret = unread if _is_readable(terms) else count
        if terms not in printed or not (unread and secret <= NHS.threshold):
            continue
        ends = set()
        for sign in (1, -1):
            goal = [0] * len(order)
            goal[order[terms]] = sign
            found = optimize.milp(goal, integrality=[1] * len(order), bounds=bounds, constraints=adds_up)
            assert found.success, "the truth itself is possible"
            ends.add(round(sign * found.fun))
        assert len(ends) == 2, f"{sorted(terms)} can only be {ends}; {printed[terms]} is printed"


def _count(told, terms):
    fixed = {"priority": "care-for-all", "theme": "parking"}
    return sum(
        group["times"] for group in told if all({**group, **fixed}[name] == term for name, term in terms)
    )


def _all_terms():
    """Everything, each term, and each pair of terms of two lists."""
    single = [(name, term) for name, terms in DIMENSIONS.items() for term in terms]
    pairs = [pair for pair in combinations(single, 2) if pair[0][0] != pair[1][0]]
    return [frozenset(), *(frozenset({each}) for each in single), *map(frozenset, pairs)]


def _sums(order):
    """A row of factors for each sum: the parts less their total is nothing."""
    for terms in order:
        named = {name for name, _ in terms}
        for name in DIMENSIONS.keys() - named if len(terms) < 2 else ():
            row = [0] * len(order)
            row[order[terms]] = -1
            for term in DIMENSIONS[name]:
                row[order[terms | {(name, term)}]] = 1
            yield row


def _is_readable(terms):
    """A published story does not say where it happened, nor in what mood it was told."""
    return not {"place", "sentiment"} & {name for name, _ in terms}


def _range(count, public, text, terms):
    """What a reader takes the printed text for; of a star they know whether a small count is behind it."""
    least = public if _is_readable(terms) else 0
    if text is None:
        return least, 10_000
    if text == "*":
        return least, NHS.threshold if 0 < count <= NHS.threshold else 10_000
    shown = int(text.replace(",", ""))
    possible = [number for number in range(count + 20) if disclosed(number, NHS) == shown]
    assert count in possible, f"{sorted(terms)} is printed as {text}"
    return max(least, min(possible)), max(possible)
