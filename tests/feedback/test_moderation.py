import pytest

from feedback.moderation import MOVES, MoveRefused, State, Step, Who, can_move, check_can_move, moves_from


class Person:
    """A user who holds exactly these permissions."""

    def __init__(self, *permissions):
        self.permissions = permissions

    def has_perm(self, permission):
        return permission in self.permissions


MODERATOR = Person("feedback.moderate_story")
READER = Person("feedback.view_story")
AUTHOR = None


def test_every_state_but_the_first_is_reached_by_a_move():
    assert {move.to for move in MOVES} | {State.RECEIVED} == set(State)


def test_every_step_but_receiving_is_in_the_table():
    assert {move.step for move in MOVES} | {Step.RECEIVE} == set(Step)


def test_no_two_moves_answer_the_same_question():
    questions = [(move.state, move.step, move.who) for move in MOVES]
    assert len(questions) == len(set(questions))


def test_a_step_leads_to_one_state_whoever_takes_it():
    leads_to = {(move.state, move.step): move.to for move in MOVES}
    assert all(leads_to[move.state, move.step] == move.to for move in MOVES)


def test_nothing_leads_out_of_erased():
    assert not [move for move in MOVES if move.state == State.ERASED]


def test_withdrawn_leads_only_to_erased():
    assert {move.to for move in MOVES if move.state == State.WITHDRAWN} == {State.ERASED}


def test_the_author_may_withdraw_and_erase_from_every_living_state():
    living = set(State) - {State.WITHDRAWN, State.ERASED}
    assert {move.state for move in MOVES if (move.step, move.who) == (Step.WITHDRAW, Who.AUTHOR)} == living
    erasing = {move.state for move in MOVES if (move.step, move.who) == (Step.ERASE, Who.AUTHOR)}
    assert erasing == living | {State.WITHDRAWN}


def test_whatever_hides_words_against_the_author_needs_a_reason():
    hiding = {Step.DECLINE, Step.TAKE_DOWN, Step.REOPEN, Step.ASK_AUTHOR}
    assert all(move.needs_reason for move in MOVES if move.step in hiding)
    ending = {Step.WITHDRAW, Step.ERASE}
    assert all(move.needs_reason for move in MOVES if move.step in ending and move.who != Who.AUTHOR)


def test_nobody_publishes_from_anywhere_but_review_or_agreement():
    published_from = {(move.state, move.step) for move in MOVES if move.to == State.PUBLISHED}
    assert published_from == {
        (State.IN_REVIEW, Step.PUBLISH),
        (State.APPROVED, Step.AUTHOR_AGREES),
        (State.PUBLISHED, Step.EDIT),
    }


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("step", Step)
def test_whoever_may_only_read_may_not_move_anything(state, step):
    assert not can_move(state, step, by=READER, reason="Because.")


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("step", Step)
def test_every_refusal_says_why_in_a_sentence(state, step):
    for by in (AUTHOR, MODERATOR, READER):
        try:
            check_can_move(state, step, by=by)
        except MoveRefused as refusal:
            assert str(refusal).endswith(".")


def test_a_move_without_its_reason_is_refused():
    with pytest.raises(MoveRefused, match="Say why"):
        check_can_move(State.IN_REVIEW, Step.DECLINE, by=MODERATOR, reason="  ")


def test_a_moderator_may_not_agree_for_the_author():
    assert not can_move(State.APPROVED, Step.AUTHOR_AGREES, by=MODERATOR)
    assert can_move(State.APPROVED, Step.AUTHOR_AGREES, by=AUTHOR)


def test_a_reader_is_offered_no_move():
    assert moves_from(State.RECEIVED, READER) == []


def test_a_moderator_is_offered_what_the_table_allows():
    steps = {move.step for move in moves_from(State.DECLINED, MODERATOR)}
    assert steps == {Step.REOPEN, Step.WITHDRAW}
