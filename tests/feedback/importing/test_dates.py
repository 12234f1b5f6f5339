from datetime import date

import pytest

from feedback.importing.dates import Survey, day_of
from feedback.models import DateOrder
from portal.tables.refusals import Refused

D, M, B, Y = DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST, DateOrder.DAY_THEN_MONTH, DateOrder.YEAR_FIRST


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("03/04/2022", D, date(2022, 4, 3)),
        ("03/04/2022", M, date(2022, 3, 4)),
        ("03/04/2022", B, date(2022, 4, 3)),
        ("7/31/2022", B, date(2022, 7, 31)),
        ("31/7/2022", D, date(2022, 7, 31)),
        ("2022-07-31", Y, date(2022, 7, 31)),
        ("2022-07-31", M, date(2022, 7, 31)),
    ],
)
def test_a_day_is_read_in_the_order_that_was_chosen(text, order, day):
    assert day_of(text, order) == day


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("7/31/2022", D),
        ("31/7/2022", M),
        ("31/31/2022", B),
        ("31/07/2022", Y),
        ("2022-13-01", Y),
        ("soon", D),
    ],
)
def test_what_cannot_be_read_in_that_order_is_refused_and_says_how_it_should_look(text, order):
    with pytest.raises(Refused, match="like"):
        day_of(text, order)


def test_a_survey_says_how_many_dates_each_order_would_refuse():
    survey = Survey()
    for text in ["03/04/2022", "31/07/2022", "30/07/2022", "7/31/2022", "", "soon", "2022-01-01"]:
        survey.add(text)
    assert survey.in_words() == [
        "1 can be read both ways",
        "2 only with the day first",
        "1 only with the month first",
        "1 have the year first, which is never in doubt",
        "1 are no date that we know",
    ]
    assert survey.best == D


def test_a_file_whose_dates_are_only_possible_with_the_month_first_suggests_that():
    survey = Survey()
    for text in ["03/04/2022", "7/31/2022"]:
        survey.add(text)
    assert survey.best == M
