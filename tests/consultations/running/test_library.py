import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from consultations.models import QuestionSet
from portal.accounts.roles import Role
from tests.factories.consultations import ConsultationPageFactory, QuestionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(sign_in):
    page = ConsultationPageFactory()
    QuestionFactory(page=page, wording="How old are you?", is_equality=True)
    page.save_revision()
    sign_in(Role.EDITOR)
    return page


def at(name, page):
    return reverse(f"consultation_running:{name}", args=[page.pk])


def drafted(page):
    page.refresh_from_db()
    return [question.wording for question in page.get_latest_revision_as_object().questionnaire()]


def test_a_set_is_kept_and_used_again(client, page):
    client.post(at("library", page), {"act": "keep", "name": "About you", "about": ""})
    kept = QuestionSet.objects.get()
    assert kept.is_equality
    other = ConsultationPageFactory()
    client.post(at("library", other), {"act": "set", "chosen": kept.pk})
    assert drafted(other) == ["How old are you?"]
    assert not other.questions.exists()


def test_a_second_set_of_the_same_name_is_refused(client, page):
    QuestionSet.objects.create(name="About you")
    refused = client.post(at("library", page), {"act": "keep", "name": "About you"})
    assert "Choose another name." in refused.content.decode()


def test_a_file_that_one_site_wrote_another_reads(client, page):
    file = client.get(at("copy", page))
    other = ConsultationPageFactory()
    sent = SimpleUploadedFile("questions.json", file.content)
    assert client.post(at("library", other), {"act": "file", "file": sent}).status_code == 302
    assert drafted(other) == ["How old are you?"]


@pytest.mark.parametrize("content", [b"\xff\xfe", b"not a file", b"{}"])
def test_a_file_that_is_none_is_refused_in_words(client, page, content):
    sent = SimpleUploadedFile("questions.json", content)
    refused = client.post(at("library", page), {"act": "file", "file": sent})
    assert refused.status_code == 422
    assert "not a file of questions" in refused.content.decode()
