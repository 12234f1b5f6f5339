import io
import json
import zipfile
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from feedback.models import LegalHold, StoryConcern
from feedback.moderation import State
from portal.accounts.roles import Role
from portal.privacy.models import AuditEntry
from tests.factories.feedback import LegalHoldFactory, ReceiptFactory, StoryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def administrator(sign_in):
    return sign_in(Role.ADMINISTRATOR)


def address(story):
    return reverse("rights:story", args=[story.pk])


def test_a_story_is_found_by_what_its_author_reads_out(client):
    story = StoryFactory()
    typed = story.reference.lower().replace("-", " ")

    answer = client.post(reverse("rights:index"), {"reference": typed})

    assert answer.url == address(story)


def test_a_reference_that_nobody_has_is_kept_and_said(client):
    answer = client.post(reverse("rights:index"), {"reference": "K4F-000-000"})

    assert answer.status_code == 422
    assert "No story has this reference" in answer.content.decode()
    assert "K4F-000-000" in answer.content.decode()


def test_everything_is_handed_out_with_a_reason_and_leaves_a_trail(client, administrator):
    story = ReceiptFactory(story__words="The marmalade ward.").story
    StoryConcern.objects.create(story=story, kind="abuse", cue="cue", raised_at=timezone.now())

    assert client.post(address(story), {"act": "download", "reason": " "}).status_code == 422
    answer = client.post(address(story), {"act": "download", "reason": "By letter, words checked."})

    facts = json.loads(zipfile.ZipFile(io.BytesIO(answer.content)).read("everything.json"))
    assert facts["story"]["words"] == "The marmalade ward."
    assert facts["concerns"][0]["what"] == "Abuse or neglect"
    entry = AuditEntry.objects.about(story).get()
    assert (entry.action, entry.actor, entry.reason) == (
        "took away all about",
        administrator,
        "By letter, words checked.",
    )


def hold(client, story, **facts):
    until = timezone.localdate() + timedelta(days=30)
    told = {"why": "Case 12.", "told_author": "A coroner asked.", "until": until.isoformat(), **facts}
    return client.post(address(story), {"act": "hold", **told})


def test_a_hold_is_placed_once_and_lifted(client, administrator):
    story = StoryFactory()

    hold(client, story)
    assert "held already" in hold(client, story).content.decode()
    placed = LegalHold.objects.get()
    assert (placed.placed_by, placed.why) == (administrator, "Case 12.")
    client.post(address(story), {"act": "lift"})

    placed.refresh_from_db()
    assert placed.lifted_by == administrator
    assert AuditEntry.objects.about(story).count() == 2


def test_a_hold_needs_its_reasons_and_a_day_to_come(client):
    story = StoryFactory()

    assert hold(client, story, why="").status_code == 422
    assert "still to come" in hold(client, story, until="2020-01-01").content.decode()
    assert not LegalHold.objects.exists()


def test_what_is_erased_cannot_be_held(client):
    story = StoryFactory(state=State.ERASED, words="", title="")

    assert "nothing left to keep" in hold(client, story).content.decode()


def test_a_hold_whose_day_has_passed_makes_room_for_another(client):
    story = LegalHoldFactory(until=timezone.localdate() - timedelta(days=1)).story

    hold(client, story)

    assert LegalHold.objects.in_force(timezone.localdate()).get().why == "Case 12."


def test_the_holds_in_force_are_listed(client):
    held = LegalHoldFactory(until=timezone.localdate()).story
    over = LegalHoldFactory(until=timezone.localdate() - timedelta(days=1)).story

    page = client.get(reverse("rights:index")).content.decode()

    assert held.reference in page and over.reference not in page


def test_an_act_that_is_none_is_not_found(client):
    assert client.post(address(StoryFactory()), {"act": "x"}).status_code == 404
