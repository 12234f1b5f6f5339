import pytest
from django.urls import reverse

from feedback.models import WordRule
from feedback.moderation import State
from portal.accounts.roles import Role
from tests.factories.feedback import StoryFactory, ThemeFactory
from tests.factories.suggestions import WordRuleFactory
from tests.factories.taxonomy import TumourSiteFactory

pytestmark = pytest.mark.django_db

ADD = "wagtailsnippets_feedback_wordrule:add"
EDIT = "wagtailsnippets_feedback_wordrule:edit"
LIST = "wagtailsnippets_feedback_wordrule:list"


@pytest.fixture(autouse=True)
def editor(sign_in):
    return sign_in(Role.EDITOR)


def test_an_editor_types_words_and_chooses_one_term_of_four_lists(client):
    site, theme = TumourSiteFactory(name="Lung cancer"), ThemeFactory(name="Parking")
    form = client.get(reverse(ADD)).content.decode()
    for said in ("Type of cancer", "Lung cancer", "Parking", "Try it on the newest stories"):
        assert said in form
    client.post(reverse(ADD), {"words": "Lung  Check", "term": f"tumour_site {site.pk}", "is_on": "on"})
    rule = WordRule.objects.get()
    assert (rule.words, rule.term, rule.is_on) == ("lung check", site, True)
    client.post(reverse(EDIT, args=[rule.pk]), {"words": "lung check", "term": f"theme {theme.pk}"})
    rule.refresh_from_db()
    assert (rule.term, rule.tumour_site, rule.is_on) == (theme, None, False)


def test_trying_counts_what_the_rule_would_touch_and_keeps_nothing(client):
    theme = ThemeFactory()
    StoryFactory(words="The car park was full.")
    StoryFactory(words="A car park again.", state=State.PUBLISHED, themes=[theme])
    StoryFactory(words="No car park, please.", state=State.DECLINED)
    StoryFactory(words="The soup was cold.")
    StoryFactory(words="The car park.", state=State.WITHDRAWN)
    told = {"words": "car park", "term": f"theme {theme.pk}", "is_on": "on", "try": "1"}
    text = " ".join(client.post(reverse(ADD), told).content.decode().split())
    assert "3 of the newest 4 stories hold these words." in text
    assert "Moderators have decided 2 of them, and 1 of those carries this term." in text
    assert 'value="car park"' in text
    assert not WordRule.objects.exists()


def test_trying_a_rule_that_is_there_keeps_it_as_it_was(client):
    rule = WordRuleFactory(words="soup")
    told = {"words": "lunch", "term": f"theme {rule.theme.pk}", "is_on": "on", "try": "1"}
    text = client.post(reverse(EDIT, args=[rule.pk]), told).content.decode()
    assert "None of the newest 0 stories holds these words" in text
    rule.refresh_from_db()
    assert rule.words == "soup"


@pytest.mark.parametrize(
    ("words", "problem"),
    [("(a|b)", "holds a sign that a rule cannot look for"), ("ab*", "at least 3 letters before the *")],
)
def test_what_is_no_plain_word_is_refused_in_words_and_kept_in_the_field(client, words, problem):
    response = client.post(reverse(ADD), {"words": words, "term": f"theme {ThemeFactory().pk}"})
    assert problem in response.content.decode()
    assert f'value="{words}"' in response.content.decode()
    assert not WordRule.objects.exists()


def test_the_same_rule_twice_is_refused_in_words(client):
    rule = WordRuleFactory(words="soup")
    response = client.post(reverse(ADD), {"words": "Soup", "term": f"theme {rule.theme.pk}"})
    assert "There is a rule with these words for it already." in response.content.decode()


def test_a_rule_is_never_deleted(client):
    rule = WordRuleFactory()
    client.post(reverse("wagtailsnippets_feedback_wordrule:delete", args=[rule.pk]))
    assert WordRule.objects.filter(pk=rule.pk).exists()


def test_the_list_takes_as_many_queries_for_twenty_rules_as_for_two(client, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    WordRuleFactory.create_batch(2)
    client.get(reverse(LIST))
    with CaptureQueriesContext(connection) as few:
        client.get(reverse(LIST))
    WordRuleFactory.create_batch(18)
    with django_assert_num_queries(len(few)):
        client.get(reverse(LIST))
