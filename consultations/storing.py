"""Answers on their way become rows, and rows become answers on their way again, to be changed."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from consultations.branching import OTHER, other_key
from consultations.consent import ABOUT, Publish, Whose
from consultations.kinds import Kind
from consultations.models import Answer, ChosenChoice
from consultations.saying import (
    cells,
    chosen,
    month_of,
    number_of,
    other_of,
    says_something,
    term_of,
    text_of,
)
from portal.taxonomy.models import Place, TumourSite

TERMS = {Kind.SITE: TumourSite, Kind.PLACE: Place}


@dataclass(frozen=True)
class Said:
    """Everything that one answer says. picks: (choice, row, rank) as keys of rows of the database."""

    text: str = ""
    number: Decimal | None = None
    month: date | None = None
    tumour_site_id: int | None = None
    place_id: int | None = None
    other_text: str = ""
    picks: frozenset = frozenset()

    def row(self, response, question):
        facts = {name: value for name, value in vars(self).items() if name != "picks"}
        return Answer(response=response, question=question, **facts)


def store(response, way):
    """Make the response say what was answered on the way that was taken, and nothing else.

    An answer that stays as it was keeps its row, and with it whatever a person has written beside it.
    """
    wanted = said_on(way)
    before = {answer.question_id: answer for answer in response.answers.prefetch_related("chosenchoice_set")}
    questions = {question.pk: question for question in way.asked}
    same = {pk for pk, answer in before.items() if wanted.get(pk) == said_in(answer)}
    Answer.objects.filter(pk__in=[answer.pk for pk, answer in before.items() if pk not in same]).delete()
    new = {pk: said for pk, said in wanted.items() if pk not in same}
    rows = Answer.objects.bulk_create(said.row(response, questions[pk]) for pk, said in new.items())
    ChosenChoice.objects.bulk_create(
        ChosenChoice(answer=row, choice_id=choice, row_id=line, rank=rank)
        for row, said in zip(rows, new.values(), strict=True)
        for choice, line, rank in sorted(said.picks, key=_in_order)
    )


def _in_order(pick):
    choice, line, rank = pick
    return rank or 0, line or 0, choice


def gone_with(response, way):
    """The answers that `store` would delete: somebody may have to forget them elsewhere."""
    wanted = said_on(way)
    answers = response.answers.prefetch_related("chosenchoice_set")
    return [answer for answer in answers if wanted.get(answer.question_id) != said_in(answer)]


def said_on(way):
    """{key of the question's row: what was said}, of the questions that were answered on this way."""
    terms = terms_for(way.asked, way.answers)
    said = [question for question in way.asked if says_something(question, way.answers)]
    found = {question.pk: _said(question, way.answers, terms) for question in said}
    return {pk: each for pk, each in found.items() if each != Said()}


def terms_for(questions, answers):
    """{(kind, slug): term} for what was chosen, merged ones followed. A query for each kind that is asked."""
    slugs = {}
    for question in questions:
        if question.kind in TERMS and (slug := term_of(question, answers, question.kind)):
            slugs.setdefault(question.kind, set()).add(slug)
    return {
        (kind, term.slug): term.merged_into or term
        for kind, wanted in slugs.items()
        for term in TERMS[kind].objects.filter(slug__in=wanted).select_related("merged_into")
    }


def names_for(questions, answers):
    """{slug: name}, for saying.words_of."""
    return {slug: term.name for (_, slug), term in terms_for(questions, answers).items()}


def _said(question, answers, terms):
    site = terms.get((Kind.SITE, term_of(question, answers, Kind.SITE)))
    place = terms.get((Kind.PLACE, term_of(question, answers, Kind.PLACE)))
    return Said(
        text=text_of(question, answers),
        number=number_of(question, answers),
        month=month_of(question, answers),
        tumour_site_id=site.pk if site else None,
        place_id=place.pk if place else None,
        other_text=other_of(question, answers),
        picks=frozenset(_picks(question, answers)),
    )


def _picks(question, answers):
    for row, column in cells(question, answers):
        yield column.pk, row.pk, None
    for place, choice in enumerate(chosen(question, answers), start=1):
        yield choice.pk, None, place if question.kind == Kind.RANKING else None


def said_in(answer):
    """What a stored answer says."""
    picks = ((pick.choice_id, pick.row_id, pick.rank) for pick in answer.chosenchoice_set.all())
    names = ("text", "number", "month", "tumour_site_id", "place_id", "other_text")
    return Said(**{name: getattr(answer, name) for name in names}, picks=frozenset(picks))


def answers_of(response):
    """What was sent, as a draft holds it, so that its writer can change it."""
    stored = response.answers.select_related("question", "tumour_site", "place").prefetch_related(
        "chosenchoice_set__choice", "chosenchoice_set__row"
    )
    answers = {ABOUT: _about(response)}
    for answer in stored:
        answers |= _in_draft(answer)
    return answers


def _about(response):
    publish = Publish.NO
    if response.publish_consent:
        publish = Publish.NAMED if response.by_id else Publish.YES
    whose = Whose.GROUP if response.group_size else Whose.MINE
    return {"whose": whose, "group_size": response.group_size, "publish": publish}


def _in_draft(answer):
    question, picks = answer.question, answer.chosenchoice_set.all()
    if question.kind == Kind.MATRIX:
        return {question.key: {pick.row.key: pick.choice.key for pick in picks}}
    if question.has_choices:
        keys = [pick.choice.key for pick in picks]
        if not answer.other_text:
            return {question.key: keys}
        return {question.key: [*keys, OTHER], other_key(question.key): answer.other_text}
    return {question.key: _plain(answer)}


def _plain(answer):
    if answer.number is not None:
        return f"{answer.number.normalize():f}"
    if answer.month:
        return f"{answer.month:%Y-%m}"
    term = answer.tumour_site or answer.place
    return term.slug if term else answer.text
