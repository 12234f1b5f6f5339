"""What becomes of questions through drafts, publishing, copies, aliases, and edits after answers."""

from datetime import timedelta

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from consultations import opening
from consultations.models import Answer, Choice, ConsultationPage, PublicNote, Question
from consultations.questionnaire import Shape, reason_against
from portal.accounts.roles import Role
from tests.factories.accounts import UserFactory
from tests.factories.consultations import NOW, AnswerFactory, ConsultationPageFactory, QuestionFactory

pytestmark = pytest.mark.django_db

ONE = Shape("one", {"y": "Yes", "n": "No"}, "Where?")
ANSWERED = {"k": ONE}


@pytest.fixture
def page():
    page = ConsultationPageFactory()
    QuestionFactory(
        page=page, kind=Question.Kind.ONE, wording="Where?", choices=["Here", "There"], sort_order=0
    )
    QuestionFactory(page=page, wording="Why?", sort_order=1)
    return ConsultationPage.objects.get(pk=page.pk)


@pytest.fixture
def answer(page):
    where = page.asked()[0]
    return AnswerFactory(question=where, chosen=[where.offered[0]])


def in_shape(page):
    """What is saved: {key: (kind, wording, [labels])}."""
    return {
        question.key: (question.kind, question.wording, [choice.label for choice in question.offered])
        for question in ConsultationPage.objects.get(pk=page.pk).asked()
    }


def rows(page):
    return {question.key: question.pk for question in Question.objects.filter(page=page)}


# The rule


def test_wording_may_change_and_questions_may_be_added():
    assert reason_against(ANSWERED, {"k": ONE, "new": Shape("text")}) == ""


@pytest.mark.parametrize(
    ("drafted", "said"),
    [
        ({}, "so it must stay"),
        ({"k": Shape("several", ONE.choices)}, "the way of answering it must stay"),
        ({"k": Shape("one", {"y": "Yes"})}, "its choices must stay"),
        ({"k": Shape("one", {**ONE.choices, "m": "Maybe"})}, "its choices must stay"),
        ({"k": Shape("one", {"y": "No", "n": "Yes"})}, "its choices must stay"),
    ],
)
def test_what_gives_an_answer_its_meaning_must_stay(drafted, said):
    reason = reason_against(ANSWERED, drafted)
    assert "“Where?”" in reason
    assert said in reason


# Drafts and publishing


def test_publishing_a_draft_again_keeps_the_row_of_a_question_that_the_draft_added(page):
    page.questions.add(Question(wording="New?", kind=Question.Kind.ONE, sort_order=2))
    new = page.questions.all()[2]
    new.choices.add(Choice(label="One", sort_order=0))
    draft = page.save_revision()
    draft.publish()
    saved = rows(page)
    AnswerFactory(
        question=Question.objects.get(wording="New?"), chosen=list(Choice.objects.filter(label="One"))
    )
    draft.publish()
    assert rows(page) == saved
    assert Answer.objects.get().chosen.get().label == "One"


def test_a_draft_changes_nothing_until_it_is_published(page):
    before = in_shape(page)
    page.questions.all()[0].wording = "Changed?"
    page.questions.get_object_list()[0].wording = "Changed?"
    draft = page.save_revision()
    assert in_shape(page) == before
    draft.publish()
    assert [wording for _, wording, _ in in_shape(page).values()] == ["Changed?", "Why?"]


def test_an_old_draft_put_back_loses_no_answered_question(page, answer):
    page.questions.set([page.questions.all()[1]])
    page.save_revision().publish()
    assert [wording for _, wording, _ in in_shape(page).values()] == ["Where?", "Why?"]
    assert Answer.objects.get().chosen.get().label == "Here"


def test_an_old_draft_put_back_changes_no_answered_choice(page, answer):
    where = page.questions.get_object_list()[0]
    where.choices.set([where.choices.all()[1]])
    page.save_revision().publish()
    assert next(iter(in_shape(page).values())) == ("one", "Where?", ["Here", "There"])
    assert Answer.objects.get().chosen.get().label == "Here"


def test_a_question_that_nobody_answered_can_go(page):
    page.questions.set([page.questions.all()[1]])
    page.save_revision().publish()
    assert [wording for _, wording, _ in in_shape(page).values()] == ["Why?"]


# Copies and aliases


def test_a_copy_has_the_questions_and_not_the_answers(page, answer):
    page.save_revision().publish()
    copy = page.copy(update_attrs={"slug": "copy", "title": "Copy"})
    assert in_shape(copy) == in_shape(page)
    assert not copy.responses.exists()
    assert page.responses.count() == 1


def test_publishing_a_copy_takes_nothing_from_the_page_it_was_copied_from(page, answer):
    page.save_revision().publish()
    copy = page.copy(update_attrs={"slug": "copy", "title": "Copy"}).specific
    copy.get_latest_revision().publish()
    assert in_shape(copy) == in_shape(page)
    assert not set(rows(copy).values()) & set(rows(page).values())
    assert Answer.objects.get().chosen.get().label == "Here"


def test_an_alias_follows_its_page(page, answer):
    alias = page.create_alias(parent=page.get_parent(), update_slug="alias")
    page.questions.get_object_list()[0].help_text = "Think of a usual day."
    page.save_revision().publish()
    assert alias.specific.asked()[0].help_text == "Think of a usual day."
    assert Answer.objects.get().question.page_id == page.pk


# The page editor


def _below(rows):
    return inline_formset(
        [{"id": row.pk, "key": row.key, "label": row.label} for row in rows], initial=len(rows)
    )


def posted(page, **changes):
    """What the page editor sends for this page as it is saved."""
    questions = [
        {
            "id": question.pk,
            "key": question.key,
            "wording": question.wording,
            "help_text": question.help_text,
            "kind": question.kind,
            "word_limit": question.word_limit,
            "needs": question.needs,
            "lowest": "" if question.lowest is None else question.lowest,
            "highest": "" if question.highest is None else question.highest,
            "context": streamfield([]),
            "only_if": "[]",
            "rows": _below(question.lines),
            "choices": _below(question.offered),
        }
        for question in page.asked()
    ]
    fields = {
        "title": page.title,
        "slug": page.slug,
        "summary": page.summary,
        "who_for": page.who_for,
        "audience": page.audience,
        "is_listed": "on",
        "pace": page.pace,
        "minutes_to_answer": page.minutes_to_answer,
        "opens_at": "2026-05-31 10:00",
        "closes_at": "2026-06-30 10:00",
        "outcome_published_at": "",
        "why": rich_text(page.why),
        "who_decides": rich_text(page.who_decides),
        "what_can_change": rich_text(page.what_can_change),
        "documents": streamfield([]),
        "body": streamfield([]),
        "outcome": streamfield([]),
        "questions": inline_formset(questions, initial=len(questions)),
        "comments": inline_formset([]),
        "action-publish": "1",
    }
    return nested_form_data({**fields, **changes})


@pytest.fixture
def publish(client, sign_in, page):
    """publish(**changed form values): what the editor answers."""
    sign_in(Role.EDITOR)

    def send(**changes):
        address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        return client.post(address, {**posted(page), **changes})

    return send


def complaint_of(response):
    return " ".join(response.context["form"].non_field_errors())


def test_an_editor_may_mend_the_words_of_an_answered_question(publish, page, answer):
    response = publish(**{"questions-0-wording": "Where, then?", "questions-0-help_text": "Near home."})
    assert response.status_code == 302
    question = page.asked()[0]
    assert (question.wording, question.help_text) == ("Where, then?", "Near home.")


def test_what_a_sheet_was_signed_for_may_be_published_from_the_editor_as_it_stands(publish, page):
    QuestionFactory(page=page, kind="scale", lowest=0, highest=10, sort_order=2)
    QuestionFactory(page=page, kind="matrix", choices=["Yes", "No"], rows=["By bus"], sort_order=3)
    ConsultationPage.objects.filter(pk=page.pk).update(live=False)
    page = ConsultationPage.objects.get(pk=page.pk)
    vouched = opening.fingerprint(opening.lines_of(page.questionnaire()))
    page.pass_sheets.create(fingerprint=vouched, checks=[], told_already=[], by=UserFactory(), at=NOW)

    assert "have changed" in complaint_of(publish(**{"questions-2-highest": "5"}))
    assert publish().status_code == 302


def test_an_editor_is_told_why_an_answered_question_must_stay(publish, page, answer):
    before = in_shape(page)
    response = publish(**{"questions-0-DELETE": "1"})
    assert "People have answered “Where?”, so it must stay." in complaint_of(response)
    assert in_shape(page) == before


@pytest.mark.parametrize("moved", [{"opens_at": "2026-05-01 10:00"}, {"closes_at": "2026-09-30 10:00"}])
def test_an_editor_cannot_move_what_people_were_told(publish, page, moved):
    response = publish(**moved)
    assert any(said in complaint_of(response) for said in ("It has opened", "where you also say why"))


def test_what_changes_after_the_opening_is_a_new_version_and_is_said(publish, page, answer):
    publish(**{"questions-0-wording": "Where, then?", "questions-1-DELETE": "1"})
    note = PublicNote.objects.get()
    assert (note.kind, note.version) == (PublicNote.Kind.CHANGED, 2)
    assert note.words == "We took away “Why?”.\n“Where?” now reads “Where, then?”."
    assert ConsultationPage.objects.get(pk=page.pk).version == 2


def test_an_old_draft_brings_back_neither_the_old_close_nor_the_pause(page):
    draft = page.save_revision()
    later = page.closes_at + timedelta(days=7)
    ConsultationPage.objects.filter(pk=page.pk).update(closes_at=later, paused_at=NOW, version=5)
    draft.publish()
    page.refresh_from_db()
    assert (page.closes_at, page.paused_at, page.version) == (later, NOW, 5)


@pytest.mark.parametrize(
    "changes",
    [
        {"questions-0-kind": "text"},
        {"questions-0-choices-0-DELETE": "1"},
        {"questions-0-choices-0-label": "Elsewhere"},
    ],
)
def test_an_editor_is_told_why_an_answered_question_must_keep_its_choices(publish, page, answer, changes):
    before = in_shape(page)
    assert "People have answered “Where?”" in complaint_of(publish(**changes))
    assert in_shape(page) == before


def test_an_editor_may_remove_a_question_that_nobody_answered(publish, page, answer):
    assert publish(**{"questions-1-DELETE": "1"}).status_code == 302
    assert [wording for _, wording, _ in in_shape(page).values()] == ["Where?"]


def test_an_editor_adds_a_question_with_choices(publish, page):
    new = {"wording": "How often?", "kind": "one", "word_limit": "500", "key": "", "id": "", "needs": "all"}
    new |= {"context": streamfield([]), "rows": inline_formset([]), "only_if": "[]"}
    choices = [{"id": "", "key": "", "label": "Daily"}, {"id": "", "key": "", "label": "Weekly"}]
    added = nested_form_data({"questions-2": {**new, "choices": inline_formset(choices)}})
    response = publish(**added, **{"questions-TOTAL_FORMS": "3", "questions-2-ORDER": "3"})
    assert response.status_code == 302, complaint_of(response)
    assert list(in_shape(page).values())[2] == ("one", "How often?", ["Daily", "Weekly"])


def test_a_choice_question_without_two_choices_is_refused(publish, page):
    response = publish(**{"questions-1-kind": "one"})
    assert "Give “Why?” two choices or more." in complaint_of(response)


def test_a_close_before_the_opening_is_refused(publish, page):
    ConsultationPage.objects.filter(pk=page.pk).update(live=False)
    assert "Choose a closing moment after the opening." in complaint_of(publish(closes_at="2026-05-01 09:00"))


def test_an_outcome_date_without_an_outcome_is_refused(publish):
    response = publish(outcome_published_at="2026-09-01 09:00")
    assert "Write the outcome" in str(response.context["form"].errors["outcome"])
