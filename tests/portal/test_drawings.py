import datetime

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template

from portal.templatetags.drawings import _round_up

STAGES = [
    {"label": "Screening", "count": 3, "url": "/s/"},
    {"label": "Tests", "count": 12, "url": "/t/"},
    {"label": "Care", "count": 0, "url": "/c/"},
]


def draw(tag, **context):
    template = Template("{% load drawings %}{% " + tag + " %}")
    return BeautifulSoup(template.render(Context(context)), "html.parser")


def test_a_pathway_links_each_stage_that_has_something_to_read():
    page = draw("pathway_strip stages title='Stories'", stages=STAGES)
    assert [link["href"] for link in page.select("a")] == ["/s/", "/t/"]
    assert page.select("li")[1].get_text(" ", strip=True) == "12 Tests : 12 stories"


def test_a_pathway_says_in_a_sentence_what_it_shows():
    page = draw("pathway_strip stages title='Stories'", stages=STAGES)
    assert page.select_one(".app-figure__finding").text == "Most stories: Tests (12)."


def test_a_pathway_with_nothing_on_it_says_so():
    page = draw("pathway_strip stages title='Stories'", stages=[{**STAGES[2]}])
    assert page.select_one(".app-figure__finding").text == "There are no stories here yet."


def test_bars_are_as_long_as_their_numbers():
    rows = [{"label": "A", "value": 10}, {"label": "B", "value": 5}, {"label": "C", "value": 0}]
    page = draw("bar_chart rows title='Themes'", rows=rows)
    assert [bar["width"] for bar in page.select("rect.app-bars__bar")] == ["100.00", "50.00", "0.00"]
    assert [cell.text for cell in page.select("td.app-bars__value")] == ["10", "5", "0"]


def test_a_bar_chart_of_nothing_does_not_divide_by_it():
    page = draw("bar_chart rows title='Themes'", rows=[{"label": "A", "value": 0}])
    assert page.select_one("rect.app-bars__bar")["width"] == "0"


@pytest.mark.parametrize(
    "values, finding",
    [
        ((3, 9), "The number rose from 3 in 2024 to 9 in 2025."),
        ((9, 3), "The number fell from 9 in 2024 to 3 in 2025."),
        ((3, 3), "The number stayed at 3 from 2024 to 2025."),
        ((3,), "There is not enough here yet to show a change in number."),
        ((), "There is not enough here yet to show a change in number."),
    ],
)
def test_a_trend_says_where_it_goes_and_keeps_its_numbers(values, finding):
    points = [{"label": 2024 + year, "value": value} for year, value in enumerate(values)]
    page = draw("trend points title='Stories a year'", points=points)
    assert page.select_one(".app-figure__finding").text == finding
    assert [int(cell.text) for cell in page.select("tbody td")] == list(values)


def test_a_timeline_is_a_list_in_order():
    events = [{"title": "Told", "date": datetime.date(2026, 3, 9)}, {"title": "Answered", "url": "/a/"}]
    page = draw("timeline events label='What happened'", events=events)
    assert [title.text for title in page.select(".app-timeline__title")] == ["Told", "Answered"]
    assert page.time["datetime"] == "2026-03-09"


@pytest.mark.parametrize("value, top", [(0, 2), (2, 2), (3, 10), (11, 20), (99, 100), (101, 200)])
def test_the_scale_ends_at_a_round_number(value, top):
    assert _round_up(value) == top


def test_a_hidden_value_leaves_a_gap_in_the_line_and_a_star_in_the_table():
    points = [
        {"label": label, "value": value, "shown": shown}
        for label, value, shown in (("A", 10, "10"), ("B", None, "*"), ("C", 20, "20"), ("D", 30, "30"))
    ]
    page = draw("trend points title='Stories'", points=points)
    assert len(page.select("polyline")) == 2
    assert [cell.text for cell in page.select("td")] == ["10", "*", "20", "30"]
    assert page.select_one(".app-trend__star").text == "*"


def test_a_heat_map_can_be_scrolled_by_keyboard_and_each_cell_says_what_it_is():
    rows = [{"label": "Lung", "cells": [{"shown": "40", "level": 5, "column": "Tests", "url": "/s/"}]}]
    page = draw(
        "heat_map rows columns 'Cancer' title='Most: Lung' finding='Stories.' heading=2",
        rows=rows,
        columns=["Tests"],
    )
    window = page.select_one("[role=region]")
    assert (window["tabindex"], window["aria-labelledby"]) == ("0", page.h2["id"])
    assert page.select_one("td a")["aria-label"] == "Lung, Tests: 40"
    assert "app-heat__cell--5" in page.td["class"]


def test_small_lines_have_one_scale_and_say_their_numbers():
    items = [
        {"label": label, "points": [{"label": "A", "value": value, "shown": value} for value in values]}
        for label, values in (("One", (10, 20)), ("Two", (5, 5)))
    ]
    page = draw("small_multiples items title='Themes' finding='Stories.'", items=items)
    assert page.select("svg")[0]["aria-label"] == "One: A 10, A 20"
    ends = [float(line["points"].split()[-1].split(",")[1]) for line in page.select("polyline")]
    assert ends[0] < ends[1]


def test_rises_stand_right_of_the_middle_and_falls_left_and_words_say_which():
    rows = [
        {"label": "Up", "now": 20, "before": 10, "change": 10, "serious": 5},
        {"label": "Down", "now": 10, "before": 15, "change": -5, "serious": None},
        {"label": "Hidden", "now": None, "before": 15, "change": None, "serious": None},
    ]
    page = draw("changes rows title='Themes' finding='Shares.' weighs='Serious'", rows=rows)
    bars = [(float(bar["x"]), float(bar["width"])) for bar in page.select("rect.app-changes__bar")]
    assert bars == [(50, 50), (25, 25), (50, 0)]
    words = [cell.text for cell in page.select(".app-changes__words")]
    assert words == ["up 10 points", "down 5 points", "Cannot be shown"]


def test_a_whole_with_a_hidden_part_has_no_bar():
    parts = [{"label": "Good", "shown": "*", "x": 0, "width": 0}]
    rows = [{"label": "May", "hidden": True, "parts": parts}]
    page = draw("parts_of_a_whole rows keys 'When' title='Moods' finding='All.'", rows=rows, keys=["Good"])
    assert not page.select("tbody svg")
    assert page.select_one("td.app-parts__number").text == "*"
