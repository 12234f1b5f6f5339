import json
import subprocess
import sys
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from feedback import actions
from feedback.models import Suggestion, TrainingRun
from feedback.moderation import State
from feedback.suggesting import examples, machine, tasks, training
from feedback.suggesting.report import Report
from feedback.suggesting.rules import RuleBook
from portal.accounts.roles import Role
from tests.factories.accounts import UserFactory
from tests.factories.feedback import StoryFactory, ThemeFactory
from tests.factories.suggestions import SuggestionFactory, WordRuleFactory, sorted_stories

pytest.importorskip("sklearn")
pytestmark = pytest.mark.django_db

NOW = timezone.now()


@pytest.fixture(autouse=True)
def place(settings, tmp_path):
    settings.SUGGESTIONS_ROOT = tmp_path / "suggestions"
    return settings.SUGGESTIONS_ROOT / "learned.npz"


@pytest.fixture
def parking():
    return ThemeFactory(name="Parking")


@pytest.fixture
def stories(parking):
    return sorted_stories(parking, ThemeFactory(name="Food"))


def trained(now=NOW):
    run = training.ask(now=now)
    tasks.train.call(run.pk)
    run.refresh_from_db()
    return run


def test_it_learns_from_decisions_and_suggests_for_what_waits_but_decides_nothing(stories, parking):
    run = trained()
    assert (run.state, run.stories, run.percent) == ("done", 80, 100)
    assert run.last_decision_at == stories[-1].steps.get().at
    waiting = StoryFactory(words="Once more the car park was full for an hour.")
    tasks.suggest_for_waiting.call()
    (row,) = waiting.suggestions.all()
    assert (row.theme, row.source, row.answer) == (parking, "learned", "open")
    assert row.certainty > 0.5
    assert all(reason in waiting.words for reason in row.because)
    assert not waiting.themes.exists()


def test_training_twice_gives_the_same_figures_and_suggestions(stories, parking):
    waiting = StoryFactory(words="Once more the car park was full.")
    first = trained()
    tasks.suggest_for_waiting.call()
    before = list(waiting.suggestions.values())
    second = trained(NOW + timedelta(hours=2))
    tasks.suggest_for_waiting.call()
    assert second.figures == first.figures
    assert list(waiting.suggestions.values()) == before


def test_asking_while_it_learns_asks_for_nothing_more():
    first = training.ask(now=NOW)
    assert training.ask(now=NOW + timedelta(minutes=5)) == first
    assert training.ask(now=NOW + timedelta(hours=2)) != first
    assert DBTaskResult.objects.filter(task_path="feedback.suggesting.tasks.train").count() == 2


def test_what_was_withdrawn_or_erased_is_unlearned_next_time(stories, parking):
    run = trained()
    moderator = UserFactory(role=Role.ADMINISTRATOR)
    assert not training.is_due(now=NOW)
    for story in stories[:2]:
        actions.erase(story=story, by=moderator, now=NOW + timedelta(minutes=1), reason="The author asked.")
    assert training.is_due(now=NOW)
    assert trained(NOW + timedelta(hours=2)).stories == run.stories - 2


def test_what_it_no_longer_has_enough_to_learn_from_is_forgotten(stories, place):
    trained()
    assert place.exists()
    type(stories[0]).objects.update(state=State.WITHDRAWN)
    assert trained(NOW + timedelta(hours=2)).state == "too_few"
    assert not place.exists()
    assert machine.learned() is None


def test_a_file_of_another_version_is_not_used_and_is_learned_anew(stories, monkeypatch):
    trained()
    assert machine.learned() is not None
    storing = machine.storing()
    machine._read.cache_clear()
    monkeypatch.setattr(storing, "version", lambda package: "0.0.1")
    assert machine.learned() is None
    assert training.is_due(now=NOW)
    with pytest.raises(storing.Outdated, match="another version"):
        storing.load()


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04 half of one"])
def test_a_broken_file_is_no_model_and_no_error(place, content):
    place.parent.mkdir(parents=True)
    place.write_bytes(content)
    assert machine.learned() is None


def test_a_file_that_would_run_code_is_refused(place):
    import numpy

    class Trap:
        def __reduce__(self):
            return (pytest.fail, ("The file ran code.",))

    place.parent.mkdir(parents=True)
    numpy.savez(place, made=numpy.array([Trap()], dtype=object))
    assert machine.learned() is None


def test_the_file_holds_no_story_and_only_its_owner_reads_it(stories, place):
    story = StoryFactory(
        words="Dr Zebedee Quill of Quex Lane, 07700 900123, left the car park full.",
        state=State.PUBLISHED,
        themes=[ThemeFactory()],
    )
    trained()
    model = machine.learned()
    everything = {str(name) for names, _ in model.vocabulary.values() for name in names}
    for word in ("zebedee", "quill", "quex", story.reference.lower(), "07700"):
        assert not any(word in name for name in everything)
    assert place.stat().st_mode & 0o077 == 0
    assert [file.name for file in place.parent.iterdir()] == ["learned.npz"]


def test_an_error_leaves_what_was_learned_and_says_that_it_stopped(stories, place, monkeypatch):
    trained()
    before = place.read_bytes()
    run = training.ask(now=NOW + timedelta(hours=2))
    monkeypatch.setattr(examples, "examples", lambda book: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        tasks.train.call(run.pk)
    run.refresh_from_db()
    assert run.state == "failed"
    assert place.read_bytes() == before


def test_the_report_has_a_row_a_term_with_rules_beside_what_was_learned(stories, parking):
    WordRuleFactory(words="car park", theme=parking)
    report = Report(trained().figures)
    row = next(row for row in report.rows if row.name == "Parking")
    assert (row.stories, row.learned.recall, row.learned.precision) == (40, 100, 100)
    assert (row.ruled.proposed, row.ruled.right) == (40, 40)
    assert row.speaks
    assert not row.is_small
    assert "moderators would keep about 100" in report.finding


def test_only_what_a_person_went_through_is_an_example():
    theme = ThemeFactory()
    StoryFactory(state=State.RECEIVED, themes=[theme])
    StoryFactory(state=State.WITHDRAWN, themes=[theme])
    StoryFactory(state=State.PUBLISHED)
    published = StoryFactory(state=State.PUBLISHED, themes=[theme])
    known = list(examples.examples(RuleBook([])))
    assert [each.author for each in known] == [f"story {published.pk}"]


def test_a_suggestion_that_was_left_is_an_example_of_a_story_without_the_term():
    left = SuggestionFactory(
        story=StoryFactory(state=State.DECLINED), theme=ThemeFactory(), answer=Suggestion.Answer.LEFT
    )
    (known,) = examples.examples(RuleBook([]))
    assert (known.kinds, known.tags, known.author) == ({"theme"}, frozenset(), f"story {left.story_id}")


def test_comments_of_one_respondent_are_of_one_author():
    one, two = (
        StoryFactory.build(source_key=f"fft:NEAS:NEAS PTS 546 - Q{number}", source="import")
        for number in (1, 2)
    )
    assert examples.author_of(one) == examples.author_of(two) != ""


def test_headings_of_ours_and_identifiers_are_blank_and_nothing_moves():
    text = "What was good\nNurse Okafor rang.\n\nWhat could have been better\nThe car park."
    veiled = examples.veiled(text)
    assert len(veiled) == len(text)
    for gone in ("Okafor", "What was good", "What could have been better"):
        assert gone not in veiled
    assert veiled.index("car park") == text.index("car park")


def test_the_clock_asks_only_where_there_is_something_new(stories):
    said = StringIO()
    call_command("learn_from_decisions", stdout=said)
    assert "nothing new" in said.getvalue()
    call_command("learn_from_decisions", always=True, stdout=said)
    assert TrainingRun.objects.count() == 1


def test_without_scikit_learn_the_clock_says_so(monkeypatch):
    monkeypatch.setattr(machine, "find_spec", lambda name: None)
    said = StringIO()
    call_command("learn_from_decisions", stdout=said)
    assert "word rules suggest alone" in said.getvalue()
    assert not TrainingRun.objects.exists()


def test_no_page_loads_what_only_the_worker_needs():
    """Looked at in a process of its own, as a web server starts."""
    code = (
        "import os, sys, json, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'portal.settings.test'; "
        "django.setup(); from django.urls import get_resolver; get_resolver().url_patterns; "
        "print(json.dumps([name for name in ('sklearn', 'scipy') if name in sys.modules]))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(told.stdout.splitlines()[-1]) == []
