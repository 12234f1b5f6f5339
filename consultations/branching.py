"""Which questions a person is asked. Pure: questions and answers in, questions and sentences out.

A question here is anything with a `key`, whether it `asks` (a heading does not), `needs` (all or any) and its
`conditions`.

Answers are plain JSON under the key of their question, as drafts keep them:
    one, several      ["key of a choice", …]; OTHER stands among them for “other”, and its words are kept
                      under other_key(key)
    ranking           the keys of the choices, the first one first
    matrix            {"key of a row": "key of a column"}
    scale, number     "4" or "12.5"
    month             "2026-05"
    site, place       the slug of the term
    text, line        the words
"""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from django.db.models import TextChoices

OTHER = "other"
ANY = "any"


class Comparison(TextChoices):
    HAS = "has", "is any of"
    HAS_NOT = "has_not", "is none of"
    OVER = "over", "is more than"
    UNDER = "under", "is less than"
    ANSWERED = "answered", "was answered"
    PASSED = "passed", "was not answered"


@dataclass(frozen=True)
class Condition:
    """What an earlier answer must be: `about` is the key of a question, `choices` the keys of its choices."""

    about: str
    test: str = Comparison.HAS
    choices: tuple = ()
    number: Decimal | None = None

    @classmethod
    def from_json(cls, stored):
        """The condition as it is stored: {"about": …, "test": …, "choices": […], "number": …}."""
        return cls(
            about=stored["about"],
            test=stored.get("test", Comparison.HAS),
            choices=tuple(stored.get("choices", ())),
            number=number_in(stored.get("number")),
        )

    def to_json(self):
        number = None if self.number is None else str(self.number)
        return {"about": self.about, "test": str(self.test), "choices": list(self.choices), "number": number}


def other_key(key):
    """Under which an answer keeps the words of “other, please say”."""
    return f"{key}.{OTHER}"


def path(questions, answers):
    """The questions that this person is asked, in order, by what they have answered so far.

    One pass: a condition looks back only, and only at questions that are asked, so the way always ends and an
    answer given on a way that is no longer taken decides nothing.
    """
    return [question for question in shown(questions, answers) if question.asks]


def shown(questions, answers):
    """The same with the headings of the sections that are shown."""
    found, counted, section_is_shown = [], {}, True
    for question in questions:
        is_here = (section_is_shown or not question.asks) and is_shown(question, counted)
        if not question.asks:
            section_is_shown = is_here
        if is_here:
            found.append(question)
        if is_here and question.asks:
            counted[question.key] = answers.get(question.key)
    return found


def kept(questions, answers):
    """Only the answers to questions on the way that was taken: what is stored, and all that is counted."""
    keys = [question.key for question in path(questions, answers)]
    wanted = {*keys, *map(other_key, keys)}
    return {key: given for key, given in answers.items() if key in wanted}


def is_shown(question, counted):
    """Whether its conditions hold, given the answers that count. Without conditions it always is."""
    held = [holds(condition, counted.get(condition.about)) for condition in question.conditions]
    return not held or (any(held) if question.needs == ANY else all(held))


def holds(condition, given):
    """Whether the answer `given` (None where the question was not asked) is as the condition says.

    “Is none of” also holds for whoever passed the question over or was not asked it.
    """
    return TESTS[condition.test](condition, given)


def has_chosen(condition, given):
    return bool({*condition.choices} & {*choices_in(given)})


def choices_in(given):
    """The keys chosen; a table has chosen those of all its rows."""
    if isinstance(given, dict):
        return [each for each in given.values() if isinstance(each, str)]
    return [each for each in given if isinstance(each, str)] if isinstance(given, list) else []


def number_in(given):
    """The number answered, or None where there is none."""
    if not isinstance(given, str | int | float | Decimal):
        return None
    try:
        number = Decimal(str(given))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def is_over(condition, given):
    number = number_in(given)
    return None not in (number, condition.number) and number > condition.number


def is_under(condition, given):
    number = number_in(given)
    return None not in (number, condition.number) and number < condition.number


TESTS = {
    Comparison.HAS: has_chosen,
    Comparison.HAS_NOT: lambda condition, given: not has_chosen(condition, given),
    Comparison.OVER: is_over,
    Comparison.UNDER: is_under,
    Comparison.ANSWERED: lambda condition, given: bool(given),
    Comparison.PASSED: lambda condition, given: not given,
}
