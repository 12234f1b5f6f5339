import json
from datetime import UTC, datetime

import pytest

from home.links import outside
from home.links.checking import check_links
from home.models import FoundLink
from tests.factories.home import StandardPageFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, tzinfo=UTC)
HTML = '<a href="/gone/">old</a> <a href="https://example.org/">far</a>'


@pytest.fixture
def page():
    return StandardPageFactory(body=json.dumps([{"type": "rich_text", "value": HTML}]))


def test_broken_links_are_written_down_and_other_websites_are_only_listed(page, monkeypatch):
    monkeypatch.setattr(outside, "problem", lambda address: pytest.fail("asked"))

    assert check_links(now=NOW) == (2, 1)
    assert [link.words for link in FoundLink.objects.broken()] == ["old"]
    assert FoundLink.objects.unasked().get().address == "https://example.org/"


def test_other_websites_are_asked_once_each_where_settings_say_so(page, monkeypatch, settings):
    StandardPageFactory(body=page.body)
    asked = []
    monkeypatch.setattr(outside, "problem", lambda address: asked.append(address) or "No answer.")
    settings.CHECK_OUTSIDE_LINKS = True

    assert check_links(now=NOW) == (4, 4)
    assert asked == ["https://example.org/"]


def test_what_was_mended_or_taken_down_is_forgotten(page):
    check_links(now=NOW)
    page.body = json.dumps([{"type": "rich_text", "value": '<a href="/">home</a>'}])
    page.save()
    check_links(now=NOW)
    assert not FoundLink.objects.broken().exists()

    page.unpublish()
    check_links(now=NOW)
    assert not FoundLink.objects.exists()
