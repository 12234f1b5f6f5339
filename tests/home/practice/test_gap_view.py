import pytest
from django.urls import reverse

from feedback.moderation import State
from portal.accounts.roles import Role
from tests.factories.feedback import StoryFactory, ThemeFactory
from tests.factories.home import AdoptionFactory, BestPracticePageFactory

pytestmark = pytest.mark.django_db


def test_a_theme_that_people_tell_of_is_a_gap_until_practice_about_it_is_in_use(client, sign_in):
    theme = ThemeFactory(name="Parking")
    StoryFactory(state=State.PUBLISHED, themes=[theme])
    practice = BestPracticePageFactory(themes=[theme])
    sign_in(Role.ADMINISTRATOR)

    before = client.get(reverse("gaps")).text
    AdoptionFactory(practice=practice)
    after = client.get(reverse("gaps")).text

    assert "1 of 1 themes" in before
    assert "Written down, and nobody uses it" in before
    assert "0 of 1 themes" in after


def test_without_figures_it_says_why_it_is_empty(client, sign_in):
    sign_in(Role.EDITOR)

    assert "There are no figures of themes yet." in client.get(reverse("gaps")).text
