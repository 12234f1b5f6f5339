"""What the paper asks, as plain values. `kind` says what room there is: lines, a line, boxes, a table…"""

from consultations.branching import Comparison
from consultations.kinds import Kind
from consultations.saying import OTHER_LABEL
from portal.taxonomy.choosing import place_choices, site_choices

WORDS_A_LINE = 12
FEWEST_LINES, MOST_LINES = 3, 22
# Levels of headings: a tagged PDF may leave none out.
UNDER_THE_TITLE, IN_A_SECTION = 2, 3


def asked(questionnaire):
    """Every heading and question in order. Questions are numbered through."""
    numbers = _numbers(questionnaire)
    by_key = {question.key: question for question in questionnaire}
    told, level = [], UNDER_THE_TITLE
    for question in questionnaire:
        level = level if question.asks else IN_A_SECTION
        told.append({**_one(question, numbers, by_key), "level": level})
    return told


def _numbers(questionnaire):
    asks = [question.key for question in questionnaire if question.asks]
    return {key: number for number, key in enumerate(asks, start=1)}


def _one(question, numbers, by_key):
    return {
        "number": numbers.get(question.key, 0),
        "wording": question.wording,
        "hint": question.help_text,
        "required": question.required,
        "only_if": only_if(question, numbers, by_key),
        **ROOM[question.kind](question),
    }


def only_if(question, numbers, by_key):
    """Who answers it, in words that refer to numbers on the paper; empty where everybody does."""
    told = [_condition(each, numbers, by_key) for each in question.conditions if each.about in numbers]
    if not told:
        return ""
    joint = " or " if question.needs == question.Needs.ANY else " and "
    return f"{'Answer this' if question.asks else 'Answer this part'} only if {joint.join(told)}."


def _condition(condition, numbers, by_key):
    number = numbers[condition.about]
    labels = {choice.key: choice.label for choice in by_key[condition.about].offered}
    chosen = [f"“{labels.get(key, OTHER_LABEL)}”" for key in condition.choices]
    either = " or ".join(chosen)
    return {
        Comparison.HAS: f"your answer to question {number} is {either}",
        Comparison.HAS_NOT: f"your answer to question {number} is not {either}",
        Comparison.OVER: f"your answer to question {number} is more than {condition.number}",
        Comparison.UNDER: f"your answer to question {number} is less than {condition.number}",
        Comparison.ANSWERED: f"you answered question {number}",
        Comparison.PASSED: f"you left out question {number}",
    }[condition.test]


def _lines(question):
    lines = round(question.word_limit / WORDS_A_LINE)
    return {"kind": "lines", "lines": min(max(lines, FEWEST_LINES), MOST_LINES)}


def _choices(question):
    labels = [choice.label for choice in question.offered]
    note = "Tick all that apply." if question.kind == Kind.SEVERAL else "Tick one."
    return {"kind": "choices", "choices": labels, "note": note, "other": _other(question)}


def _other(question):
    return f"{OTHER_LABEL}, please say:" if question.offers_other else ""


def _scale(question):
    return {
        "kind": "scale",
        "steps": [str(step) for step in question.steps],
        "ends": [question.lowest_label, question.highest_label],
    }


def _table(question):
    columns = [choice.label for choice in question.offered]
    return {"kind": "table", "columns": columns, "rows": [row.label for row in question.lines]}


def _ranking(question):
    return {"kind": "ranking", "choices": [choice.label for choice in question.offered]}


def _terms(listing):
    def room(question):
        labels = [str(label) for _, label in listing()]
        return {"kind": "choices", "choices": labels, "note": "Tick one.", "other": ""}

    return room


ROOM = {
    Kind.SECTION: lambda question: {"kind": "heading"},
    Kind.TEXT: _lines,
    Kind.LINE: lambda question: {"kind": "lines", "lines": 1},
    Kind.ONE: _choices,
    Kind.SEVERAL: _choices,
    Kind.SCALE: _scale,
    Kind.MATRIX: _table,
    Kind.RANKING: _ranking,
    Kind.NUMBER: lambda question: {"kind": "number"},
    Kind.MONTH: lambda question: {"kind": "month"},
    Kind.SITE: _terms(site_choices),
    Kind.PLACE: _terms(place_choices),
}
