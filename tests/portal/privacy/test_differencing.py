"""A reader who subtracts whatever can be subtracted, against the figures that are left in sight.

The reader here is not the module's own: it solves the equations exactly, in whole numbers, for the least and
the most that each hidden count could be.
"""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from portal.privacy.differencing import Release, Why, narrowed, protected
from portal.privacy.disclosure import Rule, disclosed

NHS = Rule(threshold=7, multiple=5)
ENDLESS = 10_000

small_mostly = st.one_of(st.integers(0, 9), st.integers(0, 40), st.sampled_from([1, 7, 8, 12, 13]))


@st.composite
def tables(draw):
    """{(row, column): count} of a table, with the sums that its margins make."""
    rows, columns = range(draw(st.integers(1, 4))), range(draw(st.integers(1, 4)))
    return with_margins({(row, column): draw(small_mostly) for row in rows for column in columns})


@st.composite
def tables_over_time(draw):
    """A table for each of two quarters, and for both together: everything adds up in three directions."""
    shape = [(row, column) for row in range(draw(st.integers(1, 3))) for column in range(2)]
    counts, sums = {}, []
    for when in ("Q1", "Q2"):
        cells, lines = with_margins({cell: draw(small_mostly) for cell in shape})
        counts |= {(when, name): count for name, count in cells.items()}
        sums += [((when, total), [(when, part) for part in parts]) for total, parts in lines]
    names = [name for when, name in counts if when == "Q1"]
    for name in names:
        counts["year", name] = counts["Q1", name] + counts["Q2", name]
        sums.append((("year", name), [("Q1", name), ("Q2", name)]))
    return counts, sums + [(("year", total), [("year", part) for part in parts]) for total, parts in lines]


def with_margins(cells):
    counts = dict(cells)
    rows, columns = {row for row, _ in cells}, {column for _, column in cells}
    sums = [((row, "all"), [(row, column) for column in columns]) for row in rows]
    sums += [(("all", column), [(row, column) for row in rows]) for column in columns]
    for total, parts in sums:
        counts[total] = sum(cells[part] for part in parts)
    counts["all", "all"] = sum(cells.values())
    sums += [(("all", "all"), [(row, "all") for row in rows])]
    return counts, [*sums, (("all", "all"), [("all", column) for column in columns])]


def published_part(draw, cells):
    """How many of each count everybody can read: whole cells, parts of others, none of most."""
    shares = st.sampled_from([0.0, 0.0, 0.5, 0.9, 1.0])
    return with_margins({name: int(count * draw(shares)) for name, count in cells.items()})[0]


def what_a_reader_finds(release, known, names):
    """{name: (least, most)}: what the count can be, given all that is in sight and all that is public."""
    optimize = pytest.importorskip("scipy.optimize")
    order = {name: place for place, name in enumerate(release.counts)}
    ranges = [sight_of(release, name, known) for name in order]
    bounds = optimize.Bounds([low for low, _ in ranges], [high for _, high in ranges])
    rows = [[0] * len(order) for _ in release.sums]
    for row, (total, parts) in zip(rows, release.sums, strict=True):
        row[order[total]] = -1
        for part in parts:
            row[order[part]] += 1
    adds_up = optimize.LinearConstraint(rows, 0, 0) if rows else ()
    found = {}
    for name in names:
        ends = []
        for sign in (1, -1):
            goal = [0] * len(order)
            goal[order[name]] = sign
            solved = optimize.milp(goal, integrality=[1] * len(order), bounds=bounds, constraints=adds_up)
            assert solved.success, "the truth itself is always possible"
            ends.append(round(sign * solved.fun))
        found[name] = tuple(ends)
    return found


def sight_of(release, name, known):
    """What the figure in sight says by itself: worked out here by trying every count."""
    count, rule, why = release.counts[name], release.rule, release.hidden.get(name)
    if why:
        low, high = {
            Why.SMALL: (1, rule.threshold),
            Why.WITHHELD: (0, ENDLESS),
            Why.PARTNER: (rule.threshold + 1, ENDLESS),
        }[why]
    else:
        same = [n for n in range(count + 20) if disclosed(n, rule) == disclosed(count, rule)]
        low, high = min(same), max(same)
    return max(low, known.get(name, 0)), high


def nothing_small_is_found(counts, sums, worlds=({},)):
    release = Release(counts, sums, NHS, worlds).settled()
    for known in worlds:
        unread = {name: count - known.get(name, 0) for name, count in counts.items()}
        secret = [name for name, left in unread.items() if left and min(left, counts[name]) <= NHS.threshold]
        for name, (least, most) in what_a_reader_finds(release, known, secret).items():
            assert least < most, f"{name} can only be {least}"
    return release


@given(tables())
@example(with_margins({(0, 0): 13, (0, 1): 1, (0, 2): 1, (0, 3): 1, (0, 4): 1}))
@example(with_margins({(0, column): 7 for column in range(4)}))
@example(with_margins({(0, column): 1 for column in range(7)}))
@settings(deadline=None, max_examples=40)
def test_no_small_count_of_a_table_with_totals_can_be_worked_out(table):
    nothing_small_is_found(*table)


@given(tables_over_time())
@settings(deadline=None, max_examples=25)
def test_nor_by_taking_one_period_from_another(table):
    nothing_small_is_found(*table)


@given(tables(), st.data())
@settings(deadline=None, max_examples=40)
def test_nor_how_many_stay_unread_by_taking_away_what_is_public(table, data):
    counts, sums = table
    cells = {name: count for name, count in counts.items() if "all" not in name}
    nothing_small_is_found(counts, sums, ({}, published_part(data.draw, cells)))


@given(tables())
def test_what_is_in_sight_keeps_the_rule_for_each_figure(table):
    counts, sums = table
    for name, figure in protected(counts, sums, NHS).items():
        assert figure is None or figure == disclosed(counts[name], NHS)
        assert not (1 <= counts[name] <= 7) or figure is None


def test_a_sum_of_ones_beside_its_total_is_hidden_further_than_the_rule_alone_would():
    counts = {"all": 17, "a": 13, "b": 1, "c": 1, "d": 1, "e": 1}
    by_itself = {name: disclosed(count, NHS) for name, count in counts.items()}
    assert by_itself == {"all": 15, "a": 15, "b": None, "c": None, "d": None, "e": None}

    figures = protected(counts, [("all", "abcde")], NHS)

    assert figures == {**by_itself, "a": None}


def test_a_small_total_over_as_many_stars_withholds_its_zeros_too():
    counts = {"all": 6, **dict.fromkeys("abcdef", 1), "g": 0}
    assert set(protected(counts, [("all", "abcdefg")], NHS).values()) == {None}


def test_a_total_that_sums_to_something_else_is_no_reason_to_hide():
    counts = {"all": 20, "a": 20, "b": 20}
    assert protected(counts, [("all", "ab")], NHS) == counts


def test_large_counts_stay_in_sight():
    counts = {"all": 60, "a": 20, "b": 40}
    assert protected(counts, [("all", "ab")], NHS) == counts


def test_a_reader_narrows_both_ways():
    ranges = {"all": (8, 12), "a": (8, 12), "b": (1, 7)}
    assert narrowed(ranges, [("all", ("a", "b"))]) == {"all": (9, 12), "a": (8, 11), "b": (1, 4)}
