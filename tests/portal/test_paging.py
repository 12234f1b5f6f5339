import pytest
from django.http import Http404

from portal.paging import LAST_PAGE, ListPage, page_of

ROWS = list(range(25))


def test_a_page_has_its_rows_and_knows_whether_there_are_more():
    first, last = page_of(ROWS, "1", 10), page_of(ROWS, "3", 10)

    assert (first.rows, first.has_previous, first.has_next) == (ROWS[:10], False, True)
    assert (last.rows, last.has_previous, last.has_next) == (ROWS[20:], True, False)


def test_an_exactly_full_page_is_the_last():
    assert not page_of(ROWS[:10], "1", 10).has_next


def test_an_empty_list_has_one_empty_page():
    assert page_of([], "1", 10).rows == []


@pytest.mark.parametrize("number", ["0", "-1", "4", "two", "", "²", "1.5", str(LAST_PAGE + 1), "9" * 5000])
def test_what_is_no_page_is_not_found(number):
    with pytest.raises(Http404):
        page_of(ROWS, number, 10)


def test_a_page_knows_its_neighbours():
    page = ListPage(2, [], has_next=True)

    assert (page.has_previous, page.previous_page_number, page.next_page_number) == (True, 1, 3)
    assert not ListPage(1, [], has_next=False).has_previous
