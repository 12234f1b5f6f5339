"""Where a reader can go: every item is a name, an address and a rule that says who sees it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from django.conf import settings

from portal.accounts.roles import ENTER_ADMIN, ENTER_PARTNERSHIP


class Crumb(NamedTuple):
    """One step of a breadcrumb."""

    title: str
    url: str


def everyone(request):
    return True


def signed_out(request):
    return not request.user.is_authenticated


def signed_in(request):
    return request.user.is_authenticated


def works_here(request):
    """Whoever may enter the work area behind the site."""
    return request.user.has_perm(ENTER_ADMIN)


def is_partner(request):
    """Whoever may enter the members' space of the Cancer Action Partnership."""
    return request.user.has_perm(ENTER_PARTNERSHIP)


@dataclass(frozen=True)
class Item:
    name: str
    url: str
    seen_by: Callable = everyone


HEADER = (
    Item("Tell us", "/feedback/"),
    Item("Stories", "/feedback/stories/"),
    Item("Take part", "/take-part/"),
    Item("Priorities", "/priorities/"),
    Item("Tumour groups", "/tumour-groups/"),
    Item("Best practice", "/best-practice/"),
    Item("Support", "/support/"),
)
ACCOUNT = (
    Item("Sign in", "/accounts/login/", signed_out),
    Item("Work area", "/admin/", works_here),
    Item("Members’ space", "/partnership/members/", is_partner),
    Item("Your account", "/accounts/2fa/", signed_in),
    Item("Sign out", "/accounts/logout/", signed_in),
)
OWN = (
    Item("Signing in safely", "/accounts/2fa/"),
    Item("Password", "/accounts/password/change/"),
    Item("Email address", "/accounts/email/"),
    Item("Where you are signed in", "/accounts/sessions/"),
    Item("What you follow", "/search/alerts/mine/"),
    Item("Sign out", "/accounts/logout/"),
)
FOOTER = (
    (
        "Have your say",
        (
            Item("Tell us what happened", "/feedback/"),
            Item("Come back to what you told us", "/feedback/come-back/"),
            Item("Stories people told us", "/feedback/stories/"),
            Item("What people tell us, in figures", "/feedback/insight/"),
            Item("Take part in a consultation", "/take-part/"),
            Item("Dates", "/calendar/"),
            Item("What changed because people spoke", "/promises/"),
            Item("Cancer Action Partnership", "/partnership/"),
        ),
    ),
    (
        "Our work",
        (
            Item("Priorities", "/priorities/"),
            Item("Tumour groups", "/tumour-groups/"),
            Item("Best practice", "/best-practice/"),
            Item("Pathways", "/pathways/"),
            Item("Documents", "/documents/"),
        ),
    ),
    (
        "The alliance",
        (
            Item("About us", "/about/"),
            Item("Partners", "/partners/"),
            Item("News", "/news/"),
            Item("Support near you", "/support/"),
            Item("Ask to join", "/join/", signed_out),
        ),
    ),
    (
        "This website",
        (
            Item("Contact us", "/contact/"),
            Item("Accessibility statement", "/accessibility/"),
            Item("Privacy", "/privacy/"),
            *ACCOUNT,
        ),
    ),
)


def layout(request):
    """What the frame of every page needs. Nothing is asked of the database until a template asks."""
    return {
        "alliance_name": settings.ALLIANCE_NAME,
        "header_items": lambda: public_items(request.path),
        "is_signed_in": lambda: signed_in(request),
        "account_items": lambda: _marked(_seen_by(request, ACCOUNT), request.path),
        "own_items": lambda: _marked(OWN, request.path),
        "footer_groups": lambda: [
            (name, _marked(_seen_by(request, items), request.path)) for name, items in FOOTER
        ],
    }


def public_items(path):
    """The header's items, without asking who looks."""
    return _marked(HEADER, path)


def _seen_by(request, items):
    return [item for item in items if item.seen_by(request)]


def _marked(items, path):
    here = current(items, path)
    return [
        {"name": item.name, "url": item.url, "current": item == here, "exact": item.url == path}
        for item in items
    ]


def current(items, path):
    """The item whose section holds this path: the one with the longest matching address, or None."""
    holding = [item for item in items if path.startswith(item.url)]
    return max(holding, key=lambda item: len(item.url), default=None)
