from datetime import UTC, datetime, timedelta

import pytest

from feedback.models import Reply, Story, StoryStep
from feedback.moderation import State, Step
from feedback.whereabouts import NOW, line_of

DAY = datetime(2026, 11, 2, tzinfo=UTC)
LATER = DAY + timedelta(days=3)


def line(state, *steps, replies=(), **facts):
    story = Story(state=state, received_at=DAY, **facts)
    taken = [StoryStep(step=step, at=LATER) for step in steps]
    return [(stop["label"], stop["state"], stop.get("date")) for stop in line_of(story, taken, replies)]


def test_every_state_has_a_sentence():
    assert set(NOW) == set(State)


def test_what_came_in_waits_to_be_read():
    assert line(State.RECEIVED) == [
        ("We received it", "done", DAY),
        ("A person reads it", "current", None),
        ("Published", "todo", None),
    ]


def test_what_its_author_wants_to_see_first_says_so():
    assert line(State.RECEIVED, consent="after_seen")[-1][0] == "Published, if you agree"


def test_what_is_for_the_alliance_is_never_said_to_be_published():
    assert line(State.RECEIVED, consent="alliance_only")[-1][0] == "Kept for the alliance"


@pytest.mark.parametrize(
    ("state", "step", "label"),
    [
        (State.WAITING_AUTHOR, Step.ASK_AUTHOR, "We asked you a question"),
        (State.APPROVED, Step.APPROVE, "You read it before others do"),
    ],
)
def test_what_waits_for_the_author_says_since_when(state, step, label):
    stops = line(state, Step.START_REVIEW, step)

    assert stops[1] == ("A person opened it", "done", LATER)
    assert stops[2] == (label, "current", LATER)


@pytest.mark.parametrize(
    ("state", "step", "label"),
    [
        (State.DECLINED, Step.DECLINE, "Kept for the alliance, not published"),
        (State.WITHDRAWN, Step.WITHDRAW, "You took it back"),
        (State.ERASED, Step.ERASE, "Erased"),
    ],
)
def test_an_end_is_the_last_stop_with_its_date(state, step, label):
    assert line(state, step)[-1] == (label, "done", LATER)


def test_what_is_published_goes_on_to_its_answer_and_what_changed():
    replies = [
        Reply(published_at=LATER, outcome=Reply.Outcome.CHANGE_PLANNED, change="A sign."),
        Reply(published_at=LATER, outcome=Reply.Outcome.CHANGE_MADE, change="A sign."),
    ]

    assert line(State.PUBLISHED, published_at=LATER)[-1] == ("Waiting for an answer", "current", None)
    labels = [label for label, _, _ in line(State.PUBLISHED, published_at=LATER, replies=replies)]
    assert labels[-3:] == ["Answered", "Change planned", "Change made"]
