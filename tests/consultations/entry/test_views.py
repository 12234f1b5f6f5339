import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from consultations.kinds import Kind
from consultations.models import Response, SecondKeying
from portal.accounts.roles import Role
from tests.factories.consultations import ConsultationPageFactory, QuestionFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def soup(response):
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").main


def test_a_form_with_every_kind_is_typed_in_typed_again_and_settled(client, sign_in, seeded, settings):
    settings.CONSULTATION_KEYED_TWICE = 1
    page = ConsultationPageFactory()
    for kind in Kind:
        QuestionFactory(page=page, kind=kind, choices=["Red", "Blue"], rows=["Food"])
    text = page.questions.get(kind=Kind.TEXT)
    sign_in(Role.EDITOR)
    add = reverse("typing_in:add", args=[page.pk])
    key = soup(client.get(add)).find("input", {"name": "key"})["value"]
    told = {"key": key, "source": "paper", "wants_words": "on", f"{text.key}-answer": "Far"}
    added = soup(client.post(add, told, follow=True))
    response = Response.objects.get()
    assert response.reference in added.get_text()
    assert len(added.find_all("ol")[-1].find_all("li")) == 5
    sign_in(Role.ADMINISTRATOR)
    again = reverse("typing_in:again", args=[response.reference])
    assert "Far" not in soup(client.get(again)).get_text()
    assert "Fair" in soup(client.post(again, {f"{text.key}-answer": "Fair"}, follow=True)).get_text()
    client.post(reverse("typing_in:settle", args=[response.reference]), {text.key: "second"})
    assert response.answers.get().text == "Fair"
    assert not SecondKeying.objects.waiting().exists()
    assert response.reference not in soup(client.get(reverse("typing_in:index"))).get_text()
