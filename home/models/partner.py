from itertools import groupby

from portal.accounts.models import Organisation
from portal.pages import BasePage

KINDS = list(Organisation.Kind)


class PartnersPage(BasePage):
    """Who the alliance is: every organisation, by what it does."""

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count = 1

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {"groups": _by_kind()}


def _by_kind():
    """(kind in words, its organisations by name) in the order in which the kinds are listed."""
    partners = Organisation.objects.active().exclude(kind=Organisation.Kind.ALLIANCE)
    ordered = sorted(partners, key=lambda one: (KINDS.index(one.kind), one.name))
    return [(Organisation.Kind(kind).label, list(rows)) for kind, rows in groupby(ordered, _kind)]


def _kind(organisation):
    return organisation.kind
