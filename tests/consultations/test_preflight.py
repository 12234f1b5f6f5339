from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from consultations import preflight
from consultations.kinds import Kind
from consultations.preflight import CHECKS, NEVER_EXCUSED, Plan, minutes_needed
from tests.factories.questionnaires import asked

OPENS = datetime(2026, 6, 1, 9, tzinfo=UTC)
ENOUGH = "Too many people wait too long for their results today."
READY = Plan(
    why=ENOUGH,
    who_decides=ENOUGH,
    what_can_change=ENOUGH,
    minutes=3,
    opens=OPENS,
    closes=OPENS + timedelta(days=40),
    outcome_due=(OPENS + timedelta(days=100)).date(),
    questions=[asked("travel", "bus", "car")],
    has_lead=True,
    fresh_easy_read=True,
    is_accessible=True,
)


def still_open(**changes):
    return [check.name for check in preflight.checks(replace(READY, **changes)) if not check.passed]


def test_a_plan_that_is_ready_passes_every_check():
    assert still_open() == []
    assert {check.name for check in preflight.checks(READY)} >= NEVER_EXCUSED
    assert len(preflight.checks(READY)) == len(CHECKS)


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("purpose", {"why": "To ask."}),
        ("purpose", {"who_decides": ""}),
        ("time", {"minutes": 3, "questions": [asked(f"q{number}") for number in range(10)]}),
        ("time", {"questions": []}),
        ("period", {"closes": OPENS + timedelta(days=13)}),
        ("reading", {"questions": [asked("multidisciplinary individualised communication arrangements")]}),
        ("both_sides", {"questions": [asked("Do you agree that waits are bad", "yes", "no")]}),
        ("both_sides", {"questions": [replace(asked("clear", kind=Kind.SCALE), highest_label="All")]}),
        ("context", {"questions": [asked("Did the MDT ring you")]}),
        ("branching", {"branching": ("“a” and “b” wait for each other.",)}),
        ("documents", {"private_documents": ("Plan",)}),
        ("easy_read", {"fresh_easy_read": None}),
        ("easy_read", {"fresh_easy_read": False}),
        ("accessible", {"is_accessible": False}),
        ("outcome", {"outcome_due": OPENS.date()}),
        ("lead", {"has_lead": False}),
        ("told", {"told_already": 4}),
        ("told", {"told_already": 4, "why_again": "Because we want to."}),
    ],
)
def test_each_thing_that_is_missing_opens_its_own_check(name, changes):
    assert still_open(**changes) == [name]


def test_asking_again_passes_with_a_reason():
    reason = "The stories tell of waits; we need to know which way of telling people prefer."
    assert still_open(told_already=4, why_again=reason) == []


def test_letters_that_the_help_text_explains_are_context_enough():
    explained = replace(asked("Did the MDT ring you"), help_text="The MDT is the team of all who treat you.")
    assert still_open(questions=[explained]) == []


def test_writing_takes_longer_than_choosing():
    assert minutes_needed([asked("a")] * 6) > minutes_needed([asked("a", "yes", "no")] * 6)
