from datetime import date
from types import SimpleNamespace

import pytest

from feedback.moderation import MoveRefused
from feedback.replying import (
    CHECK,
    CHECKS,
    REPLY_MOVES,
    WRITE,
    WRITE_FOR_ANY,
    Part,
    ReplyState,
    ReplyStep,
    answers_for,
    check_can_move_reply,
    check_is_signed,
    problems_with_change,
    replies_moves_from,
)

S, T = ReplyState, ReplyStep
TODAY = date(2026, 5, 4)


class Person(SimpleNamespace):
    def has_perm(self, permission):
        return permission in self.permissions


def person(*permissions, pk=1, organisation_id=7):
    return Person(pk=pk, organisation_id=organisation_id, permissions=permissions)


def reply(state=S.DRAFT, **more):
    told = {"outcome": "answered", "change": "", "change_owner": "", "change_on": None}
    return SimpleNamespace(state=state, organisation_id=7, **{**told, **more})


EXPECTED = {
    (S.DRAFT, T.WRITE): S.DRAFT,
    (S.DRAFT, T.SEND): S.CHECKING,
    (S.DRAFT, T.PUT_ASIDE): S.PUT_ASIDE,
    (S.SENT_BACK, T.WRITE): S.SENT_BACK,
    (S.SENT_BACK, T.SEND): S.CHECKING,
    (S.SENT_BACK, T.PUT_ASIDE): S.PUT_ASIDE,
    (S.CHECKING, T.CALL_BACK): S.DRAFT,
    (S.CHECKING, T.SEND_BACK): S.SENT_BACK,
    (S.CHECKING, T.APPROVE): S.APPROVED,
    (S.APPROVED, T.UNDO): S.CHECKING,
    (S.APPROVED, T.SHOW): S.PUBLISHED,
    (S.PUBLISHED, T.TAKE_DOWN): S.TAKEN_DOWN,
    (S.TAKEN_DOWN, T.REOPEN): S.DRAFT,
    (S.PUT_ASIDE, T.REOPEN): S.DRAFT,
}


def test_the_table_is_complete_and_says_nothing_twice():
    assert {(move.state, move.step): move.to for move in REPLY_MOVES} == EXPECTED
    assert len(REPLY_MOVES) == len(EXPECTED)
    assert {move.state for move in REPLY_MOVES} == set(ReplyState)
    assert {move.step for move in REPLY_MOVES} == set(ReplyStep)


def everybody():
    return {
        "writer": person(WRITE),
        "of another organisation": person(WRITE, organisation_id=8),
        "checker": person(CHECK, pk=2),
        "checker who wrote some of it": person(CHECK),
        "stranger": person(pk=3),
        "clock": None,
    }


MAY = {
    Part.WRITER: {"writer"},
    Part.CHECKER: {"checker"},
    Part.KEEPER: {"writer", "checker", "checker who wrote some of it"},
    Part.CLOCK: {"clock"},
}


@pytest.mark.parametrize("move", REPLY_MOVES, ids=lambda move: f"{move.state} {move.step}")
def test_only_the_part_of_the_table_takes_each_step(move):
    able = set()
    for name, by in everybody().items():
        try:
            check_can_move_reply(reply(move.state), move.step, by=by, writers={1}, reason="Because.")
        except MoveRefused as refusal:
            assert str(refusal) == f"Only {move.part.label} can do this."
        else:
            able.add(name)
    assert able == MAY[move.part]


@pytest.mark.parametrize("state", ReplyState)
@pytest.mark.parametrize("step", ReplyStep)
def test_what_is_not_in_the_table_is_refused_in_words(state, step):
    if (state, step) in EXPECTED:
        return
    with pytest.raises(MoveRefused, match="is not possible while a reply is"):
        check_can_move_reply(reply(state), step, by=person(WRITE_FOR_ANY, CHECK), writers=set())


def test_sending_back_and_taking_down_say_why():
    for state, step in ((S.CHECKING, T.SEND_BACK), (S.PUBLISHED, T.TAKE_DOWN)):
        with pytest.raises(MoveRefused, match="Say why"):
            check_can_move_reply(reply(state), step, by=person(CHECK, pk=2), writers={1}, reason=" ")


def test_a_reply_offers_exactly_what_the_table_lets_a_person_do():
    steps = {move.step for move in replies_moves_from(reply(S.CHECKING), person(CHECK, pk=2), {1})}
    assert steps == {T.APPROVE, T.SEND_BACK}


def test_people_speak_for_their_own_organisation_and_some_for_any():
    assert answers_for(person(WRITE), 7)
    assert not answers_for(person(WRITE), 8)
    assert not answers_for(person(WRITE, organisation_id=None), None)
    assert answers_for(person(WRITE_FOR_ANY), 8)
    assert not answers_for(person(CHECK), 7)


def test_every_check_must_be_signed():
    check_is_signed(list(CHECKS))
    for missing in CHECKS:
        with pytest.raises(MoveRefused, match=CHECKS[missing][:20]):
            check_is_signed([name for name in CHECKS if name != missing])


WHOLE = {"change": "A third nurse.", "change_owner": "Ward manager", "change_on": TODAY}


@pytest.mark.parametrize("outcome", ["change_planned", "change_made"])
@pytest.mark.parametrize("missing", list(WHOLE))
def test_a_change_needs_words_an_owner_and_a_date(outcome, missing):
    told = {**WHOLE, missing: None if missing == "change_on" else "  "}
    assert set(problems_with_change(reply(outcome=outcome, **told), TODAY)) == {missing}
    assert problems_with_change(reply(outcome=outcome, **WHOLE), TODAY) == {}


def test_an_answer_without_a_change_needs_none_of_them():
    assert problems_with_change(reply(), TODAY) == {}
