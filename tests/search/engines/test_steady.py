"""Readers notice nothing: the same answers, and never a second to wait, whatever the cluster does."""

import time
from contextlib import ExitStack, contextmanager

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from feedback.models import Story
from feedback.moderation import State
from search import indexing
from search.engines import engine_in_use, steady
from search.engines.database import DatabaseEngine
from search.engines.elastic import ElasticEngine
from search.engines.steady import SteadyEngine
from search.entries import SearchQuery
from search.mirror.models import Mirror
from search.words import asked
from tests.factories.feedback import StoryFactory
from tests.proxy import Fault
from tests.search.mirror.ledgers import entered
from tests.search.mirror.rounds import in_step

pytestmark = pytest.mark.django_db

# What a search inside the database takes on a busy machine, beside the second of waiting.
OWN_TIME = 0.3
IN_SERVICE = 0.8


@pytest.fixture
def scans(proxies):
    """Entries in the mirror, and each node behind a proxy."""
    entries = entered("Scan results", "Scan letter", "Nurse")
    in_step()
    assert SteadyEngine().search(query()) == DatabaseEngine().search(query())
    return entries


@pytest.fixture
def database_answers(monkeypatch):
    """How often the engine inside the database was asked."""
    asked_for, search = [], DatabaseEngine.search
    monkeypatch.setattr(
        DatabaseEngine, "search", lambda self, query: asked_for.append(query) or search(self, query)
    )
    return asked_for


def query(text="scan"):
    return SearchQuery(words=asked(text).words)


def timed(engine):
    began = time.perf_counter()
    found = engine.search(query())
    return found, time.perf_counter() - began


@pytest.fixture
def doing(settings):
    """doing(proxies, fault): within the block they do so, and readers wait as long as in service."""

    @contextmanager
    def failing(proxies, fault):
        patient, settings.ELASTICSEARCH_TIMEOUT = settings.ELASTICSEARCH_TIMEOUT, IN_SERVICE
        with ExitStack() as stack:
            for proxy in proxies:
                stack.enter_context(proxy.doing(fault))
            yield
        settings.ELASTICSEARCH_TIMEOUT = patient

    return failing


def test_while_it_answers_the_database_is_not_searched(scans, database_answers):
    SteadyEngine().search(query())

    assert database_answers == []


@pytest.mark.parametrize(
    "fault", [fault for fault in Fault if fault != Fault.HALF_A_BULK], ids=lambda fault: fault.name
)
def test_when_it_does_not_answer_in_time_the_database_does(fault, scans, proxies, doing):
    expected = DatabaseEngine().search(query())
    with doing(proxies, fault):
        first, took = timed(SteadyEngine())
        assert first == expected
        assert took < 1 + OWN_TIME

        others = [timed(SteadyEngine()) for _ in range(5)]
        assert all(found == expected for found, _ in others)
        assert sorted(took for _, took in others)[2] < OWN_TIME, "they do not wait, but for one that tries"


def test_however_much_one_request_asks_it_waits_once(scans, proxies, doing):
    engine = SteadyEngine()
    with doing(proxies, Fault.HUNG):
        began = time.perf_counter()
        for _ in range(3):
            engine.search(query())
        assert time.perf_counter() - began < 1 + 3 * OWN_TIME


def test_one_hung_node_of_three_is_passed_over(scans, proxies, doing, database_answers):
    with doing(proxies[:1], Fault.HUNG):
        times = [timed(SteadyEngine())[1] for _ in range(6)]

    assert max(times) < 1 + OWN_TIME
    assert len(database_answers) < 6, "the other nodes answer"


def test_once_it_is_back_it_answers_again(scans, proxies, doing, database_answers):
    with doing(proxies, Fault.RESET):
        SteadyEngine().search(query())
    database_answers.clear()
    time.sleep(1.1)

    SteadyEngine().search(query())

    assert database_answers == []


def test_a_refused_question_does_not_stop_others(scans, monkeypatch, database_answers):
    monkeypatch.setattr("search.engines.elastic.MOST_VALUES", 10)
    with monkeypatch.context() as broken:
        broken.setattr("search.engines.elastic.BY_POINTS", ({"nothing_of_this_name": "desc"},))
        SteadyEngine().search(query())
    assert len(database_answers) == 1

    SteadyEngine().search(query())
    assert len(database_answers) == 1


def test_a_mirror_that_may_lack_something_is_not_asked(scans, database_answers):
    Mirror.objects.update(is_doubtful=True)
    SteadyEngine().search(query())

    assert len(database_answers) == 1


def test_it_is_in_use_where_it_is_set_up(elasticsearch, settings):
    assert isinstance(engine_in_use(), SteadyEngine)

    settings.ELASTICSEARCH_URL = ""
    assert isinstance(engine_in_use(), DatabaseEngine)


def test_a_withdrawn_story_is_not_shown_while_the_index_still_has_it(elasticsearch, client, database_answers):
    story = StoryFactory(state=State.PUBLISHED, title="Parking at Pembury", words="There was no parking.")
    kept = StoryFactory(state=State.PUBLISHED, title="Parking elsewhere", words="Parking was easy.")
    indexing.refresh(Story, [story.pk, kept.pk])
    in_step()

    Story.objects.filter(pk=story.pk).update(state=State.RECEIVED, published_at=None)
    indexing.refresh(Story, [story.pk])

    assert ElasticEngine().search(query("parking")).total == 2, "the index still has it"
    page = client.get(reverse("search:search"), {"q": "parking"})
    assert database_answers == [], "the mirror answered"
    assert "Parking elsewhere" in page.text.replace("<mark>", "").replace("</mark>", "")
    assert "Pembury" not in page.text


def test_an_edited_story_shows_its_new_words_while_the_index_has_the_old(elasticsearch, client):
    story = StoryFactory(state=State.PUBLISHED, title="Parking", words="Doctor Foster had no parking.")
    indexing.refresh(Story, [story.pk])
    in_step()

    Story.objects.filter(pk=story.pk).update(words="There was no parking.")
    indexing.refresh(Story, [story.pk])
    page = client.get(reverse("search:search"), {"q": "parking"})

    assert "There was no" in page.text
    assert "Foster" not in page.text


def test_failures_are_said_once(scans, proxies, doing, caplog):
    with doing(proxies, Fault.RESET):
        for _ in range(3):
            SteadyEngine().search(query())

    lines = [record for record in caplog.records if record.name == steady.__name__]
    assert len(lines) == 1
    assert "scan" not in lines[0].getMessage()


def test_a_page_asks_the_database_no_more_often_than_without_it(elasticsearch, client, settings):
    entered("Scan results", "Scan letter")
    in_step()

    def queries():
        client.get(reverse("search:search"), {"q": "scan"})
        with CaptureQueriesContext(connection) as asked_for:
            client.get(reverse("search:search"), {"q": "scan"})
        return len(asked_for)

    with_it = queries()
    settings.ELASTICSEARCH_URL = ""
    assert with_it <= queries()
