from datetime import date, timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from feedback import actions
from feedback.consent import CURRENT, Consent
from feedback.importing.comments import Comment
from feedback.importing.storing import Queue
from feedback.models import Story, Suggestion
from feedback.moderation import State
from feedback.suggesting import machine, tasks
from feedback.suggesting.proposing import propose
from feedback.telling import Telling
from portal.accounts.roles import Role
from tests.factories.accounts import UserFactory
from tests.factories.feedback import StoryFactory, ThemeFactory
from tests.factories.suggestions import SuggestionFactory, WordRuleFactory
from tests.factories.taxonomy import PathwayStageFactory, PriorityFactory, TumourSiteFactory

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 5)
WORDS = "The car park was full before my chemo, and nobody rang."


def proposed(*stories):
    propose(Story.objects.filter(pk__in=[story.pk for story in stories]), today=TODAY)


def rule(words, **term):
    return WordRuleFactory(words=words, **{"theme": None, **term})


def test_rules_suggest_of_all_four_lists_with_the_words_that_decided_and_change_no_story():
    terms = {
        "theme": ThemeFactory(),
        "tumour_site": TumourSiteFactory(),
        "stage": PathwayStageFactory(),
        "priority": PriorityFactory(),
    }
    for kind, term in terms.items():
        rule("chemo", **{kind: term})
    story = StoryFactory(words=WORDS)
    proposed(story)
    rows = {row.kind: row for row in story.suggestions.with_terms()}
    assert {kind: row.term for kind, row in rows.items()} == terms
    assert {(row.source, tuple(row.because), row.answer) for row in rows.values()} == {
        ("rule", ("chemo",), "open")
    }
    story.refresh_from_db()
    assert (story.version, story.state) == (1, State.RECEIVED)
    for name in ("themes", "tumour_sites", "stages", "priorities"):
        assert not getattr(story, name).exists()


def test_suggesting_twice_writes_nothing_twice_and_follows_the_rules_as_they_are():
    parking, timing = ThemeFactory(), ThemeFactory()
    old = rule("car park", theme=parking)
    story = StoryFactory(words=WORDS)
    proposed(story)
    proposed(story)
    assert [row.theme for row in story.suggestions.all()] == [parking]
    old.is_on = False
    old.save()
    rule("nobody rang", theme=timing)
    proposed(story)
    assert [row.theme for row in story.suggestions.all()] == [timing]


def test_what_a_person_answered_and_what_a_trust_said_stays_as_it_is():
    left, said = ThemeFactory(), ThemeFactory()
    rule("car park", theme=left)
    story = StoryFactory(words=WORDS)
    answered = SuggestionFactory(story=story, theme=left, answer=Suggestion.Answer.LEFT)
    export = SuggestionFactory(story=story, theme=said, source=Suggestion.Source.EXPORT)
    proposed(story)
    assert set(story.suggestions.all()) == {answered, export}
    answered.refresh_from_db()
    assert answered.answer == Suggestion.Answer.LEFT


def test_what_the_story_carries_and_what_nobody_may_choose_is_not_suggested():
    carried, retired = TumourSiteFactory(), TumourSiteFactory(retired_at=timezone.now())
    for site in (carried, retired):
        rule("chemo", tumour_site=site)
    story = StoryFactory(words=WORDS, tumour_sites=[carried])
    proposed(story)
    assert not story.suggestions.exists()


def test_words_that_could_name_somebody_are_never_a_reason():
    rule("okafor", theme=ThemeFactory())
    story = StoryFactory(words="My nurse Grace Okafor was kind. Dr Okafor too.")
    proposed(story)
    assert not story.suggestions.exists()


def test_without_scikit_learn_the_rules_suggest_alone(monkeypatch):
    monkeypatch.setattr(machine, "find_spec", lambda name: None)
    assert machine.learned() is None
    theme = ThemeFactory()
    rule("car park", theme=theme)
    story = StoryFactory(words=WORDS)
    proposed(story)
    assert [row.theme for row in story.suggestions.all()] == [theme]


@pytest.mark.parametrize("many", [2, 20])
def test_suggesting_for_many_takes_the_same_number_of_queries(many, django_assert_max_num_queries):
    rule("car park", theme=ThemeFactory())
    stories = [StoryFactory(words=WORDS) for _ in range(many)]
    with django_assert_max_num_queries(18):
        proposed(*stories)
    assert Suggestion.objects.count() == many


def test_a_story_that_comes_in_gets_its_suggestions_in_the_background():
    theme = ThemeFactory()
    rule("car park", theme=theme)
    telling = Telling(
        key="4b0a4a5e-6c39-4b8f-9b7a-0d7a1b1f0a11",
        words=WORDS,
        consent=Consent.PUBLISH,
        consent_wording=CURRENT,
    )
    story = actions.receive(telling=telling, now=timezone.now())
    assert not story.suggestions.exists()
    (waiting,) = DBTaskResult.objects.filter(task_path="feedback.suggesting.tasks.suggest")
    tasks.suggest.call(*waiting.args_kwargs["args"])
    assert [row.theme for row in story.suggestions.all()] == [theme]
    assert not story.themes.exists()


def test_a_reason_goes_when_the_words_it_stood_in_go():
    moderator, now = UserFactory(role=Role.MODERATOR), timezone.now()
    theme = ThemeFactory()
    story = StoryFactory(words="Zebedee rang about the car park.", received_at=now - timedelta(days=1))
    row = SuggestionFactory(story=story, theme=theme, because=["Zebedee rang", "car park"])
    actions.redact(
        story=story, words="Zebedee", instead="Somebody", reason="A name", by=moderator, version=1, now=now
    )
    row.refresh_from_db()
    assert row.because == ["car park"]


def test_imported_comments_get_their_suggestions_in_the_background_together():
    theme = ThemeFactory()
    rule("car park", theme=theme)
    comments = [Comment(key=f"fft:NEAS:{number}", words=WORDS) for number in range(3)]
    Queue(consent=Consent.PUBLISH, now=timezone.now()).store(comments)
    (waiting,) = DBTaskResult.objects.filter(task_path="feedback.suggesting.tasks.suggest_for")
    tasks.suggest_for.call(*waiting.args_kwargs["args"])
    assert [row.theme for row in Suggestion.objects.all()] == [theme] * 3
