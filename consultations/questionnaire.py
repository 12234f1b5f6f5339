"""What may become of the questions once people have answered them.

The words around a question may always be mended. What gives an answer its meaning may not: that the question
is there, how it is answered, and the choices that it offered. The page editor refuses such a change with a
sentence; where no editor looks (a scheduled publication, a revision put back), what was answered stays.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Shape:
    """What gives an answer to a question its meaning. `choices` maps each key to its label, in order."""

    kind: str
    choices: dict = field(default_factory=dict)


def check_can_become(answered, drafted):
    """The reason why questions of the shapes `answered` may not become `drafted`, or nothing.

    answered: {key: (wording, Shape)} of the questions that have answers; drafted: {key: Shape}.
    """
    for key, (wording, shape) in answered.items():
        if key not in drafted:
            return f"People have answered “{wording}”, so it must stay. You can still mend its wording."
        if drafted[key].kind != shape.kind:
            return f"People have answered “{wording}”, so the way of answering it must stay as it is."
        if shape.kind != "text" and drafted[key].choices != shape.choices:
            return f"People have answered “{wording}”, so its choices must stay as they are."
    return ""


def refusal(page, drafted):
    """The same for a page as it is saved now."""
    answered = {question.key: (question.wording, shape_of(question)) for question in _answered(page)}
    return check_can_become(answered, drafted)


def shape_of(question):
    return Shape(question.kind, {choice.key: choice.label for choice in question.choices.all()})


def name_by_keys(page):
    """Give every new question and choice its key, so that a draft can be told from a new row later."""
    for question in page.questions.all():
        question.clean()
        for choice in question.choices.all():
            choice.clean()


def settle(page):
    """Before a page is saved: put questions on their rows by their keys, and answered ones back."""
    if not page.pk or not page.questions.is_deferring:
        return
    name_by_keys(page)
    questions = _with_answered_ones(page, list(page.questions.get_object_list()))
    _adopt_rows(questions, _saved(page))
    page.questions.set(questions)


def _with_answered_ones(page, questions):
    """The questions of the draft, with every answered one that is gone or changed in shape as it was."""
    drafted = {question.key: question for question in questions}
    for saved in _answered(page):
        draft = drafted.get(saved.key)
        if draft is None:
            questions.append(saved)
        elif check_can_become({saved.key: ("", shape_of(saved))}, {saved.key: shape_of(draft)}):
            draft.kind = saved.kind
            draft.choices.set(saved.choices.all())
    return questions


def _adopt_rows(drafted, saved):
    """Give each drafted row the primary key of the saved row with its key, and so on for the choices below.

    A draft does not know the rows that its publication made, and the draft of a copied page knows those of
    the page it was copied from.
    """
    rows = {row.key: row for row in saved}
    for draft in drafted:
        row = rows.get(draft.key)
        draft.pk = row.pk if row else None
        if hasattr(draft, "choices") and draft.choices.is_deferring:
            _adopt_rows(draft.choices.get_object_list(), row.choices.all() if row else [])


def _saved(page):
    return page.questions.model.objects.filter(page=page.pk).prefetch_related("choices")


def _answered(page):
    return _saved(page).filter(answers__isnull=False).distinct()
