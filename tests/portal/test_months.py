import datetime

import pytest
from django.core.exceptions import ValidationError

from portal.months import MonthField


@pytest.mark.parametrize(
    "month, number", [("3", 3), ("03", 3), ("March", 3), ("mar", 3), ("Sept", 9), (" december ", 12)]
)
def test_a_month_is_a_number_or_a_name(month, number):
    assert MonthField().clean([month, "2025"]) == datetime.date(2025, number, 1)


@pytest.mark.parametrize(
    "typed, message",
    [
        (["13", "2025"], "Enter a month, like 3 or March"),
        (["0", "2025"], "Enter a month, like 3 or March"),
        (["Marsh", "2025"], "Enter a month, like 3 or March"),
        (["²", "2025"], "Enter a month, like 3 or March"),
        (["3", "25"], "Enter a year with four numbers, like 2025"),
        (["3", "20255"], "Enter a year with four numbers, like 2025"),
        (["3", ""], "Enter a month and a year"),
        (["", "2025"], "Enter a month and a year"),
        (["", ""], "Enter a month and a year"),
    ],
)
def test_a_month_that_cannot_be_read_says_how_to_write_it(typed, message):
    with pytest.raises(ValidationError, match=message):
        MonthField().clean(typed)


def test_a_month_that_is_not_needed_may_be_left_out():
    assert MonthField(required=False).clean(["", ""]) is None
