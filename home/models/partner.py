from itertools import groupby

from portal.accounts.models import Organisation
from portal.pages import BasePage

HEADINGS = {
    Organisation.Kind.TRUST: "Acute hospital trusts",
    Organisation.Kind.COMMUNITY: "Community and mental health trusts",
    Organisation.Kind.AMBULANCE: "Ambulance trust",
    Organisation.Kind.BOARD: "Integrated care board",
    Organisation.Kind.PARTNERSHIP: "Health and care partnerships",
    Organisation.Kind.PRIMARY_CARE: "GP practices and primary care networks",
    Organisation.Kind.HOSPICE: "Hospices",
    Organisation.Kind.CHARITY: "Charities and voluntary groups",
    Organisation.Kind.PATIENTS: "Patient groups",
    Organisation.Kind.RESEARCH: "Research bodies",
}
KINDS = list(HEADINGS)


class PartnersPage(BasePage):
    """Who the alliance is: every organisation, by what it does."""

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count = 1

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {"groups": _by_kind()}


def _by_kind():
    """(heading, its organisations by name) in the order of HEADINGS, the alliance itself left out."""
    partners = Organisation.objects.active().filter(kind__in=KINDS)
    ordered = sorted(partners, key=lambda one: (KINDS.index(one.kind), one.name))
    return [(HEADINGS[kind], list(rows)) for kind, rows in groupby(ordered, _kind)]


def _kind(organisation):
    return organisation.kind
