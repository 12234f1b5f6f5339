import pytest

from consultations.answering import Step
from consultations.asking.answer_form import RATHER_NOT
from consultations.branching import OTHER
from consultations.forms import StepForm, form_for
from consultations.kinds import Kind
from portal.taxonomy.models import Place, TumourSite
from tests.factories.consultations import QuestionFactory

pytestmark = pytest.mark.django_db


def problem(form, field="answer"):
    form.is_valid()
    return form.errors[field][0]


def send(question, given=None, **parts):
    """The form of the question with what was sent: parts are what stands behind the name of the field."""
    data = {} if given is None else {f"{question.key}-answer": given}
    return form_for(question, data | {f"{question.key}-{name}": value for name, value in parts.items()})


def kept(form):
    assert form.is_valid(), form.errors
    return form.for_draft()[form.question.key]


def shown_again(question, form):
    """The form as it shows what was kept, and what is kept when it is sent so."""
    return form_for(question, answers=form.for_draft()).initial["answer"]


def test_a_text_of_too_many_words_is_refused_and_saved_all_the_same():
    question = QuestionFactory(word_limit=3)
    form = send(question, "one two three four")
    assert problem(form) == "Use 3 words or fewer. You have written 4."
    assert form.salvaged() == {question.key: "one two three four"}


def test_a_required_question_is_asked_for_by_its_wording():
    question = QuestionFactory(wording="What helped?", required=True)
    assert problem(send(question, "")) == "Answer this question: “What helped?”"


def test_an_optional_question_says_so_and_may_be_passed_over():
    form = send(QuestionFactory(wording="What helped?"), "")
    assert form.fields["answer"].label == "What helped? (optional)"
    assert kept(form) == ""


def test_one_choice_is_kept_as_a_list_and_can_be_taken_back():
    question = QuestionFactory(kind=Kind.ONE, choices=["Yes", "No"])
    key = question.offered[1].key
    form = send(question, key)
    assert kept(form) == [key]
    assert shown_again(question, form) == key
    assert kept(send(question, RATHER_NOT)) == []


def test_a_required_choice_cannot_be_passed_over():
    question = QuestionFactory(kind=Kind.ONE, choices=["Yes", "No"], required=True)
    assert not send(question, RATHER_NOT).is_valid()


def test_what_is_not_offered_cannot_be_chosen():
    question = QuestionFactory(kind=Kind.SEVERAL, choices=["Yes", "No"])
    assert problem(send(question, ["other"])) == "Choose an answer from the list"


def test_other_needs_its_words_and_words_are_taken_for_other():
    question = QuestionFactory(kind=Kind.SEVERAL, choices=["Bus"], offers_other=True)
    assert "Say what it is" in problem(send(question, [OTHER]), "other")
    form = send(question, [question.offered[0].key], other="A boat")
    assert kept(form) == [question.offered[0].key, OTHER]
    assert form.for_draft()[f"{question.key}.other"] == "A boat"


def test_one_choice_and_other_words_cannot_both_be_meant():
    question = QuestionFactory(kind=Kind.ONE, choices=["Bus"], offers_other=True)
    form = send(question, question.offered[0].key, other="A boat")
    assert "You also wrote something else" in problem(form, "other")
    assert kept(send(question, other="A boat")) == [OTHER]


def test_a_scale_says_what_its_ends_mean_and_goes_no_further():
    question = QuestionFactory(
        kind=Kind.SCALE, lowest=1, highest=3, lowest_label="hard", highest_label="easy"
    )
    labels = [label for _, label in form_for(question).fields["answer"].choices][:3]
    assert labels == ["1, hard", "2", "3, easy"]
    assert kept(send(question, "3")) == "3"
    assert not send(question, "4").is_valid()


@pytest.mark.parametrize(("typed", "stored"), [("12", "12"), ("1,200", "1200"), (" 3.50 ", "3.5"), ("", "")])
def test_a_number_is_read_as_people_write_it(typed, stored):
    question = QuestionFactory(kind=Kind.NUMBER)
    form = send(question, typed)
    assert kept(form) == stored


@pytest.mark.parametrize("typed", ["many", "-1", "601", "NaN", "Infinity", "1e9"])
def test_a_number_out_of_bounds_is_refused_in_one_sentence(typed):
    question = QuestionFactory(kind=Kind.NUMBER, lowest=0, highest=600)
    assert problem(send(question, typed)) == "Enter a number from 0 to 600"


def test_a_month_may_be_a_name():
    question = QuestionFactory(kind=Kind.MONTH)
    form = send(question, answer_month="March", answer_year="2026")
    assert kept(form) == "2026-03"
    assert f"{shown_again(question, form):%-m %Y}" == "3 2026"


def test_a_ranking_is_kept_in_order_and_may_leave_some_out():
    question = QuestionFactory(kind=Kind.RANKING, choices=["A", "B", "C"])
    a, b, c = [choice.key for choice in question.offered]
    form = send(question, **{f"answer_{a}": "3", f"answer_{c}": "1", f"answer_{b}": ""})
    assert kept(form) == [c, a]
    assert shown_again(question, form) == [c, a]


def test_two_in_the_same_place_are_named():
    question = QuestionFactory(kind=Kind.RANKING, choices=["A", "B"])
    a, b = [choice.key for choice in question.offered]
    form = send(question, **{f"answer_{a}": "1", f"answer_{b}": "1"})
    assert problem(form) == "You gave place 1 to “A” and “B”. Give each its own place"
    assert form["answer"].value() == {a: "1", b: "1"}


def test_a_table_is_kept_by_its_lines_and_names_the_first_that_is_missing():
    question = QuestionFactory(
        kind=Kind.MATRIX, choices=["Good", "Bad"], rows=["Food", "Noise"], required=True
    )
    food, noise = [row.key for row in question.lines]
    good = question.offered[0].key
    assert problem(send(question, **{f"answer_{food}": good})) == "Choose an answer for “Noise”"
    form = send(question, **{f"answer_{food}": good, f"answer_{noise}": good})
    assert kept(form) == {food: good, noise: good}


def test_a_kind_of_cancer_is_found_by_typing(seeded):
    question = QuestionFactory(kind=Kind.SITE)
    found = send(question, answer_typed="bowel")
    assert TumourSite.objects.get(slug=kept(found)).name == "Bowel cancer"
    assert problem(send(question, answer_typed="xyzzy")) == "Choose one from the list"
    assert kept(send(question, "")) == ""


def test_a_place_is_chosen_by_its_slug(seeded):
    place = Place.objects.first()
    assert kept(send(QuestionFactory(kind=Kind.PLACE), place.slug)) == place.slug


def test_pressing_find_judges_nothing_and_keeps_what_was_typed_elsewhere(seeded):
    where = QuestionFactory(kind=Kind.PLACE, required=True)
    why = QuestionFactory(page=where.page, word_limit=3)
    name = f"{where.key}-answer"
    data = {"find": name, f"{name}_typed": "dover", f"{why.key}-answer": "one two three four"}
    form = StepForm(Step("x", None, (where, why)), data, answers={})
    assert not form.is_valid()
    assert not form.errors
    first, second = form.forms
    assert [str(label) for _, label in first.fields["answer"].widget.choices][:1] == ["Dover"]
    assert second.initial["answer"] == "one two three four"


def test_a_page_puts_all_its_questions_right_together():
    page = QuestionFactory(wording="Why?", required=True).page
    first = page.questions.get()
    second = QuestionFactory(page=page, wording="How?", required=True)
    form = StepForm(Step("x", None, (first, second)), {f"{second.key}-answer": "So"}, answers={})
    assert not form.is_valid()
    assert f'href="#id_{first.key}-answer"' in form.error_summary
    assert form.typed == {first.key: "", second.key: "So"}
