"""Everything that writes: a person begins, and sends. Each action is one transaction."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction

from consultations import stages
from consultations.answering import Questions, chosen, text_of, words_of
from consultations.models import Answer, ChosenChoice, Question, Response, ResponseDraft


class TooLate(Exception):
    """The consultation takes no more answers. What was written is still in the draft."""


class LeftOpen(Exception):
    """A question must be answered first: `question`."""

    def __init__(self, question):
        self.question = question
        super().__init__(f"Answer “{question.wording}” before you send")


@transaction.atomic
def begin(*, consultation, in_place_of=None, now):
    """A new, empty draft. `in_place_of` is the draft that this person gives up for it, and is deleted."""
    if not may_begin(consultation, now):
        raise TooLate
    if in_place_of:
        in_place_of.delete()
    return ResponseDraft.objects.create(consultation=consultation, started_at=now, touched_at=now)


@transaction.atomic
def send(*, draft, now):
    """Store what the draft holds as one response, the same one however often it is sent."""
    check_may_send(draft, now)
    questions = questions_of(draft.consultation)
    if open_question := questions.left_open(draft.answers):
        raise LeftOpen(open_question)
    response, is_new = Response.objects.get_or_create(
        submission_key=draft.key, defaults={"consultation": draft.consultation, "submitted_at": now}
    )
    if is_new:
        _store(response, questions, draft.answers)
    draft.delete()
    return response


def may_begin(consultation, now):
    page = consultation
    return stages.may_begin(page.opens_at, page.closes_at, now, paused=page.paused_at)


def check_may_send(draft, now):
    page, grace = draft.consultation, timedelta(minutes=settings.CONSULTATION_GRACE_MINUTES)
    began, paused = draft.started_at, page.paused_at
    if not stages.may_send(page.opens_at, page.closes_at, began, grace, now, paused=paused):
        raise TooLate


def questions_of(consultation):
    """What is asked, as published, in a few queries, however many questions there are."""
    return Questions(tuple(Question.objects.filter(page=consultation).asking().with_everything()))


def _store(response, questions, answers):
    said = [question for question in questions.asked if words_of(question, answers)]
    rows = Answer.objects.bulk_create(
        Answer(
            response=response,
            question=question,
            text="" if question.has_choices else text_of(question, answers),
        )
        for question in said
    )
    ChosenChoice.objects.bulk_create(
        ChosenChoice(answer=row, choice=choice)
        for row, question in zip(rows, said, strict=True)
        if question.has_choices
        for choice in chosen(question, answers)
    )
