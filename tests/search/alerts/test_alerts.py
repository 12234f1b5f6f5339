from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from formguard.test import GuardedFormTestMixin

from feedback import actions as stories
from feedback.models import Story
from feedback.moderation import State
from portal.accounts.roles import Role
from search import indexing
from search.alerts import actions
from search.alerts.forms import AlertForm
from search.alerts.models import Follow, Follower, Often
from tests.background import do_background_work
from tests.factories.consultations import ConsultationPageFactory
from tests.factories.feedback import StoryFactory
from tests.factories.taxonomy import TumourSiteFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()
A_DAY = timedelta(days=1)
ANN = "ann@example.org"


def tell(words, **given):
    story = StoryFactory(state=State.PUBLISHED, words=words, title=words[:60], **given)
    indexing.refresh(Story, [story.pk])
    return story


def letters():
    do_background_work()
    sent, mail.outbox[:] = list(mail.outbox), []
    return sent


def asked_for(about="q=scan", often=Often.DAILY, email=ANN, kind="search"):
    """Somebody who follows it, confirmed."""
    follower = actions.ask_for(email=email, kind=kind, about=str(about), often=often, now=NOW)
    letters()
    keys = list(follower.follows.values_list("pk", flat=True))
    return actions.confirm(follower=follower, follows=keys, often=often, now=NOW)


def look():
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
    return client.post(address, {**guard, "email": ANN, "often": "daily", **given})


def test_a_search_is_asked_for_confirmed_and_told_of_what_is_new(client, visitor, later):
    tell("The scan was there before.")
    answer = send_form(client, f"{reverse('search:alert')}?q=scan")
    visitor.open(answer.url)

    (letter,) = letters()
    follower = Follower.objects.get()
    assert letter.to == [ANN] and "“scan”" in letter.body and follower.confirm_url in letter.body
    page = visitor.open(follower.confirm_url)
    ticked = [box["value"] for box in page.select("input[name=follows][checked]")]
    assert "“scan”" in visitor.send(follower.confirm_url, {"follows": ticked, "often": "daily"}).get_text()

    story = tell("My scan came early.")
    tell("Something else.")
    later(1)
    (news,) = look()
    assert story.get_absolute_url() in news.body
    assert "before" not in news.body and "Something else" not in news.body
    assert follower.yours_url in news.body
    assert follower.stop_url in news.extra_headers["List-Unsubscribe"]


def test_nothing_is_sent_before_it_is_confirmed(later):
    actions.ask_for(email=ANN, kind="search", about="q=scan", often=Often.DAILY, now=NOW)
    letters()
    tell("My scan came early.")
    later(2)

    assert look() == []


def test_reading_the_link_alone_confirms_nothing(client):
    follower = actions.ask_for(email=ANN, kind="search", about="q=scan", often=Often.DAILY, now=NOW)
    assert client.get(follower.confirm_url).status_code == 200

    assert not Follow.objects.confirmed().exists()


def test_what_somebody_else_asked_for_can_be_left_out_and_changes_nothing(client, later):
    asked_for("q=scan", often=Often.WEEKLY)
    follower = actions.ask_for(email=ANN, kind="search", about="q=nurse", often=Often.DAILY, now=NOW)
    actions.ask_for(email=ANN, kind="search", about="q=ward", often=Often.DAILY, now=NOW)
    assert follower.often == Often.WEEKLY
    wanted = Follow.objects.get(about="q=ward")
    client.post(follower.confirm_url, {"follows": [wanted.pk], "often": "weekly"})

    assert set(Follow.objects.confirmed().values_list("about", flat=True)) == {"q=scan", "q=ward"}


def test_everything_comes_in_one_letter_and_no_thing_twice(later):
    breast = TumourSiteFactory(slug="breast")
    asked_for("q=scan")
    asked_for("kind=story&site=breast")
    page = ConsultationPageFactory(title="Where?", opens_at=NOW + A_DAY / 2, closes_at=NOW + 60 * A_DAY)
    asked_for(page.pk, kind="consultation")
    both = tell("My scan came early.", tumour_sites=[breast])
    one = tell("A clinic near home.", tumour_sites=[breast])
    later(1)

    (news,) = look()
    assert news.body.count(both.get_absolute_url()) == news.body.count(one.get_absolute_url()) == 1
    assert news.body.index("Where?") < news.body.index("It is open. You can answer until")
    assert "3 new things about what you follow" in news.subject
    assert look() == []
    later(2)
    assert look() == []


def test_what_leaves_and_comes_back_is_not_told_again(later):
    asked_for()
    story = tell("My scan came early.")
    later(1)
    assert len(look()) == 1
    Follow.objects.update(seen_up_to=0)
    later(2)

    assert look() == []
    assert story.title


def test_a_weekly_letter_waits_for_its_week(later):
    asked_for(often=Often.WEEKLY)
    tell("My scan came early.")
    later(6)
    assert look() == []
    later(7)
    assert len(look()) == 1


def test_no_letters_for_now_and_what_happened_meanwhile_is_not_news(client, later):
    follower = asked_for()
    client.post(follower.yours_url, {"often": "never"})
    tell("My scan came early.")
    later(3)
    assert look() == []

    client.post(follower.yours_url, {"often": "daily"})
    after = tell("Another scan.")
    later(5)
    (news,) = look()
    assert after.get_absolute_url() in news.body and "early" not in news.body


def test_what_is_withdrawn_before_the_letter_goes_is_not_in_it(later):
    asked_for()
    story = tell("My scan came early.")
    later(1)
    call_command("send_alerts", verbosity=0)
    stories.withdraw(story=story, now=timezone.now())

    assert letters() == []


def test_one_press_stops_everything_and_nothing_is_kept(visitor):
    follower = asked_for()
    asked_for("q=nurse")
    visitor.open(follower.stop_url)
    assert Follower.objects.exists()

    assert "have stopped" in visitor.send(follower.stop_url, {}).get_text()
    assert not Follower.objects.exists() and not Follow.objects.exists()
    visitor.open(follower.stop_url)


def test_a_mail_program_may_stop_it_without_a_page_of_ours(client):
    follower = asked_for()
    client.handler.enforce_csrf_checks = True
    client.post(follower.stop_url, {"List-Unsubscribe": "One-Click"})

    assert not Follower.objects.exists()


def test_one_thing_can_be_stopped_and_with_the_last_the_address_goes(client, visitor):
    follower = asked_for()
    asked_for("q=nurse")
    first, last = follower.follows.in_order()
    page = visitor.send(follower.yours_url, {"stop": first.pk}).get_text()
    assert "“nurse”" in page and "“scan”" not in page

    client.post(follower.yours_url, {"stop": last.pk})
    assert not Follower.objects.exists()


@pytest.mark.parametrize("stop", ["x", "", "999999", "²"])
def test_a_press_that_means_nothing_does_nothing(client, stop):
    follower = asked_for()

    assert client.post(follower.yours_url, {"stop": stop}).status_code in (200, 302)
    assert follower.follows.exists()


def test_whoever_has_signed_in_follows_at_once_and_sees_it_in_their_account(visitor, client, sign_in):
    user = sign_in(Role.PARTNER)
    EmailAddress.objects.update_or_create(
        user=user, email=user.email, defaults={"primary": True, "verified": True}
    )
    send_form(client, f"{reverse('search:alert')}?q=scan", email=user.email)

    assert letters() == []
    assert "“scan”" in visitor.open(reverse("search:my_following")).get_text()


def test_whoever_has_signed_in_with_another_address_must_confirm_that_one(client, sign_in):
    sign_in(Role.PARTNER)
    send_form(client, f"{reverse('search:alert')}?q=scan")

    assert not Follow.objects.confirmed().exists()
    assert len(letters()) == 1


def test_the_same_is_kept_once_and_its_letter_not_sent_again_within_an_hour(client):
    address = f"{reverse('search:alert')}?q=scan"
    send_form(client, address)
    send_form(client, address, email="ANN@example.org")

    assert Follow.objects.count() == 1
    assert len(letters()) == 1


def test_an_address_that_is_none_is_refused_in_one_sentence_and_kept(client):
    page = send_form(client, f"{reverse('search:alert')}?q=scan", email="ann at home").content.decode()

    assert "Enter an email address in the right form, like name@example.com" in page
    assert "ann at home" in page
    assert not Follower.objects.exists()


def test_everything_is_no_search(client):
    assert client.get(reverse("search:alert")).url == reverse("search:search")


def test_what_is_not_there_cannot_be_followed(client):
    for kind, about in (("consultation", 999), ("nothing", 1)):
        assert client.get(reverse("search:follow", args=[kind, about])).status_code == 404


def test_a_search_with_too_many_filters_is_refused_plainly(client):
    many = "&".join(f"site={'x' * 30}{number}" for number in range(50))
    page = client.get(f"{reverse('search:alert')}?q=scan&{many}")

    assert page.status_code == 400
    assert "Take some filters away" in page.content.decode()


def test_what_nobody_confirmed_in_a_week_is_forgotten(later):
    actions.ask_for(email=ANN, kind="search", about="q=scan", often=Often.DAILY, now=NOW)
    later(8)
    call_command("send_alerts", verbosity=0)

    assert not Follower.objects.exists()


def test_a_long_letter_names_ten_and_says_how_many_more(later):
    asked_for()
    for number in range(12):
        tell(f"My scan number {number}.")
    later(1)
    (news,) = look()

    assert "12 new things" in news.subject
    assert "And 2 more" in news.body


def test_a_letter_to_an_address_that_nobody_proved_carries_no_stranger_s_link():
    spam = "q=Win+now+http%3A%2F%2Fspam.example%2Fwin+" + "x" * 150
    actions.ask_for(email=ANN, kind="search", about=spam, often=Often.DAILY, now=NOW)
    (letter,) = letters()
    (html, _) = letter.alternatives[0]

    assert "spam.example" not in letter.body + html and "x" * 80 not in letter.body
    assert "Win now" in letter.body


def test_nobody_s_list_is_filled_by_somebody_else():
    for number in range(30):
        actions.ask_for(email=ANN, kind="search", about=f"q=w{number}", often=Often.DAILY, now=NOW)

    assert Follow.objects.count() == 20
    assert len(letters()) == 1
