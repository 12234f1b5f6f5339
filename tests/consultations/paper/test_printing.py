from io import BytesIO

import pytest
from pypdf import PdfReader

from consultations.kinds import Kind
from consultations.paper.printing import printed
from portal.printing import Size
from tests.factories.consultations import ConsultationPageFactory, QuestionFactory, only_if

pytestmark = pytest.mark.django_db


def words_of(page, size):
    reader = PdfReader(BytesIO(printed(page, size).pdf))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"].value
    return " ".join(" ".join(each.extract_text() for each in reader.pages).split())


@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize("kinds", [list(Kind), [kind for kind in Kind if kind != Kind.SECTION]])
def test_every_kind_is_printed_and_tagged_with_sections_and_without(seeded, kinds, size):
    page = ConsultationPageFactory()
    for place, kind in enumerate(sorted(kinds, key=lambda kind: kind != Kind.SECTION)):
        choices = {"choices": ["Red", "Blue"], "rows": ["Food"]}
        QuestionFactory(page=page, kind=kind, wording=f"Asked as {kind}?", sort_order=place, **choices)
    words = words_of(page, size)
    assert all(f"Asked as {kind}?" in words for kind in kinds)


def test_who_answers_a_question_is_told_by_numbers():
    page = ConsultationPageFactory()
    first = QuestionFactory(page=page, kind=Kind.ONE, choices=["Yes", "No"], sort_order=0)
    QuestionFactory(page=page, only_if=[only_if(first, "Yes")], sort_order=1)
    assert "Answer this only if your answer to question 1 is “Yes”." in words_of(page, Size.ORDINARY)
