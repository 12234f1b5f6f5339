import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from feedback import actions
from portal.accounts.roles import Role
from portal.privacy.models import ClockRun
from portal.privacy.retention import CLOCKS
from tests.factories.feedback import StoryFactory

pytestmark = pytest.mark.django_db


def page(client):
    return client.get(reverse("deletion_clocks")).content.decode()


def test_every_clock_is_listed_with_what_it_did_last_night(client, sign_in):
    sign_in(Role.ADMINISTRATOR)
    assert page(client).count("It has not struck yet.") == len(CLOCKS)

    call_command("forget_due", verbosity=0)
    ClockRun.objects.create(clock=next(iter(CLOCKS)), at=timezone.now(), gone=41, held=2)

    shown = page(client)
    assert "It has not struck yet." not in shown
    assert "41 deleted, 2 held by law" in shown


def test_a_clock_that_failed_says_so(client, sign_in):
    sign_in(Role.ADMINISTRATOR)
    ClockRun.objects.create(clock=next(iter(CLOCKS)), at=timezone.now(), failed=True)

    assert "<strong>Failed</strong>" in page(client)


def test_erasures_are_listed_with_numbers(client, sign_in):
    sign_in(Role.ADMINISTRATOR)
    actions.erase(story=StoryFactory(), now=timezone.now())

    assert "stories 1, words as they were sent 1" in page(client)
