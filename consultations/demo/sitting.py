"""Plays people who answer a questionnaire of any shape: each goes the way that their answers lead to."""

import random
import uuid
from datetime import timedelta

from consultations import storing
from consultations.answering import Way
from consultations.consent import CURRENT
from consultations.kinds import WRITING, Kind
from consultations.models import Question, Response, SecondKeying
from portal.taxonomy.models import Place, TumourSite

from .answering import ANSWERED, MOST_CHOICES, NAMESPACE, reference

WRITES = 0.35
OF_GROUPS = 25


def plant(page, facts, now):
    """As many responses as the file asks for, sent between the opening and now; one in some is a group's."""
    dice = random.Random(f"{facts['slug']} sat")
    questionnaire = tuple(Question.objects.filter(page=page).with_everything())
    terms = {
        Kind.SITE: list(TumourSite.objects.in_use().values_list("slug", flat=True)),
        Kind.PLACE: list(Place.objects.in_use().values_list("slug", flat=True)),
    }
    texts = _texts(questionnaire, facts)
    for number in range(facts["sat"]):
        response = _response(page, number, now, dice)
        storing.store(response, _way(questionnaire, texts, terms, dice))
    for response in Response.objects.to(page).filter(source=Response.Source.PAPER).oldest_first()[:2]:
        SecondKeying.objects.create(response=response)


def _texts(questionnaire, facts):
    """{key of a question: what people wrote}"""
    pairs = zip(questionnaire, facts["questions"], strict=True)
    return {question.key: told.get("answers", []) for question, told in pairs}


def _response(page, number, now, dice):
    until = min(now, page.closes_at) - timedelta(hours=1)
    is_paper, is_group = dice.random() < 0.1, number % OF_GROUPS == OF_GROUPS - 1
    return Response.objects.create(
        submission_key=uuid.uuid5(NAMESPACE, f"{page.slug}/sat/{number}"),
        reference=reference(dice),
        consultation=page,
        source=Response.Source.PAPER if is_paper else Response.Source.WEB,
        submitted_at=page.opens_at + (until - page.opens_at) * dice.random(),
        group_size=dice.randint(4, 20) if is_group else None,
        publish_consent=CURRENT if dice.random() < 0.7 else "",
    )


def _way(questionnaire, texts, terms, dice):
    """Questions are answered one after another, so that each way is one that a person can take."""
    way = Way(questionnaire, {})
    for question in questionnaire:
        asked = [each.key for each in way.asked]
        if question.key in asked and (question.required or dice.random() < ANSWERED):
            given = _answer(question, texts[question.key], terms, dice)
            way = Way(questionnaire, way.answers | {question.key: given})
    return way


def _answer(question, texts, terms, dice):
    if question.kind in WRITING:
        return dice.choice(texts) if texts and dice.random() < WRITES else ""
    if question.kind in terms:
        return dice.choice(terms[question.kind])
    return ANSWERS[question.kind](question, dice)


def _keys(question):
    return [choice.key for choice in question.offered]


def _one(question, dice):
    """What is offered first is chosen most."""
    keys = _keys(question)
    return dice.choices(keys, range(len(keys), 0, -1))


def _several(question, dice):
    keys = _keys(question)
    return dice.sample(keys, min(len(keys), dice.randint(1, MOST_CHOICES)))


def _in_order(question, dice):
    keys = _keys(question)
    return sorted(keys, key=lambda key: keys.index(key) + dice.random() * 3)


def _table(question, dice):
    return {row.key: _one(question, dice)[0] for row in question.lines}


def _step(question, dice):
    steps = list(question.steps)
    return str(dice.choices(steps, range(1, len(steps) + 1))[0])


def _number(question, dice):
    lowest, highest = question.lowest or 0, question.highest or 100
    return str(round(dice.triangular(lowest, highest, lowest + (highest - lowest) / 20)))


def _month(question, dice):
    return f"2026-{dice.randint(1, 9):02}"


ANSWERS = {
    Kind.ONE: _one,
    Kind.SEVERAL: _several,
    Kind.RANKING: _in_order,
    Kind.MATRIX: _table,
    Kind.SCALE: _step,
    Kind.NUMBER: _number,
    Kind.MONTH: _month,
}
