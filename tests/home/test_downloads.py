from datetime import UTC, datetime, timedelta

import pytest
from django.test import RequestFactory

from home import downloads
from home.models import AllianceDocument, DownloadMark
from tests.factories.home import AllianceDocumentFactory

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
pytestmark = pytest.mark.django_db


@pytest.fixture
def document():
    return AllianceDocumentFactory()


def ask(method="get", agent=FIREFOX, address="192.0.2.1", **headers):
    headers["User-Agent"] = agent
    return getattr(RequestFactory(), method)("/", headers=headers, REMOTE_ADDR=address)


def counted(document):
    return AllianceDocument.objects.get(pk=document.pk).download_count


def test_a_person_is_counted_once_a_day(document):
    assert downloads.count(document, ask(), now=NOW)
    assert not downloads.count(document, ask(), now=NOW + timedelta(hours=3))

    assert counted(document) == 1


def test_the_same_person_counts_again_the_next_day(document):
    downloads.count(document, ask(), now=NOW)
    downloads.count(document, ask(), now=NOW + timedelta(days=1))

    assert counted(document) == 2


def test_the_day_ends_at_midnight_in_london_in_summer(document):
    before = datetime(2026, 7, 1, 22, 59, tzinfo=UTC)

    downloads.count(document, ask(), now=before)
    downloads.count(document, ask(), now=before + timedelta(minutes=2))

    assert counted(document) == 2


def test_two_people_are_two(document):
    downloads.count(document, ask(), now=NOW)
    downloads.count(document, ask(address="192.0.2.2"), now=NOW)
    downloads.count(document, ask(agent=FIREFOX + " other"), now=NOW)

    assert counted(document) == 3


def test_one_person_counts_for_each_document(document):
    downloads.count(document, ask(), now=NOW)

    assert downloads.count(AllianceDocumentFactory(), ask(), now=NOW)


def test_a_mark_names_nobody_and_differs_from_document_to_document(document):
    downloads.count(document, ask(), now=NOW)
    downloads.count(AllianceDocumentFactory(), ask(), now=NOW)
    keys = list(DownloadMark.objects.values_list("visitor_key", flat=True))

    assert len(set(keys)) == 2
    assert not any("192.0.2" in key or "Mozilla" in key for key in keys)


def test_yesterdays_marks_are_forgotten_and_the_count_stays(document):
    downloads.count(document, ask(), now=NOW)

    assert downloads.forget(now=NOW) == 0
    assert downloads.forget(now=NOW + timedelta(days=1)) == 1
    assert counted(document) == 1


@pytest.mark.parametrize(
    "request_",
    [
        ask("head"),
        ask(Range="bytes=1000-"),
        ask(agent="Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"),
        ask(agent="curl/8.5.0"),
        ask(agent=""),
        ask(**{"Sec-Purpose": "prefetch"}),
    ],
    ids=["a look at the headers", "a later part", "a robot", "a tool", "no name", "a prefetch"],
)
def test_what_is_no_download_by_a_person(request_):
    assert not downloads.is_by_a_person(request_)


@pytest.mark.parametrize("request_", [ask(), ask(Range="bytes=0-")], ids=["whole", "from the start"])
def test_what_is_a_download_by_a_person(request_):
    assert downloads.is_by_a_person(request_)
