from datetime import UTC, date, datetime
from types import SimpleNamespace

from feedback.timeline import open_plans, timeline_of

TODAY = date(2026, 5, 4)


def day(number):
    return datetime(2026, 3, number, tzinfo=UTC)


def reply(pk, outcome="answered", on=1, change_on=None, follows_id=None):
    return SimpleNamespace(
        pk=pk, outcome=outcome, published_at=day(on), change_on=change_on, follows_id=follows_id
    )


def labels(*replies):
    story = SimpleNamespace(received_at=day(1), published_at=day(2), published_replies=list(replies))
    return [(step["label"], step["state"]) for step in timeline_of(story, TODAY)]


TOLD = [("Told", "done"), ("Published", "done")]


def test_a_story_that_nobody_answered_waits():
    assert labels() == [*TOLD, ("Waiting for an answer", "current")]


def test_an_answer_without_a_change_ends_the_line():
    assert labels(reply(1)) == [*TOLD, ("Answered", "done")]


def test_a_plan_says_when_it_is_due_and_when_it_is_late():
    planned = [*TOLD, ("Answered", "done"), ("Change planned", "done")]
    assert labels(reply(1, "change_planned", change_on=TODAY)) == [*planned, ("Change due", "current")]
    late = reply(1, "change_planned", change_on=date(2026, 5, 3))
    assert labels(late) == [*planned, ("Change overdue since", "current")]


def test_the_plan_stays_in_the_line_when_the_change_is_made():
    plan = reply(1, "change_planned", change_on=date(2026, 4, 1))
    made = reply(2, "change_made", on=9, change_on=date(2026, 3, 8), follows_id=1)
    assert labels(plan, made) == [
        *TOLD,
        ("Answered", "done"),
        ("Change planned", "done"),
        ("Change made", "done"),
    ]


def test_of_several_open_plans_the_next_due_comes_first():
    later = reply(1, "change_planned", change_on=date(2026, 9, 1))
    sooner = reply(2, "change_planned", change_on=date(2026, 8, 1))
    assert open_plans([later, sooner]) == [sooner, later]
