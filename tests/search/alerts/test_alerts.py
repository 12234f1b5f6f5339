from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from formguard.test import GuardedFormTestMixin

from feedback import actions as stories
from feedback.models import Story
from feedback.moderation import State
from search import indexing
from search.alerts import actions
from search.alerts.forms import AlertForm
from search.alerts.models import Alert, Often
from tests.background import do_background_work
from tests.factories.feedback import StoryFactory
from tests.factories.taxonomy import TumourSiteFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()
A_DAY = timedelta(days=1)


def tell(words, **given):
    story = StoryFactory(state=State.PUBLISHED, words=words, title=words[:60], **given)
    indexing.refresh(Story, [story.pk])
    return story


def letters():
    do_background_work()
    sent, mail.outbox[:] = list(mail.outbox), []
    return sent


def asked_for(asked="q=scan", often=Often.DAILY, email="ann@example.org"):
    alert = actions.ask_for(email=email, asked=asked, often=often, now=NOW)
    letters()
    return actions.confirm(alert=alert, now=NOW)


def look(now):
    call_command("send_alerts", verbosity=0)
    return letters()


@pytest.fixture
def later(monkeypatch):
    """later(2): it is two days on."""

    def move(days):
        monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + days * A_DAY)

    return move


def send_form(client, address, **given):
    guard = GuardedFormTestMixin().guard_data(AlertForm)
    return client.post(address, {**guard, "email": "ann@example.org", "often": "daily", **given})


def test_a_search_is_asked_for_confirmed_and_told_of_what_is_new(client, later):
    tell("The scan was there before.")
    address = f"{reverse('search:alert')}?q=scan"
    assert send_form(client, address).status_code == 302

    (letter,) = letters()
    assert letter.to == ["ann@example.org"] and "“scan”" in letter.body
    alert = Alert.objects.get()
    assert alert.confirm_url in letter.body
    client.post(alert.confirm_url)

    story = tell("My scan came early.")
    tell("Something else.")
    later(1)
    (news,) = look(NOW)
    assert story.get_absolute_url() in news.body
    assert "before" not in news.body and "Something else" not in news.body
    assert alert.stop_url in news.extra_headers["List-Unsubscribe"]


def test_nothing_is_sent_before_the_address_is_confirmed(later):
    actions.ask_for(email="ann@example.org", asked="q=scan", often=Often.DAILY, now=NOW)
    letters()
    tell("My scan came early.")
    later(2)

    assert look(NOW) == []


def test_reading_the_link_alone_confirms_nothing(client):
    alert = actions.ask_for(email="ann@example.org", asked="q=scan", often=Often.DAILY, now=NOW)
    assert client.get(alert.confirm_url).status_code == 200

    alert.refresh_from_db()
    assert alert.confirmed_at is None


def test_no_thing_is_sent_twice_and_a_quiet_day_sends_nothing(later):
    asked_for()
    tell("My scan came early.")
    later(1)
    assert len(look(NOW)) == 1
    assert look(NOW) == []
    later(2)
    assert look(NOW) == []


def test_a_weekly_alert_waits_for_its_week(later):
    asked_for(often=Often.WEEKLY)
    tell("My scan came early.")
    later(6)
    assert look(NOW) == []
    later(7)
    assert len(look(NOW)) == 1


def test_what_is_withdrawn_before_the_letter_goes_is_not_in_it(later):
    asked_for()
    story = tell("My scan came early.")
    later(1)
    call_command("send_alerts", verbosity=0)
    stories.withdraw(story=story, now=timezone.now())

    assert letters() == []


def test_filters_hold_in_an_alert(later):
    breast, lung = TumourSiteFactory(slug="breast"), TumourSiteFactory(slug="lung")
    asked_for("kind=story&site=breast")
    about_breast = tell("Clinic one.", tumour_sites=[breast])
    about_lung = tell("Clinic two.", tumour_sites=[lung])
    later(1)
    (news,) = look(NOW)

    assert about_breast.get_absolute_url() in news.body
    assert about_lung.get_absolute_url() not in news.body


def test_one_press_stops_it_and_nothing_is_kept(client):
    alert = asked_for()
    assert client.get(alert.stop_url).status_code == 200
    assert Alert.objects.exists()

    page = client.post(alert.stop_url)
    assert "have stopped" in page.content.decode()
    assert not Alert.objects.exists()
    assert client.get(alert.stop_url).status_code == 200


def test_a_mail_program_may_stop_it_without_a_page_of_ours(client):
    alert = asked_for()
    client.handler.enforce_csrf_checks = True
    client.post(alert.stop_url, {"List-Unsubscribe": "One-Click"})

    assert not Alert.objects.exists()


def test_the_same_search_is_kept_once_and_its_letter_not_sent_again_within_an_hour(client):
    address = f"{reverse('search:alert')}?q=scan"
    send_form(client, address)
    send_form(client, address, email="ANN@example.org")

    assert Alert.objects.count() == 1
    assert len(letters()) == 1


def test_an_address_that_is_none_is_refused_in_one_sentence_and_kept(client):
    page = send_form(client, f"{reverse('search:alert')}?q=scan", email="ann at home").content.decode()

    assert "Enter an email address in the right form, like name@example.com" in page
    assert "ann at home" in page
    assert not Alert.objects.exists()


def test_everything_is_no_search(client):
    assert client.get(reverse("search:alert")).url == reverse("search:search")


def test_a_search_with_too_many_filters_is_refused_plainly(client):
    many = "&".join(f"site={'x' * 30}{number}" for number in range(50))
    page = client.get(f"{reverse('search:alert')}?q=scan&{many}")

    assert page.status_code == 400
    assert "Take some filters away" in page.content.decode()


def test_what_nobody_confirmed_in_a_week_is_forgotten(later):
    actions.ask_for(email="ann@example.org", asked="q=scan", often=Often.DAILY, now=NOW)
    later(8)
    call_command("send_alerts", verbosity=0)

    assert not Alert.objects.exists()


def test_a_long_letter_names_ten_and_says_how_many_more(later):
    asked_for()
    for number in range(12):
        tell(f"My scan number {number}.")
    later(1)
    (news,) = look(NOW)

    assert news.subject.endswith("12 new results for your search")
    assert "And 2 more" in news.body
