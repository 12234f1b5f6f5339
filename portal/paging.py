"""One page of a list, without counting the list."""

import re
from dataclasses import dataclass

from django.http import Http404

LAST_PAGE = 500
PAGE_NUMBER = re.compile(r"[0-9]{1,4}")


@dataclass(frozen=True)
class ListPage:
    """What one page of a list shows, and whether there is more."""

    number: int
    rows: list
    has_next: bool

    @property
    def has_previous(self):
        return self.number > 1

    @property
    def next_page_number(self):
        return self.number + 1

    @property
    def previous_page_number(self):
        return self.number - 1


def page_of(rows, number, size):
    """Page `number` of a QuerySet or list. `number` is what stood in the address; 404 where it is no page."""
    if not PAGE_NUMBER.fullmatch(str(number)) or not 1 <= int(number) <= LAST_PAGE:
        raise Http404("There is no such page.")
    start = (int(number) - 1) * size
    found = list(rows[start : start + size + 1])
    if not found and int(number) > 1:
        raise Http404("There is no such page.")
    return ListPage(int(number), found[:size], has_next=len(found) > size)
