"""What the pages of answering show."""

from dataclasses import replace

from django.urls import reverse
from django.utils import timezone

from consultations import actions, consent, facts, storing, wording
from consultations.answering import Way
from consultations.forms import StepForm
from consultations.overview import glances
from consultations.saying import words_of
from consultations.stages import Stage

NOT_ANSWERED = "Not answered"


def beginning(consultation, draft):
    questionnaire = actions.questionnaire_of(consultation)
    return {
        "consultation": consultation,
        "questions": [question for question in questionnaire if question.asks],
        "glances": glances(questionnaire),
        "has_branches": any(question.conditions for question in questionnaire),
        "by_section": consultation.pace == consultation.Pace.SECTION,
        "closing": wording.closing(consultation, timezone.now()),
        "carry_on_url": next_url(draft, actions.way_of(draft)) if draft else "",
        "is_change": bool(draft and actions.is_change(draft)),
    }


def asking(draft, way, step, form):
    before = way.before(step)
    span = way.span(step)
    return {
        "consultation": draft.consultation,
        "form": form,
        "asked": facts.beside(form.forms),
        "step": step,
        "span": span,
        "progress": span.in_words("Section" if way.by_section else "Question"),
        "back_url": url_of(draft, before) if before else _url("start", draft),
        "is_saved": hasattr(draft, "receipt"),
    }


def asking_about(draft, way, form):
    last = way.steps[-1] if way.steps else None
    back_url = url_of(draft, last) if last else _url("start", draft)
    return {"consultation": draft.consultation, "form": form, "back_url": back_url}


def checking(draft, way, form):
    names = storing.names_for(way.asked, draft.answers)
    return {
        "consultation": draft.consultation,
        "form": form,
        "groups": [_group(draft, way, step, names) for step in _by_sections(way)],
        "about_rows": about_rows(draft.answers, _url("about", draft)),
        "back_url": _url("about", draft),
        "is_change": actions.is_change(draft),
    }


def _by_sections(way):
    return replace(way, by_section=True).steps


def _group(draft, way, step, names):
    """The answers of one section, each with a way back to the page that asks it."""
    rows = [
        {
            "key": question.wording,
            "value": words_of(question, draft.answers, names) or NOT_ANSWERED,
            "change_url": f"{url_of(draft, way.step_of(question))}?check#{question.key}",
        }
        for question in step.questions
    ]
    return {"heading": step.heading.wording if step.heading else "", "rows": rows}


def about_rows(answers, change_url=""):
    """What was said about the answers as a whole."""
    said, size = consent.about(answers), consent.group_size(answers)
    whose = f"A group of {size} people" if size else consent.Whose.MINE.label
    rows = [{"key": "Whose answers these are", "value": whose, "change_url": change_url}]
    if said.get("publish"):
        publish = consent.Publish(said["publish"]).label
        rows.append({"key": consent.QUESTION, "value": publish, "change_url": change_url})
    return rows


def saved(draft, words):
    return {
        "consultation": draft.consultation,
        "closing": wording.closing(draft.consultation, timezone.now()),
        "carry_on_url": next_url(draft, actions.way_of(draft)),
        "receipt_words": words.split() if hasattr(draft, "receipt") else [],
    }


def receipt(consultation, response, words):
    now = timezone.now()
    return {
        "consultation": consultation,
        "response": response,
        "steps": wording.steps(consultation, now),
        "is_open": actions.may_begin(consultation, now),
        "closing": wording.closing(consultation, now),
        "receipt_words": words.split(),
        "has_receipt": hasattr(response, "receipt"),
    }


def copy(consultation, response):
    """What was sent, as its writer keeps it."""
    answers = storing.answers_of(response)
    way = Way(actions.questionnaire_of(consultation), answers, by_section=True)
    names = storing.names_for(way.asked, answers)
    groups = [
        {
            "heading": step.heading.wording if step.heading else "",
            "rows": [
                {"key": question.wording, "value": words_of(question, answers, names) or NOT_ANSWERED}
                for question in step.questions
            ],
        }
        for step in way.steps
    ]
    about = about_rows(answers)
    return {"consultation": consultation, "response": response, "groups": groups, "about_rows": about}


def too_late(draft, posted, key=""):
    """All that the person wrote, also what stood on the page that they sent last, to be copied."""
    page = draft.consultation
    now = timezone.now()
    is_paused = page.stage_at(now) == Stage.PAUSED
    said = _written(page, draft.answers, posted, key)
    return {"closing": wording.closing(page, now), "is_paused": is_paused, **said}


def lost(consultation, posted, key=""):
    return _written(consultation, {}, posted, key)


def _written(consultation, answers, posted, key):
    way = Way(actions.questionnaire_of(consultation), answers, _is_by_section(consultation))
    answers = answers | _just_given(way, posted, key)
    everything = [question for question in way.questionnaire if question.asks]
    names = storing.names_for(everything, answers)
    said = [(question.wording, words_of(question, answers, names)) for question in everything]
    return {"consultation": consultation, "said": [(asked, words) for asked, words in said if words]}


def _just_given(way, posted, key):
    """The answers as they were posted, checked or not: they will only be shown back to their writer."""
    step = way.anywhere(key) if posted and key else None
    return StepForm(step, posted, answers={}).answers if step else {}


def _is_by_section(consultation):
    return consultation.pace == consultation.Pace.SECTION


def next_url(draft, way, step=None, *, from_check=False):
    """Where one goes from this page, or from the beginning to the first page that is not answered."""
    if from_check:
        return url_of(draft, way.first_open) if way.first_open else _url("check", draft)
    if step and (more := _more_of(way, step)):
        return f"{url_of(draft, more)}#{_first_new(way, more).key}"
    following = way.after(step) if step else way.first_open
    return url_of(draft, following) if following else _url("about", draft)


def _more_of(way, step):
    """The same page once more, where the answers on it have brought further questions to it."""
    now = way.step(step.key)
    return now if now and _first_new(way, now) else None


def _first_new(way, step):
    return next((question for question in step.questions if not way.has_seen(question)), None)


def url_of(draft, step):
    return _url("question", draft, step.key)


def _url(name, draft, *more):
    return reverse(f"consultations:{name}", args=[draft.consultation_id, *more])
