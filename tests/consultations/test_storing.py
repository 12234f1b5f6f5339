import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consultations import actions, storing
from consultations.answering import Way
from consultations.branching import OTHER, kept, other_key
from consultations.consent import ABOUT
from consultations.kinds import Kind
from consultations.models import Answer, ChosenChoice, Response
from consultations.saying import words_of
from portal.taxonomy.models import Place, TumourSite
from tests.factories.consultations import (
    NOW,
    ConsultationPageFactory,
    QuestionFactory,
    ResponseDraftFactory,
    ResponseFactory,
    only_if,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    return ConsultationPageFactory()


def stored(page, answers):
    return actions.send(draft=ResponseDraftFactory(consultation=page, answers=answers), now=NOW)


@pytest.fixture
def every_kind(page, seeded):
    """A question of every kind, and an answer to each as a draft keeps it."""
    offered = {"rows": ["Food", "Noise"], "choices": ["Red", "Blue"], "offers_other": True}
    made = {kind: QuestionFactory(page=page, kind=kind, **offered) for kind in Kind if kind != Kind.SECTION}
    red, blue = ([question.offered[n].key for question in made.values()] for n in (0, 1))
    key = {kind: (red[n], blue[n]) for n, kind in enumerate(made)}
    food, noise = made[Kind.MATRIX].lines
    given = {
        Kind.TEXT: "It is far.",
        Kind.LINE: "Dover",
        Kind.ONE: [key[Kind.ONE][1]],
        Kind.SEVERAL: [*key[Kind.SEVERAL], OTHER],
        Kind.RANKING: [*reversed(key[Kind.RANKING])],
        Kind.MATRIX: {food.key: key[Kind.MATRIX][0], noise.key: key[Kind.MATRIX][1]},
        Kind.SCALE: "4",
        Kind.NUMBER: "12.5",
        Kind.MONTH: "2026-03",
        Kind.SITE: TumourSite.objects.first().slug,
        Kind.PLACE: Place.objects.first().slug,
    }
    answers = {made[kind].key: each for kind, each in given.items()}
    return made, answers | {other_key(made[Kind.SEVERAL].key): "Green"}


def test_what_is_stored_comes_back_as_it_was_answered(page, every_kind):
    _, answers = every_kind
    response = stored(page, answers)
    again = storing.answers_of(response)
    assert {key: given for key, given in again.items() if key != ABOUT} == answers


def test_a_ranking_keeps_its_places_and_a_table_its_lines(page, every_kind):
    made, answers = every_kind
    stored(page, answers)
    ranked = ChosenChoice.objects.filter(answer__question=made[Kind.RANKING]).order_by("rank")
    assert [(pick.rank, pick.choice.label) for pick in ranked] == [(1, "Blue"), (2, "Red")]
    cells = ChosenChoice.objects.filter(answer__question=made[Kind.MATRIX])
    assert {(pick.row.label, pick.choice.label) for pick in cells} == {("Food", "Red"), ("Noise", "Blue")}


def test_an_answer_that_stays_keeps_its_row_and_one_that_changes_does_not(page):
    why, how = QuestionFactory(page=page), QuestionFactory(page=page)
    response = stored(page, {why.key: "Far", how.key: "By bus"})
    before = {answer.question_id: answer.pk for answer in response.answers.all()}
    draft = actions.change(response=response, now=NOW)
    draft.keep({how.key: "By train"}, now=NOW)
    actions.send(draft=draft, now=NOW)
    after = {answer.question_id: answer.pk for answer in response.answers.all()}
    assert after[why.pk] == before[why.pk]
    assert after[how.pk] != before[how.pk]
    assert Response.objects.count() == 1
    assert response.answers.get(question=how).text == "By train"


def test_a_merged_term_is_stored_as_its_successor(page, seeded):
    question = QuestionFactory(page=page, kind=Kind.PLACE)
    old, new = Place.objects.all()[:2]
    Place.objects.filter(pk=old.pk).update(merged_into=new, retired_at=NOW)
    assert stored(page, {question.key: old.slug}).answers.get().place == new


def test_an_answer_from_a_branch_not_taken_is_never_stored_and_never_counted(page):
    had = QuestionFactory(page=page, kind=Kind.ONE, choices=["Yes", "No"])
    how = QuestionFactory(page=page, kind=Kind.ONE, choices=["Good", "Bad"], only_if=[only_if(had, "Yes")])
    yes, no = (choice.key for choice in had.offered)
    response = stored(page, {had.key: [no], how.key: [how.offered[0].key]})
    assert [answer.question for answer in response.answers.all()] == [had]
    draft = actions.change(response=response, now=NOW)
    draft.keep({had.key: [yes], how.key: [how.offered[0].key]}, now=NOW)
    actions.send(draft=draft, now=NOW)
    assert response.answers.count() == 2
    draft = actions.change(response=response, now=NOW)
    draft.keep({had.key: [no]}, now=NOW)
    actions.send(draft=draft, now=NOW)
    assert not ChosenChoice.objects.filter(choice__question=how).exists()
    assert Answer.objects.count() == 1


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 4), st.sampled_from([0, 1, None])), min_size=2, max_size=5))
def test_whatever_was_answered_only_the_way_taken_is_stored(db, drawn):
    page, made = ConsultationPageFactory(), []
    for about, _ in drawn:
        conditions = [only_if(made[about], "Yes")] if about < len(made) else []
        made.append(QuestionFactory(page=page, kind=Kind.ONE, choices=["Yes", "No"], only_if=conditions))
    answers = {
        question.key: [question.offered[given].key]
        for question, (_, given) in zip(made, drawn, strict=True)
        if given is not None
    }
    response = ResponseFactory(consultation=page)
    storing.store(response, Way(actions.questionnaire_of(page), answers))
    again = storing.answers_of(response)
    again.pop(ABOUT)
    assert again == kept(actions.questionnaire_of(page), answers)


def test_every_stored_kind_is_told_in_words(page, every_kind):
    made, answers = every_kind
    response = stored(page, answers)
    names = storing.names_for(made.values(), answers)
    again = storing.answers_of(response)
    assert all(words_of(question, again, names) for question in made.values())
