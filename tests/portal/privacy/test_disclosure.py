"""The rule of small numbers, tried with whatever hypothesis can think of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.privacy.disclosure import (
    Rule,
    disclosed,
    disclosed_row,
    disclosed_table,
    percentage,
    rule_in_force,
    shown,
)

NHS = Rule(threshold=7, multiple=5)

counts = st.integers(0, 60)
rules = st.builds(Rule, threshold=st.integers(0, 12), multiple=st.integers(1, 10))
rows = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=1), counts, max_size=8)


@st.composite
def tables(draw):
    width = draw(st.integers(1, 5))
    line = st.fixed_dictionaries(dict.fromkeys(range(width), counts))
    return draw(st.dictionaries(st.integers(0, 5), line, max_size=6))


@pytest.mark.parametrize(
    ("count", "print_as"),
    [(0, "0"), (1, "*"), (7, "*"), (8, "10"), (12, "10"), (13, "15"), (1_002, "1,000"), (1_003, "1,005")],
)
def test_the_nhs_rule_in_print(count, print_as):
    assert shown(count, NHS) == print_as


def test_a_half_is_rounded_upwards():
    assert disclosed(25, Rule(threshold=1, multiple=10)) == 30


def test_the_rule_in_force_is_that_of_the_settings(settings):
    settings.SMALL_NUMBER_THRESHOLD, settings.SMALL_NUMBER_ROUNDING = 10, 2
    assert rule_in_force() == Rule(threshold=10, multiple=2)


@pytest.mark.parametrize("wrong", [(-1, 5), (7, 0)])
def test_a_rule_that_makes_no_sense_is_refused(wrong):
    with pytest.raises(ValueError, match="threshold"):
        Rule(*wrong)


def test_there_is_no_count_below_zero():
    with pytest.raises(ValueError, match="below zero"):
        disclosed(-1, NHS)


@given(counts, rules)
def test_small_counts_are_hidden_and_no_others(count, rule):
    assert (disclosed(count, rule) is None) == (1 <= count <= rule.threshold)


@given(counts, rules)
def test_what_is_shown_is_a_multiple_near_the_count(count, rule):
    figure = disclosed(count, rule)
    if figure is not None:
        assert figure % rule.multiple == 0
        assert abs(figure - count) < rule.multiple


@given(rules)
def test_a_zero_stays_and_only_a_zero_reads_as_zero(rule):
    assert disclosed(0, rule) == 0
    assert all(disclosed(count, rule) != 0 for count in range(1, 40))


@given(counts, counts, rules)
def test_a_larger_count_is_never_shown_as_the_smaller(one, other, rule):
    small, large = disclosed(min(one, other), rule), disclosed(max(one, other), rule)
    if small is not None and large is not None:
        assert small <= large


def test_percentages_come_from_the_rounded_figures():
    assert percentage(13, 41, NHS) == round(100 * 15 / 40)


@pytest.mark.parametrize(("part", "base"), [(3, 40), (0, 5), (3, 5), (0, 0)])
def test_no_percentage_where_a_figure_is_hidden_or_nothing_was_counted(part, base):
    assert percentage(part, base, NHS) is None


def test_none_of_many_is_nought_per_cent():
    assert percentage(0, 40, NHS) == 0


@given(counts, counts, rules)
def test_a_percentage_lies_between_nought_and_a_hundred(one, other, rule):
    share = percentage(min(one, other), max(one, other), rule)
    assert share is None or 0 <= share <= 100


def test_a_cell_hidden_alone_takes_the_next_smallest_with_it():
    assert disclosed_row({"a": 3, "b": 40, "c": 21, "d": 0}, NHS) == {"a": None, "b": 40, "c": None, "d": 0}


def test_two_hidden_cells_protect_each_other():
    assert disclosed_row({"a": 3, "b": 2, "c": 21}, NHS) == {"a": None, "b": None, "c": 20}


def test_a_row_of_large_counts_is_shown_whole():
    assert disclosed_row({"a": 13, "b": 21}, NHS) == {"a": 15, "b": 20}


def hidden_of(cells):
    return [name for name, figure in cells.items() if figure is None]


@given(rows, rules)
def test_no_cell_of_a_row_is_hidden_alone_beside_another_that_counts(row, rule):
    figures = disclosed_row(row, rule)
    counted = [name for name, count in row.items() if count]
    assert len(hidden_of(figures)) != 1 or len(counted) == 1


@given(rows, rules)
def test_every_small_cell_of_a_row_is_hidden(row, rule):
    figures = disclosed_row(row, rule)
    assert all(figures[name] is None for name, count in row.items() if 1 <= count <= rule.threshold)


@given(rows, rules)
def test_no_more_of_a_row_is_hidden_than_one_cell_beyond_the_small_ones(row, rule):
    small = [name for name, count in row.items() if 1 <= count <= rule.threshold]
    assert len(hidden_of(disclosed_row(row, rule))) <= max(len(small), 2 if small else 0)


@given(tables(), rules)
def test_no_cell_of_a_table_is_hidden_alone_in_its_row_or_column(table, rule):
    figures = disclosed_table(table, rule)
    for line, shown_line in lines_of(table, figures):
        counted = [name for name, count in line.items() if count]
        assert len(hidden_of(shown_line)) != 1 or len(counted) == 1


@given(tables(), rules)
def test_zeros_of_a_table_stay_and_small_cells_are_hidden(table, rule):
    figures = disclosed_table(table, rule)
    for row, cells in table.items():
        for column, count in cells.items():
            if count == 0:
                assert figures[row][column] == 0
            if 1 <= count <= rule.threshold:
                assert figures[row][column] is None


def lines_of(table, figures):
    """Each row and column of the counts, with the same line of what is shown."""
    columns = {column for cells in table.values() for column in cells}
    across = [(table[row], figures[row]) for row in table]
    down = [
        ({row: table[row][column] for row in table}, {row: figures[row][column] for row in table})
        for column in columns
    ]
    return across + down
