import csv
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from feedback.desk import suggestions
from feedback.models import TrainingRun
from portal.accounts.roles import Role

pytestmark = pytest.mark.django_db

NOW = timezone.now()
LEARNED = {"stories": 30, "proposed": 40, "right": 24, "unsure": 5, "speaks": True, "threshold": 0.3}
FEW = {**LEARNED, "stories": 9, "proposed": 5, "right": 1, "speaks": False}
FIGURES = {
    "terms": [
        {"kind": "theme", "key": 1, "name": "Parking", "stories": 30, "learned": LEARNED, "ruled": None},
        {"kind": "theme", "key": 2, "name": "=Food", "stories": 9, "learned": FEW, "ruled": None},
        {
            "kind": "stage",
            "key": 3,
            "name": "Tests",
            "stories": 2,
            "learned": None,
            "ruled": {"stories": 2, "proposed": 4, "right": 1, "unsure": 0},
        },
    ],
    "lists": [{"kind": "theme", "decided": 60, "silent": 12}],
}


@pytest.fixture
def page(sign_in, client):
    sign_in(Role.MODERATOR)
    return lambda: client.get(reverse("suggestions:index"))


def a_run(**facts):
    done = {"state": "done", "asked_at": NOW, "ended_at": NOW, "stories": 60, "figures": FIGURES}
    return TrainingRun.objects.create(**{**done, **facts})


def test_the_heading_says_how_well_it_does_and_small_numbers_are_marked(page):
    a_run()
    text = " ".join(page().content.decode().split())
    assert "Of 100 terms that the machine suggests, moderators would keep about 60" in text
    assert "of 100 that they choose, it suggests about 80" in text
    assert "For 12 of 60 stories it was not sure enough" in text
    assert "80% <span" in text
    assert "24 of 40" in text
    assert text.count('<span class="w-status">few</span>') == 2
    assert "Right too seldom: left to people and word rules" in text
    assert "Too few stories to learn from: word rules alone" in text


def test_before_anything_is_learned_it_says_so_and_offers_to_learn(page):
    text = page().content.decode()
    assert "Nothing has been learned yet: the word rules suggest alone" in text
    assert "Learn now" in text
    assert "Download the table" not in text


def test_pressing_learn_asks_the_worker_once(page, client):
    for _ in range(2):
        assert client.post(reverse("suggestions:learn")).url == reverse("suggestions:index")
    run = TrainingRun.objects.get()
    assert run.state == "waiting"
    assert run.asked_by is not None
    assert DBTaskResult.objects.filter(task_path="feedback.suggesting.tasks.train").count() == 1
    text = page().content.decode()
    assert "<progress" in text
    assert "Learn now" not in text


def test_while_it_learns_the_page_says_how_far_it_is(page):
    a_run(asked_at=NOW - timedelta(days=1))
    a_run(state="running", ended_at=None, percent=40, figures={})
    text = page().content.decode()
    assert 'value="40"' in text
    assert "Parking" in text


@pytest.mark.parametrize(
    ("state", "words"), [("too_few", "it takes 40 sorted stories"), ("failed", "What was learned before")]
)
def test_a_training_that_came_to_nothing_says_what_to_do(page, state, words):
    a_run(state=state, figures={})
    assert words in page().content.decode()


def test_without_scikit_learn_the_page_says_that_the_rules_go_on(page, client, monkeypatch):
    monkeypatch.setattr(suggestions.machine, "find_spec", lambda name: None)
    text = page().content.decode()
    assert "the word rules suggest alone" in text
    assert "Learn now" not in text
    client.post(reverse("suggestions:learn"))
    assert not TrainingRun.objects.exists()


def test_the_table_is_a_csv_that_runs_nothing(page, client):
    a_run()
    content = b"".join(client.get(reverse("suggestions:table")).streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(content.splitlines()))
    assert [row["Term"] for row in rows] == ["Parking", "'=Food", "Tests"]
    assert rows[0]["Precision %"] == "60"
    assert (rows[1]["Few stories"], rows[2]["Suggested by word rules"]) == ("yes", "4")


def test_stories_that_wait_get_new_suggestions_on_request(page, client):
    client.post(reverse("suggestions:renew"))
    assert DBTaskResult.objects.get().task_path == "feedback.suggesting.tasks.suggest_for_waiting"


def test_nothing_is_learned_by_following_a_link(page, client):
    assert client.get(reverse("suggestions:learn")).status_code == 405
