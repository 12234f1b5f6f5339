from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from consultations.models import ResponseDraft
from feedback.models import StoryDraft
from portal.privacy import retention
from portal.privacy.keeping import RUNS_KEPT
from portal.privacy.models import ClockRun, DailySecret
from portal.privacy.retention import CLOCKS, Clock, Struck
from tests.factories.consultations import ResponseDraftFactory
from tests.factories.feedback import StoryDraftFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 0, 10, tzinfo=UTC)


def clock(keeps, strike):
    return Clock(keeps=keeps, how_long="a day", since="today", then="It goes.", strike=strike)


def breaks(now):
    DailySecret.objects.create(day=now.date(), secret="x")
    raise RuntimeError


@pytest.fixture
def two_clocks(monkeypatch):
    monkeypatch.setattr(retention, "CLOCKS", {})
    retention.register(clock("Broken", breaks), clock("Letters", lambda now: Struck(gone=3, held=1)))


def test_each_night_says_what_each_clock_did_and_one_that_breaks_stops_no_other(two_clocks):
    retention.strike_all(now=NOW)

    told = ClockRun.objects.order_by("clock").values_list("clock", "at", "gone", "held", "failed")
    assert list(told) == [("Broken", NOW, 0, 0, True), ("Letters", NOW, 3, 1, False)]
    assert not DailySecret.objects.exists()


def test_the_command_says_what_was_done(two_clocks):
    said = StringIO()
    call_command("forget_due", stdout=said)

    assert "Broken: failed; see the log." in said.getvalue()
    assert "Letters: 3 deleted, 1 held by law." in said.getvalue()


def test_every_clock_says_in_words_what_it_does():
    for name, each in CLOCKS.items():
        assert each.keeps == name
        assert each.how_long and each.since and each.then.endswith(".")


def test_every_clock_strikes_on_an_empty_portal():
    retention.strike_all(now=NOW)

    assert not ClockRun.objects.filter(failed=True).exists()
    assert ClockRun.objects.count() == len(CLOCKS)


def test_drafts_of_every_kind_go_after_a_day():
    for factory in (ResponseDraftFactory, StoryDraftFactory):
        factory(touched_at=NOW - timedelta(hours=25))

    strike("What people began to write and did not send")

    assert not ResponseDraft.objects.exists() and not StoryDraft.objects.exists()


def test_what_yesterdays_keys_were_made_with_goes():
    DailySecret.objects.create(day=NOW.date() - timedelta(days=1), secret="x")
    DailySecret.objects.create(day=NOW.date(), secret="x")

    assert strike("What a day’s visitor keys were made with") == Struck(gone=1)


def test_reports_go_after_two_years():
    ClockRun.objects.create(clock="x", at=NOW - RUNS_KEPT - timedelta(days=1))
    ClockRun.objects.create(clock="x", at=NOW - RUNS_KEPT + timedelta(days=1))

    assert strike("Reports of these clocks") == Struck(gone=1)


def strike(name):
    return CLOCKS[name].strike(NOW)
