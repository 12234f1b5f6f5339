import csv
import io

import pytest
from django.urls import reverse

from consultations.models import ConsultationPage, Invitation, Response
from portal.accounts.roles import Role
from tests.consultations.conftest import UNHURRIED
from tests.factories.consultations import ConsultationPageFactory, QuestionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(clock):
    page = ConsultationPageFactory(audience=ConsultationPage.Audience.INVITED)
    QuestionFactory(page=page)
    return page


def links(client, page, how_many=2):
    address = reverse("consultation_running:invitations", args=[page.pk])
    answer = client.post(address, {"how_many": how_many, "batch": "Ashford"})
    rows = csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig")))
    return ["/" + link.split("/", 3)[3] for (link,) in list(rows)[1:]]


def test_an_invited_person_answers_once(client, sign_in, visitor, page):
    sign_in(Role.EDITOR)
    mine, _ = links(client, page)
    client.logout()
    visitor.open(reverse("consultations:start", args=[page.pk]), status=403)
    assert "Before you answer" in visitor.open(mine).h1.get_text()
    assert not Invitation.objects.exclude(used_at=None).exists()
    visitor.send(mine, {})
    question = page.questions.get()
    visitor.send(
        reverse("consultations:question", args=[page.pk, question.key]), {f"{question.key}-answer": "Far"}
    )
    visitor.send(reverse("consultations:about", args=[page.pk]), {"publish": "no", "whose": "mine"})
    visitor.send(reverse("consultations:check", args=[page.pk]), UNHURRIED)
    assert Response.objects.count() == 1
    visitor.client.cookies.clear()
    assert "used already" in visitor.open(mine, status=403).main.get_text()


def test_links_that_are_taken_back_open_nothing(client, sign_in, visitor, page):
    sign_in(Role.EDITOR)
    mine, _ = links(client, page)
    client.post(reverse("consultation_running:invitations", args=[page.pk]), {"withdraw": "Ashford"})
    client.logout()
    assert "Open the link" in visitor.open(mine, status=403).main.get_text()
