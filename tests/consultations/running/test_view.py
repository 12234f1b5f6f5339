from datetime import timedelta

import pytest
from django.urls import reverse

from consultations.models import ConsultationPage, PublicNote
from consultations.stages import Stage
from portal.accounts.roles import Role
from tests.factories.consultations import NOW, ConsultationPageFactory, PublicNoteFactory, QuestionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now(clock):
    clock(NOW)


def at(name, page, *more):
    return reverse(f"consultation_running:{name}", args=[page.pk, *more])


def test_the_first_page_offers_the_steps_of_its_stage_and_what_was_said(client, sign_in):
    page = ConsultationPageFactory()
    PublicNoteFactory(consultation=page, words="More people asked.")
    sign_in(Role.EDITOR)
    text = client.get(at("index", page)).content.decode()
    for words in ("Keep it open for longer", "Pause it", "More people asked."):
        assert words in text
    assert "after the close" not in text


def test_a_step_needs_words_for_everybody(client, sign_in):
    page = ConsultationPageFactory()
    sign_in(Role.EDITOR)
    refused = client.post(at("step", page, "pause"), {"words": " "})
    assert refused.status_code == 422
    assert "Say what changes, and why." in refused.content.decode()
    client.post(at("step", page, "pause"), {"words": "A name is being checked."})
    assert ConsultationPage.objects.get().stage_at(NOW) == Stage.PAUSED
    assert PublicNote.objects.get().words == "A name is being checked."


def test_a_close_that_is_too_early_is_refused_and_what_was_typed_stays(client, sign_in):
    page = ConsultationPageFactory()
    sign_in(Role.EDITOR)
    early = {"until": "2026-06-11T10:00", "words": "More time."}
    refused = client.post(at("step", page, "extend"), early)
    assert "Choose a later moment" in refused.content.decode()
    assert "More time." in refused.content.decode()
    client.post(at("step", page, "extend"), {**early, "until": "2026-08-01T10:00"})
    assert ConsultationPage.objects.get().closes_at > page.closes_at + timedelta(days=30)


def test_a_step_that_is_none_is_not_found(client, sign_in):
    sign_in(Role.EDITOR)
    assert client.get(at("step", ConsultationPageFactory(), "explode")).status_code == 404


def test_whoever_may_not_publish_it_cannot_run_it(client, sign_in):
    sign_in(Role.MODERATOR)
    assert client.get(at("index", ConsultationPageFactory())).status_code in (302, 403)


def test_the_editor_links_to_it(client, sign_in):
    page = ConsultationPageFactory()
    QuestionFactory(page=page)
    sign_in(Role.EDITOR)
    assert (
        at("index", page) in client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    )
