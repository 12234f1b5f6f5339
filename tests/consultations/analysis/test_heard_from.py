import pytest

from consultations.analysis import baselines, notes
from consultations.analysis.heard_from import comparisons
from consultations.models import Answer, Question
from portal.accounts.roles import Role
from tests.factories.accounts import UserFactory
from tests.factories.coding import BaselineFactory
from tests.factories.consultations import NOW, AnswerFactory, QuestionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def age():
    return QuestionFactory(
        wording="How old are you?",
        kind=Question.Kind.ONE,
        choices=["Under 40", "40 – 64", "65 and over", "Rather not say"],
        is_equality=True,
    )


@pytest.fixture
def population():
    return BaselineFactory(groups={"under 40": 50, "40-64": 30, "65 and over": 20})


def answered(question, *counts):
    for choice, many in zip(question.offered, counts, strict=False):
        for _ in range(many):
            AnswerFactory(question=question, chosen=[choice])


def test_whoever_is_missing_is_named_while_there_is_time(age, population):
    answered(age, 1, 3, 6, 5)
    (found,) = comparisons(age.page)
    assert [(group.answers, group.share, group.is_missing) for group in found.groups] == [
        (1, 10.0, True),
        (3, 30.0, False),
        (6, 60.0, False),
    ]
    assert found.sentence == "Go and ask more of: under 40 (10 % of answers, 50 % of people)."
    assert found.groups[2].finding == "heard from more than we would expect"


def test_published_shares_keep_the_small_number_rule(age, population):
    answered(age, 3, 20, 30)
    (found,) = comparisons(age.page, published=True)
    assert found.groups[0].answers is None and found.groups[0].finding == "too few to say"
    assert [group.answers for group in found.groups].count(None) >= 2
    assert found.people % 5 == 0


def test_a_question_that_offers_other_groups_is_not_compared(population):
    question = QuestionFactory(kind=Question.Kind.ONE, choices=["Bus", "Train"])
    assert comparisons(question.page) == []


def test_nobody_yet_is_said_and_divides_by_nothing(age, population):
    (found,) = comparisons(age.page)
    assert found.sentence == "Nobody has answered this question yet."


def loaded(tmp_path, text, **said):
    path = tmp_path / "groups.csv"
    path.write_text(text)
    said = {"name": "Age", "source": "Census", "as_of_year": 2021, "by": UserFactory(role=Role.EDITOR)} | said
    return baselines.load(path=path, now=NOW, **said)


def test_a_baseline_is_loaded_from_a_table_and_replaced_under_its_name(tmp_path):
    loaded(tmp_path, "Group,People\nOld,1\nYoung,2\n")
    again = loaded(tmp_path, 'Group,People\nUnder 40,"1,200"\n40 and over,900\n')
    assert [(group.label, group.people) for group in again.groups.all()] == [
        ("Under 40", 1200),
        ("40 and over", 900),
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Group,People\nOld,many\nYoung,2\n", "Row 2: “many” is not a whole number of people."),
        ("Group,People\nOld,1\nold,2\n", "Row 3: the group “old” is there twice."),
        ("Group\nOld\nYoung\n", "Row 2: write a group in the first column and a number in the second."),
        ("Group,People\nOld,1\n", "two groups or more"),
    ],
)
def test_a_table_that_does_not_fit_is_refused_with_its_row(tmp_path, text, problem):
    with pytest.raises(baselines.BaselineRefused, match=problem):
        loaded(tmp_path, text)


def test_what_an_event_said_waits_to_be_coded_and_counts_apart(age):
    written = QuestionFactory(page=age.page, wording="What would help?")
    by = UserFactory(role=Role.ANALYST)
    said = {"title": "Coffee morning", "held_date": NOW.date(), "people": 14, "by": by, "now": NOW}
    with pytest.raises(notes.NoteRefused):
        notes.take(consultation=age.page, words={written.key: "  "}, **said)
    note = notes.take(consultation=age.page, words={written.key: "A bus."}, **said)
    assert note.response.group_size == 14
    assert Answer.objects.get().text == "A bus."
    assert list(notes.about(age.page)) == [note]
