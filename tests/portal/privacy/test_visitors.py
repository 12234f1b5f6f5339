from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.test import RequestFactory
from django.utils import timezone

from portal.privacy.models import DailySecret
from portal.privacy.visitors import forget_secrets, visitor_key

pytestmark = pytest.mark.django_db
DAY = date(2026, 5, 1)


def key(*, address="203.0.113.7", browser="Firefox", purpose="document-1", day=DAY):
    request = RequestFactory().get("/", REMOTE_ADDR=address, HTTP_USER_AGENT=browser)
    return visitor_key(request, purpose=purpose, day=day)


def test_one_visitor_of_a_day_has_one_key_for_one_purpose():
    assert key() == key()


@pytest.mark.parametrize(
    "difference",
    [
        {"address": "203.0.113.8"},
        {"browser": "Chrome"},
        {"purpose": "document-2"},
        {"day": DAY + timedelta(days=1)},
    ],
)
def test_anything_else_makes_another_key(difference):
    assert key(**difference) != key()


def test_a_key_does_not_show_the_address():
    assert "203.0.113.7" not in key()
    assert len(key()) == 64


def test_once_the_secret_is_thrown_away_the_key_cannot_be_made_again():
    before = key()
    forget_secrets(before=DAY + timedelta(days=1))
    assert key() != before


def test_the_first_visitor_of_a_day_throws_the_day_before_away():
    key()
    key(day=DAY + timedelta(days=1))
    assert [secret.day for secret in DailySecret.objects.all()] == [DAY + timedelta(days=1)]


def test_the_nightly_command_keeps_today_alone(capsys):
    today = timezone.localdate()
    DailySecret.objects.create(day=today, secret="a")
    DailySecret.objects.create(day=today - timedelta(days=1), secret="b")
    call_command("forget_visitors")
    assert DailySecret.objects.get().day == today
    assert "thrown away: 1." in capsys.readouterr().out
