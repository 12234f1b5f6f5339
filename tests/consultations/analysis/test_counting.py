from datetime import date

import pytest

from consultations.analysis.counting import Counting, heard
from consultations.models import ChosenChoice, Question
from tests.factories.consultations import (
    NOW,
    AnswerFactory,
    ConsultationPageFactory,
    QuestionFactory,
    ResponseFactory,
)
from tests.factories.taxonomy import PlaceFactory

pytestmark = pytest.mark.django_db
Kind = Question.Kind


@pytest.fixture
def page():
    return ConsultationPageFactory()


def bars(page, **options):
    """[{label: count}] a part, of every question."""
    tallies = Counting(page, **options).tallies()
    return [[{bar.label: bar.count for bar in part.bars} for part in tally.parts] for tally in tallies]


def test_choices_are_counted_with_their_zeros_and_shares(page):
    question = QuestionFactory(page=page, kind=Kind.SEVERAL, choices=["Bus", "Train", "Taxi"])
    bus, train, _ = question.offered
    AnswerFactory(question=question, chosen=[bus, train])
    AnswerFactory(question=question, chosen=[bus])
    (tally,) = Counting(page).tallies()
    assert bars(page) == [[{"Bus": 2, "Train": 1, "Taxi": 0}]]
    assert tally.people == 2
    assert tally.parts[0].bars[1].shown == "1 (50 %)"


def test_a_table_an_order_a_scale_and_numbers_each_in_their_way(page):
    table = QuestionFactory(page=page, kind=Kind.MATRIX, choices=["Good", "Bad"], rows=["Food", "Care"])
    order = QuestionFactory(page=page, kind=Kind.RANKING, choices=["Near", "Quick"])
    scale = QuestionFactory(page=page, kind=Kind.SCALE, lowest=0, highest=2, highest_label="very")
    number = QuestionFactory(page=page, kind=Kind.NUMBER)
    good, bad = table.offered
    for choices in ((good, bad), (good, good)):
        answer = AnswerFactory(question=table)
        for line, choice in zip(table.lines, choices, strict=True):
            ChosenChoice.objects.create(answer=answer, choice=choice, row=line)
    for first, second in (order.offered, order.offered, order.offered[::-1]):
        answer = AnswerFactory(question=order)
        ChosenChoice.objects.create(answer=answer, choice=first, rank=1)
        ChosenChoice.objects.create(answer=answer, choice=second, rank=2)
    for step in (0, 2, 2):
        AnswerFactory(question=scale, number=step)
    for miles in (3, 12, 40):
        AnswerFactory(question=number, number=miles)
    tallies = Counting(page).tallies()
    assert bars(page) == [
        [{"Good": 2, "Bad": 0}, {"Good": 1, "Bad": 1}],
        [{"Near": 2, "Quick": 1}],
        [{"0": 1, "1": 0, "2: very": 2}],
        [{"3": 1, "12": 1, "40": 1}],
    ]
    assert [part.heading for part in tallies[0].parts] == ["Food", "Care"]
    assert tallies[1].facts == ("Near: place 1.3 on average", "Quick: place 1.7 on average")
    assert tallies[2].facts == ("On average 1.3; half said 2 or less.",)


def test_months_and_places_are_counted_by_name(page):
    month = QuestionFactory(page=page, kind=Kind.MONTH)
    place = QuestionFactory(page=page, kind=Kind.PLACE)
    margate = PlaceFactory(name="Margate")
    for _ in range(2):
        AnswerFactory(question=month, month=date(2026, 3, 1))
        AnswerFactory(question=place, place=margate)
    assert bars(page) == [[{"March 2026": 2}], [{"Margate": 2}]]


def test_withdrawn_answers_do_not_count_and_groups_count_apart(page):
    question = QuestionFactory(page=page, kind=Kind.ONE, choices=["Bus", "Train"])
    bus, train = question.offered
    group = ResponseFactory(consultation=page, group_size=12)
    gone = ResponseFactory(consultation=page, withdrawn_at=NOW)
    AnswerFactory(question=question, chosen=[bus])
    AnswerFactory(question=question, chosen=[train], response=group)
    AnswerFactory(question=question, chosen=[train], response=gone)
    assert bars(page) == [[{"Bus": 1, "Train": 0}]]
    assert bars(page, groups=True) == [[{"Bus": 0, "Train": 1}]]
    told = heard(page)
    assert (told.people, told.groups, told.in_groups, told.withdrawn) == (1, 1, 12, 1)


@pytest.mark.parametrize("many", [1, 15])
def test_a_report_costs_the_same_however_much_was_answered(page, django_assert_num_queries, many):
    written = QuestionFactory(page=page)
    for kind in (Kind.ONE, Kind.SEVERAL, Kind.SCALE):
        QuestionFactory(page=page, kind=kind, choices=["Bus", "Train"])
    _, one, several, scale = page.asked()
    for _ in range(many):
        response = ResponseFactory(consultation=page)
        AnswerFactory(question=written, response=response, text="Far.")
        AnswerFactory(question=one, response=response, chosen=one.offered[:1])
        AnswerFactory(question=several, response=response, chosen=several.offered)
        AnswerFactory(question=scale, response=response, number=3)
    with django_assert_num_queries(10):
        Counting(page).tallies()
