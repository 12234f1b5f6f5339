"""Whatever takes a story away takes it off every public surface at once.

A stranger walks the whole public site, link by link, and notes every address that shows the story, its answer
or its reference. Then the author presses one button, and the stranger opens each of them again: nothing
shows it, whatever was kept in a cache when they came by before.
"""

import json
from collections import deque
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from feedback import actions
from feedback.actions import author
from feedback.moderation import State
from home import site_tree
from portal.accounts.roles import Role
from portal.taxonomy.models import PathwayStage, Priority, TumourSite
from search import indexing
from tests.factories.accounts import UserFactory
from tests.factories.feedback import ReplyFactory, StoryFactory, ThemeFactory
from tests.factories.home import KeptPromiseFactory

pytestmark = pytest.mark.django_db

TELLS = "marmalade"
ANSWERS = "quinceflower"
# Where no link leads, or only with a word that somebody types.
TYPED = (
    f"/search/?q={TELLS}",
    f"/search/?q={ANSWERS}",
    f"/search/?q={TELLS}&kind=story",
    f"/search/feed/?q={TELLS}",
    f"/search/api/?q={TELLS}",
    f"/search/suggest/?q={TELLS[:5]}",
    "/feedback/stories/?sort=shared",
    "/feedback/stories/?sort=changed",
    "/feedback/stories/?site=breast",
    "/feedback/stories/?stage=tests-and-diagnosis",
    "/feedback/stories/feed/?site=breast",
    "/sitemap.xml",
)
MOST = 400


@pytest.fixture
def story(seeded, settings):
    settings.DEBUG = False
    site_tree.plant()
    terms = {
        "tumour_sites": [TumourSite.objects.get(slug="breast")],
        "priorities": list(Priority.objects.filter(priority_set__isnull=False)),
        "stages": list(PathwayStage.objects.all()[3:4]),
        "themes": [ThemeFactory()],
    }
    now = timezone.now()
    facts = {"state": State.PUBLISHED, "received_at": now - timezone.timedelta(days=5), **terms}
    StoryFactory(words="Another story, about parking.", **facts)
    story = StoryFactory(words=f"The {TELLS} ward was kind. They rang.", **facts)
    reply = ReplyFactory(story=story, words=f"Thank you. {ANSWERS}.", outcome="change_made", published_at=now)
    assert reply.pk
    KeptPromiseFactory().stories.add(story)
    for each in type(story).objects.all():
        indexing.refresh(type(story), [each.pk])
    return story


def walk():
    """{address: what it shows}, from the front door along every link of the public site."""
    stranger, shown, ahead = Client(), {}, deque(["/", *TYPED])
    while ahead and len(shown) < MOST:
        address = ahead.popleft()
        if address in shown:
            continue
        shown[address], links = look(stranger, address)
        ahead.extend(links)
    assert len(shown) < MOST, "The walk did not come to its end."
    return shown


def look(stranger, address):
    """What an address shows, and where it leads within the portal."""
    answer = stranger.get(address)
    if answer.status_code in (301, 302):
        return "", [urljoin(address, answer.url)]
    kind = answer.headers.get("Content-Type", "")
    if answer.status_code != 200 or not kind.startswith(("text/", "application/json", "application/atom")):
        return "", []
    text = "".join(part.decode() for part in answer)
    if "json" in kind:
        text = json.dumps(json.loads(text))
    links = BeautifulSoup(text, "html.parser").find_all(["a", "link"], href=True) if "html" in kind else []
    return text, [to for link in links if (to := within(address, link["href"]))]


def within(address, href):
    """The address that a link leads to, if it is a page of the public site and no mere choice of filters."""
    to = urlsplit(urljoin(f"http://testserver{address}", href))
    if to.netloc != "testserver" or to.path.startswith(
        ("/admin/", "/accounts/", "/static/", "/feedback/tell/")
    ):
        return ""
    return to.path + (f"?{to.query}" if to.path.endswith("/feed/") and to.query else "")


def showing(shown, story):
    told = (TELLS, ANSWERS, story.reference)
    return {address for address, text in shown.items() if any(word in text for word in told)}


ACTS = {
    "the author disagrees": lambda story, now: author.disagree(story=story, now=now),
    "the author takes it back": lambda story, now: actions.withdraw(story=story, now=now),
    "the author erases it": lambda story, now: actions.erase(story=story, now=now),
    "a moderator takes it down": lambda story, now: actions.take_down(
        story=story, by=UserFactory(role=Role.MODERATOR), version=None, now=now, reason="Look again."
    ),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_nothing_public_shows_a_story_once_its_author_said_no(story, act):
    before = showing(walk(), story)
    kinds = {
        "/",
        "/feedback/stories/",
        "/feedback/stories/feed/",
        story.get_absolute_url(),
        "/tumour-groups/breast/",
        f"/search/?q={TELLS}",
        f"/search/?q={ANSWERS}",
    }
    assert kinds <= before
    assert any(address.startswith("/priorities/") for address in before)
    assert len([address for address in before if address.startswith("/feedback/stories/")]) > 4

    act(story, timezone.now())

    stranger = Client()
    # A search page repeats what was typed; nothing else may.
    still = {address for address in before if shows(look(stranger, address)[0], story, address)}
    assert not still


def shows(text, story, address):
    typed = {word for word in (TELLS, ANSWERS) if f"q={word}" in address}
    told = {"ward was kind", ANSWERS, TELLS, story.reference, story.get_absolute_url()} - typed
    return any(word in text for word in told)
