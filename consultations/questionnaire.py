"""What may become of the questions once people have answered them.

The words around a question may always be mended. What gives an answer its meaning may not: that the question
is there, how it is answered, and the choices that it offered. The page editor refuses such a change with a
sentence; where no editor looks (a scheduled publication, a revision put back), what was answered stays.
"""

from dataclasses import dataclass, field

from consultations.kinds import CHOOSING, Kind

# What a question carries below it, each under keys of its own.
BELOW = ("choices", "rows")


@dataclass(frozen=True)
class Shape:
    """What gives an answer to a question its meaning: all but the wording, which only names it here.

    choices, rows: each key with its label, in order. bounds: the first and the last step of a scale.
    """

    kind: str
    choices: dict = field(default_factory=dict)
    wording: str = field(default="", compare=False)
    rows: dict = field(default_factory=dict)
    bounds: tuple = ()


def reason_against(answered, drafted):
    """Why the questions `answered` may not become `drafted`, in a sentence; empty where they may.

    Both are {key: Shape}; `answered` holds only the questions that have answers.
    """
    for key, shape in answered.items():
        if key not in drafted:
            return f"People have answered “{shape.wording}”, so it must stay. You can still mend its wording."
        if drafted[key].kind != shape.kind:
            return f"People have answered “{shape.wording}”, so the way of answering it must stay as it is."
        if drafted[key] != shape:
            part = _what_differs(shape, drafted[key])
            return f"People have answered “{shape.wording}”, so its {part} must stay as they are."
    return ""


def _what_differs(shape, drafted):
    if shape.choices != drafted.choices:
        return "choices"
    return "rows" if shape.rows != drafted.rows else "steps"


def changes(before, after):
    """What became of the questions, in sentences for everybody. Both are {key: Shape}, in order."""
    gone = [f"We took away “{shape.wording}”." for key, shape in before.items() if key not in after]
    new = [f"We added “{shape.wording}”." for key, shape in after.items() if key not in before]
    both = [(before[key], shape) for key, shape in after.items() if key in before]
    return [*gone, *new, *(sentence for was, became in both for sentence in _reworded(was, became))]


def _reworded(was, became):
    if was.wording != became.wording:
        yield f"“{was.wording}” now reads “{became.wording}”."
    if was != became:
        yield f"We changed how “{became.wording}” can be answered."


def nothing_to_choose(drafted):
    """Names the first question of {key: Shape} that offers less than two choices; empty where none does."""
    bare = [shape for shape in drafted.values() if shape.kind in CHOOSING and len(shape.choices) < 2]
    return f"Give “{bare[0].wording}” two choices or more." if bare else ""


def refusal(page, drafted):
    """The same for a page as it is saved now."""
    return reason_against({question.key: shape_of(question) for question in _answered(page)}, drafted)


def shape_of(question):
    return shape_from(
        question.kind,
        question.wording,
        choices={choice.key: choice.label for choice in question.choices.all()},
        rows={row.key: row.label for row in question.rows.all()},
        bounds=(question.lowest, question.highest),
    )


def shape_from(kind, wording, *, choices, rows, bounds):
    """The shape of a question of this kind: only what the kind uses."""
    return Shape(
        kind,
        choices if kind in CHOOSING else {},
        wording,
        rows if kind == Kind.MATRIX else {},
        bounds if kind == Kind.SCALE else (),
    )


def name_by_keys(page):
    """Give every new question and choice its key, so that a draft can be told from a new row later."""
    for question in page.questions.all():
        question.clean()
        for below in BELOW:
            for row in getattr(question, below).all():
                row.clean()


def settle(page):
    """Before a page is saved: put questions on their rows by their keys, and answered ones back.

    Returns what changes by that, in sentences.
    """
    if not page.pk or not page.questions.is_deferring:
        return []
    name_by_keys(page)
    saved = list(_saved(page))
    questions = _with_answered_ones(page, list(page.questions.get_object_list()))
    _adopt_rows(questions, saved)
    page.questions.set(questions)
    return changes(_shapes(saved), _shapes(sorted(questions, key=lambda question: question.sort_order or 0)))


def _shapes(questions):
    return {question.key: shape_of(question) for question in questions}


def _with_answered_ones(page, questions):
    """The questions of the draft, with every answered one that is gone or changed in shape as it was."""
    drafted = {question.key: question for question in questions}
    for saved in _answered(page):
        draft = drafted.get(saved.key)
        if draft is None:
            questions.append(saved)
        elif reason_against({saved.key: shape_of(saved)}, {saved.key: shape_of(draft)}):
            draft.kind, draft.lowest, draft.highest = saved.kind, saved.lowest, saved.highest
            draft.choices.set(saved.choices.all())
            draft.rows.set(saved.rows.all())
    return questions


def _adopt_rows(drafted, saved):
    """Give each drafted row the primary key of the saved row with its key, and so on for what stands below.

    A draft does not know the rows that its publication made, and the draft of a copied page knows those of
    the page it was copied from.
    """
    rows = {row.key: row for row in saved}
    for draft in drafted:
        row = rows.get(draft.key)
        draft.pk = row.pk if row else None
        for below in BELOW:
            mine = getattr(draft, below, None)
            if mine is not None and mine.is_deferring:
                _adopt_rows(mine.get_object_list(), getattr(row, below).all() if row else [])


def _saved(page):
    return page.questions.model.objects.filter(page=page.pk).with_everything()


def _answered(page):
    return _saved(page).filter(answers__isnull=False).distinct()
