"""Looks at every link of every published page and writes down what is wrong, for the report."""

from django.conf import settings
from django.db import transaction
from wagtail.models import Page, get_page_models

from home.models import FoundLink
from portal.pages import BasePage

from . import outside
from .finding import links_of
from .inside import Inside

AT_ONCE = 100


def check_links(*, now, asks_outside=None, progress=lambda done, total: None):
    """Check all, forget what is gone. Returns (links, broken). Other websites are asked only where
    settings say."""
    asks_outside = settings.CHECK_OUTSIDE_LINKS if asks_outside is None else asks_outside
    check = _Check(now, asks_outside)
    done, total = 0, sum(kind.objects.published().count() for kind in _kinds())
    for kind in _kinds():
        for page in kind.objects.published().order_by("pk").iterator(chunk_size=AT_ONCE):
            check.page(page)
            done += 1
            progress(done, total)
    FoundLink.objects.exclude(page__in=Page.objects.live()).delete()
    return check.links, check.broken


class _Check:
    def __init__(self, now, asks_outside):
        self.now, self.asks_outside = now, asks_outside
        self.inside, self.answers = Inside(), {}
        self.links = self.broken = 0

    @transaction.atomic
    def page(self, page):
        rows = [self._row(page, link) for link in links_of(page)]
        FoundLink.objects.filter(page=page).exclude(address__in=[row.address for row in rows]).delete()
        FoundLink.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["page", "address"],
            update_fields=["words", "is_inside", "problem", "checked_at"],
        )
        self.links += len(rows)
        self.broken += sum(bool(row.problem) for row in rows)

    def _row(self, page, link):
        is_inside = self.inside.holds(link.address)
        is_asked = is_inside or self.asks_outside
        return FoundLink(
            page_id=page.pk,
            address=link.address[:1000],
            words=link.words,
            is_inside=is_inside,
            problem=self._problem(link.address, is_inside) if is_asked else "",
            checked_at=self.now if is_asked else None,
        )

    def _problem(self, address, is_inside):
        """The same address is asked once, however many pages link to it."""
        if address not in self.answers:
            ask = self.inside.problem if is_inside else outside.problem
            self.answers[address] = ask(address)
        return self.answers[address]


def _kinds():
    return [kind for kind in get_page_models() if issubclass(kind, BasePage)]
