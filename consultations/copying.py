"""A questionnaire as plain JSON: to copy between sites, and to keep in the library.

    {"format": "questionnaire", "version": 1, "questions": [{"key": …, "kind": …, "wording": …, …}, …]}

Keys travel with the questions, so that conditions hold and answers on two sites can be compared. Of the fact
bank only words travel: pictures and documents belong to their site.
"""

import json
import re

from consultations import conditions
from consultations.keys import new_key
from consultations.kinds import Kind
from consultations.models import Choice, MatrixRow, Question

FORMAT, VERSION = "questionnaire", 1
MOST_BYTES, MOST_QUESTIONS, MOST_LABELS = 500_000, 200, 100
TEXTS = {"wording": 300, "help_text": 2000, "lowest_label": 60, "highest_label": 60}
FLAGS = ("required", "offers_other", "is_equality")
NUMBERS = ("lowest", "highest")
WORDS_OF_CONTEXT = ("words", "details")


class Unreadable(Exception):
    """The file cannot be used: why, as a sentence."""


def to_json(questions):
    """The questions and headings, in order, ready to be written to a file."""
    return {"format": FORMAT, "version": VERSION, "questions": [_told(question) for question in questions]}


def _told(question):
    return {
        "key": question.key,
        "kind": str(question.kind),
        **{name: getattr(question, name) for name in (*TEXTS, *FLAGS, *NUMBERS)},
        "word_limit": question.word_limit,
        "choices": _rows(question.choices.all()),
        "rows": _rows(question.rows.all()),
        "needs": question.needs,
        "only_if": question.only_if,
        "context": [each for each in question.context.get_prep_value() if each["type"] in WORDS_OF_CONTEXT],
    }


def _rows(rows):
    return [{"key": row.key, "label": row.label} for row in rows]


def read(text):
    """The parsed file, every question of it looked at. Raises Unreadable, and names what is wrong."""
    if len(text) > MOST_BYTES:
        raise Unreadable("The file is too large for a questionnaire.")
    try:
        told = json.loads(text)
    except ValueError as error:
        raise Unreadable("This is not a file of questions. Choose one that “Copy as a file” made.") from error
    if not _is_ours(told):
        raise Unreadable("This is not a file of questions. Choose one that “Copy as a file” made.")
    if told.get("version") != VERSION:
        raise Unreadable("The file comes from a newer version of this portal, which this one cannot read.")
    if not 0 < len(told["questions"]) <= MOST_QUESTIONS:
        raise Unreadable(f"The file must have between 1 and {MOST_QUESTIONS} questions.")
    for number, question in enumerate(told["questions"], start=1):
        check_question(question, number)
    return told


def check_question(told, number):
    """Raises Unreadable where the question of this number in the file is not one."""
    here = f"Question {number} of the file"
    if not isinstance(told, dict) or told.get("kind") not in Kind.values:
        raise Unreadable(f"{here} is of a kind that this portal does not know.")
    if not _is_text(told.get("wording"), TEXTS["wording"]) or not told["wording"].strip():
        raise Unreadable(f"{here} has no wording, or one that is too long.")
    if not all(_is_text(told.get(name, ""), most) for name, most in TEXTS.items()):
        raise Unreadable(f"{here} has words that are too long.")
    if not all(_are_rows(told.get(name, [])) for name in ("choices", "rows")):
        raise Unreadable(f"{here} has a choice without a label.")
    if not conditions.are_sound(told.get("only_if", [])):
        raise Unreadable(f"{here} has a condition that cannot be read.")
    if not all(_is_number(told.get(name)) for name in NUMBERS) or not _is_number(told.get("word_limit"), 1):
        raise Unreadable(f"{here} has a number that cannot be read.")


def _is_ours(told):
    return isinstance(told, dict) and told.get("format") == FORMAT and isinstance(told.get("questions"), list)


def _is_text(value, most):
    return isinstance(value, str) and len(value) <= most


def _is_key(value):
    return isinstance(value, str) and re.fullmatch(r"[A-Za-z0-9_-]{1,20}", value) is not None


def _is_number(value, least=-1_000_000):
    return value is None or (type(value) is int and least <= value <= 1_000_000)


def _are_rows(rows):
    return (
        isinstance(rows, list)
        and len(rows) <= MOST_LABELS
        and all(isinstance(row, dict) and _is_key(row.get("key")) for row in rows)
        and all(_is_text(row.get("label"), 200) and row["label"].strip() for row in rows)
        and len({row["key"] for row in rows}) == len(rows)
    )


def questions_from(told, *, taken=(), first=0):
    """New questions as `told` says, in order from the place `first`. A key that is taken is made anew."""
    keys = {}
    for each in told["questions"]:
        mine = each.get("key")
        free = _is_key(mine) and mine not in taken and mine not in keys.values()
        keys[mine] = mine if free else new_key()
    return [_question(each, keys, first + place) for place, each in enumerate(told["questions"])]


def _question(told, keys, place):
    question = Question(
        key=keys[told.get("key")],
        kind=told["kind"],
        sort_order=place,
        needs=told["needs"] if told.get("needs") in Question.Needs.values else Question.Needs.ALL,
        only_if=[_renamed(condition, keys) for condition in told.get("only_if", [])],
        word_limit=told.get("word_limit") or 500,
        context=json.dumps(_words_of_context(told)),
        **{name: told.get(name, "") for name in TEXTS},
        **{name: told.get(name) is True for name in FLAGS},
        **{name: told.get(name) for name in NUMBERS},
    )
    question.choices = [_row(Choice, row, number) for number, row in enumerate(told.get("choices", []))]
    question.rows = [_row(MatrixRow, row, number) for number, row in enumerate(told.get("rows", []))]
    return question


def _renamed(condition, keys):
    """The condition about the question under its key of here."""
    return {**condition, "about": keys.get(condition["about"], condition["about"])}


def _words_of_context(told):
    blocks = told.get("context", [])
    return [
        {"type": each["type"], "value": each["value"]}
        for each in (blocks if isinstance(blocks, list) else [])
        if isinstance(each, dict) and each.get("type") == "words" and isinstance(each.get("value"), str)
    ]


def _row(model, told, number):
    return model(key=told["key"], label=told["label"], sort_order=number)


def add_to(*, page, told, by):
    """Add the questions to the end of the draft of the page, and keep the draft. Returns how many."""
    there = list(page.questions.all())
    taken = {question.key for question in there}
    new = questions_from(told, taken=taken, first=len(there))
    page.questions.add(*new)
    page.save_revision(user=by, log_action=True)
    return len(new)
