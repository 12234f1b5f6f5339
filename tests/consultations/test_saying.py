from decimal import Decimal

import pytest

from consultations.branching import OTHER
from consultations.kinds import Kind
from consultations.models import Choice, MatrixRow, Question
from consultations.saying import cells, chosen, number_of, problem_with, text_of, words_of

KEY = "abc"


def question(kind, *, labels=(), rows=(), **more):
    asked = Question(key=KEY, kind=kind, wording="What?", **more)
    asked.offered = [Choice(key=each.lower(), label=each) for each in labels]
    asked.lines = [MatrixRow(key=each.lower(), label=each) for each in rows]
    return asked


PLAIN = {
    Kind.TEXT: (question(Kind.TEXT), " A bus \n", "A bus"),
    Kind.LINE: (question(Kind.LINE), "A bus", "A bus"),
    Kind.ONE: (question(Kind.ONE, labels=["Red", "Blue"]), ["blue"], "Blue"),
    Kind.SEVERAL: (question(Kind.SEVERAL, labels=["Red", "Blue"]), ["blue", "red"], "Red\nBlue"),
    Kind.RANKING: (question(Kind.RANKING, labels=["Red", "Blue"]), ["blue", "red"], "1. Blue\n2. Red"),
    Kind.MATRIX: (
        question(Kind.MATRIX, labels=["Good", "Bad"], rows=["Food", "Noise"]),
        {"food": "bad", "noise": "good"},
        "Food: Bad\nNoise: Good",
    ),
    Kind.SCALE: (question(Kind.SCALE, highest_label="very easy"), "5", "5 out of 5 (very easy)"),
    Kind.NUMBER: (question(Kind.NUMBER, lowest=0, highest=99), "12.50", "12.5"),
    Kind.MONTH: (question(Kind.MONTH), "2026-03", "March 2026"),
    Kind.SITE: (question(Kind.SITE), "bowel", "Bowel cancer"),
    Kind.PLACE: (question(Kind.PLACE), "dover", "Dover"),
}
WRONG = [None, "", [], {}, ["x"], {"x": "y"}, 7, [["a"]], {"food": ["bad"]}, "99999"]
NAMES = {"bowel": "Bowel cancer", "dover": "Dover"}


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind != Kind.SECTION])
def test_an_answer_of_each_kind_is_told_in_words(kind):
    asked, given, words = PLAIN[kind]
    assert words_of(asked, {KEY: given}, NAMES) == words


@pytest.mark.parametrize("kind", PLAIN)
@pytest.mark.parametrize(
    "given", [None, "", [], {}, ["x"], {"x": "y"}, 7, [["a"]], {"food": ["bad"]}, "99999"]
)
def test_what_has_the_wrong_shape_breaks_nothing(kind, given):
    asked, _, _ = PLAIN[kind]
    words_of(asked, {KEY: given})
    problem_with(asked, {KEY: given})


def test_what_is_not_offered_is_no_answer():
    assert chosen(PLAIN[Kind.ONE][0], {KEY: ["green"]}) == []
    assert cells(PLAIN[Kind.MATRIX][0], {KEY: {"food": "green"}}) == []
    assert number_of(PLAIN[Kind.NUMBER][0], {KEY: "100"}) is None
    assert number_of(PLAIN[Kind.SCALE][0], {KEY: "2.5"}) is None
    assert text_of(PLAIN[Kind.ONE][0], {KEY: "red"}) == ""


def test_other_is_told_with_its_words_and_only_where_it_was_chosen():
    asked = question(Kind.SEVERAL, labels=["Red"], offers_other=True)
    answers = {KEY: ["red", OTHER], f"{KEY}.other": "Green"}
    assert words_of(asked, answers) == "Red\nSomething else: Green"
    assert words_of(asked, answers | {KEY: ["red"]}) == "Red"


def test_a_table_that_must_be_answered_must_be_answered_in_each_line():
    asked = question(Kind.MATRIX, labels=["Good"], rows=["Food", "Noise"], required=True)
    assert "each line" in problem_with(asked, {KEY: {"food": "good"}})
    assert problem_with(asked, {KEY: {"food": "good", "noise": "good"}}) == ""


def test_a_number_is_read_exactly():
    assert number_of(PLAIN[Kind.NUMBER][0], {KEY: "0.1"}) == Decimal("0.1")
