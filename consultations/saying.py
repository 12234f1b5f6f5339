"""What was answered, read from a draft: in typed values to be stored, and in words for a person. Pure.

What is not offered, out of bounds or of the wrong shape is no answer: a questionnaire may have changed since.
"""

from datetime import date

from consultations.branching import OTHER, number_in, other_key
from consultations.kinds import OPEN_ENDED, WRITING, Kind

OTHER_LABEL = "Something else"


def text_of(question, answers):
    return _text(answers.get(question.key)) if question.kind in WRITING else ""


def other_of(question, answers):
    """The words of “other, please say”, where it was chosen."""
    given = answers.get(question.key)
    is_open = question.kind in OPEN_ENDED and question.offers_other
    return (
        _text(answers.get(other_key(question.key)))
        if is_open and isinstance(given, list) and OTHER in given
        else ""
    )


def _text(given):
    return given.strip() if isinstance(given, str) else ""


def chosen(question, answers):
    """The choices made, in the order in which they are offered; of a ranking, the first one first."""
    given = answers.get(question.key)
    if not isinstance(given, list) or question.kind not in (Kind.ONE, Kind.SEVERAL, Kind.RANKING):
        return []
    if question.kind == Kind.RANKING:
        offered = {choice.key: choice for choice in question.offered}
        return [offered[key] for key in dict.fromkeys(filter(_is_text, given)) if key in offered]
    return [choice for choice in question.offered if choice.key in given]


def _is_text(given):
    return isinstance(given, str)


def cells(question, answers):
    """Pairs of a row and the column that was chosen in it."""
    given = answers.get(question.key)
    if question.kind != Kind.MATRIX or not isinstance(given, dict):
        return []
    columns = {choice.key: choice for choice in question.offered}
    picked = [(row, given.get(row.key)) for row in question.lines]
    return [(row, columns[key]) for row, key in picked if _is_text(key) and key in columns]


def number_of(question, answers):
    number = number_in(answers.get(question.key))
    if number is None or question.kind not in (Kind.SCALE, Kind.NUMBER):
        return None
    if question.kind == Kind.SCALE:
        return number if number in question.steps else None
    is_low = question.lowest is not None and number < question.lowest
    return None if is_low or (question.highest is not None and number > question.highest) else number


def month_of(question, answers):
    given = answers.get(question.key)
    if question.kind != Kind.MONTH or not isinstance(given, str):
        return None
    try:
        return date.fromisoformat(f"{given[:7]}-01")
    except ValueError:
        return None


def term_of(question, answers, kind):
    """The slug of the kind of cancer, or of the place, that was chosen."""
    return _text(answers.get(question.key)) if question.kind == kind else ""


def says_something(question, answers):
    return bool(words_of(question, answers))


def problem_with(question, answers):
    """What must be done about this question before everything can be sent; empty where nothing must."""
    if question.required and not says_something(question, answers):
        return f"Answer “{question.wording}” before you send"
    if question.required and question.kind == Kind.MATRIX and _misses_a_line(question, answers):
        return f"Answer each line of “{question.wording}” before you send"
    if len(text_of(question, answers).split()) > question.word_limit:
        return f"Use {question.word_limit:,} words or fewer for “{question.wording}”"
    return ""


def _misses_a_line(question, answers):
    return len(cells(question, answers)) < len(question.lines)


def words_of(question, answers, names=None):
    """What was answered, as a person reads it; empty where the question was passed over.

    names: {slug: name} of kinds of cancer and of places.
    """
    return "\n".join(WORDS[question.kind](question, answers, names or {}))


def _written(question, answers, names):
    return filter(None, [text_of(question, answers)])


def _labels(question, answers, names):
    yield from (choice.label for choice in chosen(question, answers))
    if words := other_of(question, answers):
        yield f"{OTHER_LABEL}: {words}"


def _ranked(question, answers, names):
    return (f"{place}. {choice.label}" for place, choice in enumerate(chosen(question, answers), start=1))


def _cells(question, answers, names):
    return (f"{row.label}: {choice.label}" for row, choice in cells(question, answers))


def _number(question, answers, names):
    number = number_of(question, answers)
    if number is not None:
        yield number_in_words(question, number)


def _month(question, answers, names):
    month = month_of(question, answers)
    if month:
        yield f"{month:%B %Y}"


def _term(question, answers, names):
    slug = term_of(question, answers, question.kind)
    return filter(None, [names.get(slug, slug)])


def number_in_words(question, number):
    """For example “4 out of 5”, with what the ends mean, or “12.5”."""
    plain = f"{number.normalize():f}"
    if question.kind != Kind.SCALE:
        return plain
    last = question.steps[-1]
    end = {question.steps[0]: question.lowest_label, last: question.highest_label}.get(int(number), "")
    return f"{plain} out of {last}{f' ({end})' if end else ''}"


WORDS = {
    Kind.TEXT: _written,
    Kind.LINE: _written,
    Kind.ONE: _labels,
    Kind.SEVERAL: _labels,
    Kind.RANKING: _ranked,
    Kind.MATRIX: _cells,
    Kind.SCALE: _number,
    Kind.NUMBER: _number,
    Kind.MONTH: _month,
    Kind.SITE: _term,
    Kind.PLACE: _term,
}
