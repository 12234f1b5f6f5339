from datetime import date

from home.months_in_a_row import last_months, month_after, month_before


def test_months_follow_one_another_over_the_end_of_a_year():
    assert month_after(date(2025, 12, 1)) == date(2026, 1, 1)
    assert month_before(date(2026, 1, 1)) == date(2025, 12, 1)
    assert last_months(date(2026, 1, 31), 3) == [date(2025, 11, 1), date(2025, 12, 1), date(2026, 1, 1)]
