import pytest

from consultations.analysis.crosstabs import ALL, crossed, that_can_be_crossed
from consultations.models import Question, Reading
from tests.factories.coding import CodebookFactory, CodeFactory, ReadingFactory
from tests.factories.consultations import (
    NOW,
    AnswerFactory,
    ConsultationPageFactory,
    QuestionFactory,
    ResponseFactory,
)

pytestmark = pytest.mark.django_db
Kind = Question.Kind


@pytest.fixture
def page():
    return ConsultationPageFactory()


@pytest.fixture
def way(page):
    return QuestionFactory(page=page, kind=Kind.SEVERAL, choices=["Bus", "Train"])


@pytest.fixture
def who(page):
    return QuestionFactory(page=page, kind=Kind.ONE, choices=["Women", "Men"], is_equality=True)


def answered(page, *pairs, **facts):
    response = ResponseFactory(consultation=page, **facts)
    for question, chosen in pairs:
        AnswerFactory(question=question, response=response, chosen=chosen)
    return response


def test_people_are_counted_in_each_cell_and_once_in_each_line(page, way, who):
    bus, train = way.offered
    women, men = who.offered
    answered(page, (way, [bus, train]), (who, [women]))
    answered(page, (way, [bus]), (who, [men]))
    answered(page, (way, [bus]))
    answered(page, (way, [bus]), (who, [men]), withdrawn_at=NOW)
    answered(page, (way, [bus]), (who, [men]), group_size=9)
    table = crossed(way, who)
    assert table.head == ["", "Women", "Men", "All"]
    assert table.table() == [
        ["Bus", "1", "1", "2"],
        ["Train", "1", "0", "1"],
        ["All who answered both", "1", "1", "2"],
    ]
    assert table.table(percent=True)[0] == ["Bus", "1 (100 %)", "1 (100 %)", "2 (100 %)"]


def test_small_cells_are_hidden_in_what_may_be_published_and_cannot_be_worked_out(page, way, who):
    bus, train = way.offered
    women, men = who.offered
    for many, way_chosen, who_chosen in (
        (30, bus, women),
        (3, bus, men),
        (22, train, women),
        (40, train, men),
    ):
        for _ in range(many):
            answered(page, (way, [way_chosen]), (who, [who_chosen]))
    told = crossed(way, who).published()
    assert told.counts[bus.pk, men.pk] is None
    for line in ([(bus.pk, women.pk), (bus.pk, ALL)], [(train.pk, men.pk), (ALL, men.pk)]):
        assert None in [told.counts[cell] for cell in line]
    assert told.counts[ALL, ALL] == 95


def test_coded_answers_and_scales_can_be_crossed(page, who):
    written = QuestionFactory(page=page)
    scale = QuestionFactory(page=page, kind=Kind.SCALE)
    code = CodeFactory(codebook=CodebookFactory(consultation=page), name="Travel")
    response = answered(page, (who, who.offered[:1]))
    answer = AnswerFactory(question=written, response=response, text="A bus.")
    AnswerFactory(question=scale, response=response, number=4)
    merged = CodeFactory(codebook=code.codebook, name="Buses", state="merged", merged_into=code)
    ReadingFactory(answer=answer, codes=[code, merged])
    ReadingFactory(answer=answer, part=Reading.Part.SECOND)
    assert crossed(written, who).table()[0] == ["Travel", "1", "0", "1"]
    assert crossed(scale, written).table()[3] == ["4", "1", "1"]
    assert that_can_be_crossed(page) == [who, written, scale]


@pytest.mark.parametrize("many", [1, 10])
def test_a_table_costs_the_same_however_many_answered(page, way, who, django_assert_num_queries, many):
    for _ in range(many):
        answered(page, (way, way.offered), (who, who.offered[:1]))
    with django_assert_num_queries(4):
        crossed(way, who)
