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
