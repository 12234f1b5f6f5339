import pytest
from django.urls import reverse

from consultations.kinds import Kind
from consultations.models import Response, SecondKeying
from portal.accounts.roles import Role
from tests.factories.consultations import ConsultationPageFactory, QuestionFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_a_form_with_every_kind_is_typed_in_typed_again_and_settled(visitor, sign_in, seeded, settings):
    settings.CONSULTATION_KEYED_TWICE = 1
    page = ConsultationPageFactory(live=True)
    for kind in Kind:
        QuestionFactory(page=page, kind=kind, choices=["Red", "Blue"], rows=["Food"])
    text = page.questions.get(kind=Kind.TEXT)
    sign_in(Role.EDITOR)
    add = reverse("typing_in:add", args=[page.pk])
    form = visitor.open(add)
    about = {"key": form.find("input", {"name": "key"})["value"], "source": "paper", "wants_words": "on"}
    added = visitor.send(add, {**about, f"{text.key}-answer": "Far"})
    response = Response.objects.get()
    assert response.reference in added.main.get_text()
    assert len(added.main.ol.find_all("li")) == 5
    sign_in(Role.ADMINISTRATOR)
    again = reverse("typing_in:again", args=[response.reference])
    assert "Far" not in visitor.open(again).main.get_text()
    settle = visitor.send(again, {f"{text.key}-answer": "Fair"})
    assert "Fair" in settle.main.get_text()
    address = reverse("typing_in:settle", args=[response.reference])
    visitor.send(address, {text.key: "second"})
    assert response.answers.get().text == "Fair"
    assert not SecondKeying.objects.waiting().exists()
