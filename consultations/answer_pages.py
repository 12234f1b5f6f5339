"""What the pages of answering show."""

from django.urls import reverse
from django.utils import timezone

from consultations import actions, wording
from consultations.answering import words_of


def beginning(consultation, draft):
    questions = actions.questions_of(consultation)
    return {
        "consultation": consultation,
        "questions": questions.asked,
        "closing": wording.closing(consultation, timezone.now()),
        "carry_on_url": next_url(draft, questions) if draft else "",
    }


def asking(draft, questions, asked, form):
    before = questions.before(asked)
    return {
        "consultation": draft.consultation,
        "form": form,
        "number": questions.number(asked),
        "of": len(questions),
        "back_url": url_of(draft, before) if before else _url("start", draft),
    }


def checking(draft, questions, form):
    last = questions.asked[-1] if questions.asked else None
    return {
        "consultation": draft.consultation,
        "form": form,
        "rows": [_row(draft, question) for question in questions.asked],
        "back_url": url_of(draft, last) if last else _url("start", draft),
    }


def receipt(consultation, response):
    return {
        "consultation": consultation,
        "response": response,
        "steps": wording.steps(consultation, timezone.now()),
        "is_open": actions.may_begin(consultation, timezone.now()),
    }


def too_late(draft, posted, key=""):
    """All that the person wrote, also what stood on the page that they sent last, to be copied."""
    page = draft.consultation
    return {"closing": wording.closing(page, timezone.now()), **_written(page, draft.answers, posted, key)}


def lost(consultation, posted, key=""):
    return _written(consultation, {}, posted, key)


def _written(consultation, answers, posted, key):
    questions = actions.questions_of(consultation)
    answers = {**answers, **_just_given(questions.named(key), posted)}
    said = [(question.wording, words_of(question, answers)) for question in questions.asked]
    return {"consultation": consultation, "said": [(asked, words) for asked, words in said if words]}


def _just_given(question, posted):
    """The answer as it was posted, checked or not: it will only be shown back to its writer."""
    if question is None or "answer" not in posted:
        return {}
    return {question.key: posted.getlist("answer") if question.has_choices else posted["answer"]}


def next_url(draft, questions, asked=None, *, from_check=False):
    """Where one goes from the question `asked`, or from the beginning to the first without an answer."""
    if from_check:
        return _url("check", draft)
    following = questions.after(asked) if asked else _first_untouched(draft, questions)
    return url_of(draft, following) if following else _url("check", draft)


def _first_untouched(draft, questions):
    return next((question for question in questions.asked if question.key not in draft.answers), None)


def url_of(draft, question):
    return _url("question", draft, question.key)


def _url(name, draft, *more):
    return reverse(f"consultations:{name}", args=[draft.consultation_id, *more])


def _row(draft, question):
    return {
        "key": question.wording,
        "value": words_of(question, draft.answers) or "Not answered",
        "change_url": f"{url_of(draft, question)}?check",
    }
