"""Invents answers to a consultation that has closed: the same each time, by the weights in its file."""

import hashlib
import random
import uuid
from datetime import timedelta

from consultations.models import Answer, Choice, ChosenChoice, Response
from portal.privacy.references import ALPHABET

NAMESPACE = uuid.UUID("5d0f7f0c-6a0f-4b53-9a0e-5f6f3ad7c002")
# How often a question that need not be answered is answered, and how many choices people make at most.
ANSWERED = 0.9
MOST_CHOICES = 3


def key_for(*parts):
    """Eight symbols that follow from the parts."""
    return hashlib.sha256("/".join(map(str, parts)).encode()).hexdigest()[:8]


def labels(facts):
    return [each["label"] if isinstance(each, dict) else each for each in facts.get("choices", [])]


def plant(page, facts):
    """Store the answers that the file asks for, spread over the time in which the page was open."""
    dice = random.Random(facts["slug"])
    responses = Response.objects.bulk_create(_responses(page, facts, dice))
    questions = list(page.questions.all())
    for question, about in zip(questions, facts["questions"], strict=True):
        if question.has_choices:
            _choose(question, about, responses, dice)
        else:
            _write(question, about, responses, dice)


def _responses(page, facts, dice):
    length = (page.closes_at - page.opens_at) - timedelta(hours=1)
    moments = sorted(page.opens_at + length * dice.random() for _ in range(facts["responses"]))
    for number, moment in enumerate(moments):
        yield Response(
            submission_key=uuid.uuid5(NAMESPACE, f"{page.slug}/{number}"),
            reference=reference(dice),
            consultation=page,
            source=Response.Source.PAPER if dice.random() < 0.1 else Response.Source.WEB,
            submitted_at=moment,
        )


def reference(dice):
    symbols = "".join(dice.choice(ALPHABET) for _ in range(9))
    return f"{symbols[:3]}-{symbols[3:6]}-{symbols[6:]}"


def _choose(question, about, responses, dice):
    answering = [each for each in responses if question.required or dice.random() < ANSWERED]
    answers = Answer.objects.bulk_create(Answer(response=each, question=question) for each in answering)
    choices = list(Choice.objects.filter(question=question).order_by("sort_order"))
    weights = [each["weight"] for each in about["choices"]]
    ChosenChoice.objects.bulk_create(
        ChosenChoice(answer=answer, choice=choice)
        for answer in answers
        for choice in _picked(question, choices, weights, dice)
    )


def _picked(question, choices, weights, dice):
    """One choice, or a few different ones."""
    most = 1 if question.kind == question.Kind.ONE else dice.randint(1, MOST_CHOICES)
    return sorted({*dice.choices(choices, weights, k=most)}, key=lambda choice: choice.sort_order)


def _write(question, about, responses, dice):
    """Each text is used once: the others passed the question over."""
    writing = dice.sample(responses, len(about["answers"]))
    Answer.objects.bulk_create(
        Answer(response=each, question=question, text=text)
        for each, text in zip(writing, about["answers"], strict=True)
    )
