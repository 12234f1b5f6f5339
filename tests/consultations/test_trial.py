import pytest
from django.test import RequestFactory

from consultations.kinds import Kind
from consultations.models import ConsultationPage
from tests.factories.consultations import ConsultationPageFactory, QuestionFactory, only_if

pytestmark = pytest.mark.django_db


def test_the_preview_asks_every_question_of_the_draft_and_says_of_whom(seeded):
    page = ConsultationPageFactory()
    first = QuestionFactory(page=page, kind=Kind.ONE, choices=["Red", "Blue"], sort_order=0)
    for place, kind in enumerate(Kind, start=1):
        wording = f"Asked as {kind.label}?"
        QuestionFactory(
            page=page, kind=kind, wording=wording, choices=["A", "B"], rows=["Food"], sort_order=place
        )
    QuestionFactory(page=page, wording="Why red?", only_if=[only_if(first, "Red")], sort_order=99)
    draft = ConsultationPage.objects.get(pk=page.pk)
    draft.save_revision()
    draft = draft.get_latest_revision_as_object()
    text = draft.make_preview_request(RequestFactory().get("/"), "questions").content.decode()
    assert all(f"Asked as {kind.label}?" in text for kind in Kind)
    assert f"Asked only if “{first.wording}” is “Red”." in text
