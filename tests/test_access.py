"""Who may do what at every address there is. The addresses are the resolver's own, so that none is missed."""

from fnmatch import fnmatchcase
from functools import partial
from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.template.response import SimpleTemplateResponse
from django.urls import URLPattern, get_resolver, reverse
from django.utils.regex_helper import normalize

from portal.accounts.roles import RIGHTS, Role
from portal.accounts.second_factor import OPEN_UNTIL_SET_UP

from .access_expectations import EVERYONE, EXPECTED, SIGNED_IN, WITHOUT_TOKEN
from .factories.accounts import UserFactory
from .factories.practice import member_of, sent_by
from .factories.worlds import NUMBER, one_of_everything

pytestmark = pytest.mark.django_db

OURS = ("portal.", "home.", "consultations.", "feedback.", "search.")
SIGN_IN = ("/accounts/login/", "/admin/login/")
# Wagtail's own page for trying how an error looks.
BREAKS = "wagtailadmin_error_test"
PAGE_NUMBERS = ("page_id", "parent_page_id", "page_to_move_id", "page_to_alias_id")
# Who walks: what they count as, and how they are made. Of a closed account nothing is left but a stranger.
WALKERS = {
    "nobody": (None, None),
    **{role.value: (role, partial(UserFactory, role=role)) for role in Role},
    "a member of another organisation": (Role.MEMBER, member_of),
    "a closed account": (None, partial(UserFactory, role=Role.ADMINISTRATOR, is_active=False)),
}
SAMPLES = {
    "sheet": "words",
    "step": "pause",
    "form": "csv",
    "slug": "x",
    "app_label": "wagtailcore",
    "model_name": "page",
    "app_name": "taggit",
    "action": "delete",
    "uidb64": "eA",
    "uidb36": "x",
    "token": "x",
    "key": "x",
    "path": "x.png",
    "filename": "x.pdf",
}


class Route:
    """One address of the portal: its name as one would look it up, a path that leads to it, its view."""

    def __init__(self, spaces, prefix, pattern):
        self.view = pattern.callback
        self.regex = prefix + pattern.pattern.regex.pattern.removeprefix("^").replace(r"\Z", "")
        self.name = ":".join([*spaces, pattern.name or str(pattern.pattern)])

    @property
    def is_ours(self):
        return getattr(self.view, "view_class", self.view).__module__.startswith(OURS)

    def path_of(self, world):
        """An address of this route that leads to the world's page, its story, or whatever has its number."""
        if self.name == "wagtail_serve":
            return world.page.url
        text, parameters = normalize(self.regex)[0]
        samples = SAMPLES | dict.fromkeys(PAGE_NUMBERS, world.page.pk)
        samples |= {"reference": world.story.reference, "destination_id": world.page.get_parent().pk}
        samples |= world.names
        if self.name.startswith("consultation"):
            samples["pk"] = world.page.pk
        return "/" + text % {name: samples.get(name, NUMBER) for name in parameters}


def routes(node=None, spaces=(), prefix=""):
    for pattern in (node or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            yield Route(spaces, prefix, pattern)
        else:
            inner = [*spaces, pattern.namespace] if pattern.namespace else spaces
            yield from routes(pattern, inner, prefix + pattern.pattern.regex.pattern.removeprefix("^"))


def line_for(route, method=""):
    """The line of the list that holds when this route is asked so, or None."""
    for line in EXPECTED:
        spans_kinds = "*" in line and not line.endswith(":*")
        fits = line == f"{method} {route.name}" or fnmatchcase(route.name, line)
        if fits and not (route.is_ours and spans_kinds):
            return line
    return None


def test_every_address_says_who_may_come_in():
    unsaid = sorted({route.name for route in routes() if line_for(route) is None})

    assert not unsaid, f"Write a line for each in tests/access_expectations.py: {unsaid}"


def test_no_line_is_left_over_from_an_address_that_is_gone():
    names = [route.name for route in routes()]
    idle = [
        line for line in EXPECTED if not any(fnmatchcase(name, line.removeprefix("POST ")) for name in names)
    ]

    assert not idle


def test_every_form_asks_for_its_token():
    exempt = {route.name for route in routes() if getattr(route.view, "csrf_exempt", False)}

    assert exempt <= WITHOUT_TOKEN


@pytest.fixture
def unread(monkeypatch):
    """Who may come in is decided before a page is laid out, which takes half of a walk."""
    monkeypatch.setattr(SimpleTemplateResponse, "rendered_content", "")


def fares_otherwise(route, role, answer):
    """True where the list says otherwise. What is not there, or may not be asked so, tells nothing."""
    if answer.status_code in (404, 405):
        return False
    line = line_for(route, answer.request["REQUEST_METHOD"])
    who = EXPECTED[line]
    welcome = who is EVERYONE or (bool(role) and (who is SIGNED_IN or role in who))
    refused = is_refused(answer)
    return refused if welcome and "*" not in line else not (welcome or refused)


def is_refused(answer):
    """Led to the sign-in, told no, or, within the work area, led back to its first page as Wagtail does."""
    if answer.status_code in (301, 302):
        to, asked = answer.headers["Location"], answer.request["PATH_INFO"]
        return to.startswith(SIGN_IN) or (to == "/admin/" and asked.startswith("/admin/"))
    return answer.status_code in (401, 403)


def answers(client, method, user=None, world=None, **query):
    """What each address answers this person, one after another; whatever it changed is undone."""
    world = world or one_of_everything()
    client.raise_request_exception = False
    if user:
        client.force_login(user)
    cookies = dict(client.cookies)
    for route in routes():
        with transaction.atomic():
            client.cookies.clear()
            client.cookies.update(cookies)
            answer = client.generic(method, route.path_of(world), QUERY_STRING=urlencode(query))
            transaction.set_rollback(True)
        yield route, answer
        # Read to its end, a file that is handed out is closed.
        list(answer)


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("who", WALKERS)
def test_each_fares_at_each_address_as_the_list_says(client, unread, who, method):
    role, make = WALKERS[who]

    wrong = [
        f"{route.name}: {answer.status_code}"
        for route, answer in answers(client, method, make and make())
        if fares_otherwise(route, role, answer)
    ]

    assert not wrong, f"{who} {method}: {wrong}"


def test_no_address_breaks_for_somebody_who_may_do_everything(client):
    user = UserFactory(role=Role.ADMINISTRATOR, is_superuser=True)

    broken = {route.name for route, answer in answers(client, "GET", user) if answer.status_code >= 500}

    assert broken <= {BREAKS}


@pytest.mark.parametrize("role", [role for role in Role if RIGHTS[role].sees_unpublished_words])
def test_without_a_second_factor_such_a_role_reaches_nothing_but_its_set_up(client, unread, role):
    user = UserFactory(role=role, second_factor=False)

    reached = {
        route.name
        for route, answer in answers(client, "GET", user)
        if answer.status_code != 404 and answer.headers.get("Location") != reverse("mfa_index")
    }

    assert reached <= OPEN_UNTIL_SET_UP


SECRET = "Quillfeather"
OUTSIDERS = {
    "a member of another organisation": member_of,
    "the lead of another group": partial(UserFactory, role=Role.LEAD),
    "a moderator": partial(UserFactory, role=Role.MODERATOR),
    "an analyst": partial(UserFactory, role=Role.ANALYST),
    "a closed account": partial(UserFactory, role=Role.MEMBER, is_active=False),
}


def draft_on_its_way():
    """A practice that its organisation has sent to be read, every number of it, and a word that is in it."""
    page = sent_by(member_of(), title=f"{SECRET} letters")
    state, revision = page.current_workflow_state, page.latest_revision_id
    names = dict.fromkeys(("revision_id", "revision_id_a", "revision_id_b"), revision)
    names |= {"workflow_state_id": state.pk, "task_state_id": state.current_task_state_id}
    return page, names | {"task_id": state.current_task_state.task_id}


@pytest.mark.parametrize("outsider", OUTSIDERS)
def test_no_address_tells_an_outsider_of_a_draft(client, outsider):
    world = one_of_everything()
    page, names = draft_on_its_way()
    world = world._replace(page=page, names=names)

    told = [
        f"{route.name}: {answer.status_code}"
        for route, answer in answers(client, "GET", OUTSIDERS[outsider](), world, q=SECRET)
        if f"{SECRET} letters".encode() in answer.getvalue()
    ]

    assert not told
