"""Wagtail's own ways, as the portal has set them up: old addresses lead on, pages come and go by the
clock."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from home.models import AllianceDocument
from portal.accounts.roles import Role
from search.models import SearchEntry
from tests.factories.home import HomePageFactory, StandardPageFactory

from . import made_files

pytestmark = pytest.mark.django_db


def test_the_old_address_of_a_page_leads_to_its_new_one(client, django_capture_on_commit_callbacks):
    above, page = StandardPageFactory(slug="about"), StandardPageFactory(slug="plan")
    with django_capture_on_commit_callbacks(execute=True):
        page.move(above, pos="last-child")

    answer = client.get("/plan/")
    assert (answer.status_code, answer["Location"]) == (301, "/about/plan/")

    with django_capture_on_commit_callbacks(execute=True):
        page = Page.objects.get(pk=page.pk).specific
        page.slug = "plans"
        page.save_revision().publish()
    assert client.get("/about/plan/")["Location"] == "/about/plans/"


def test_a_page_goes_live_and_comes_down_when_its_editor_said(client, monkeypatch):
    home = HomePageFactory()
    page = StandardPageFactory(parent=home, slug="summer", title="Summer opening", live=False)
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()
    call_command("publish_scheduled")
    assert client.get("/summer/").status_code == 404

    later = timezone.now() + timedelta(hours=2)
    monkeypatch.setattr(timezone, "now", lambda: later)
    call_command("publish_scheduled")
    assert client.get("/summer/").status_code == 200
    assert SearchEntry.objects.live().filter(title="Summer opening").exists()

    Page.objects.filter(pk=page.pk).update(expire_at=later - timedelta(minutes=1))
    call_command("publish_scheduled")
    assert client.get("/summer/").status_code == 404
    assert not SearchEntry.objects.live().filter(title="Summer opening").exists()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("plan.pdf", made_files.scripted(), "runs a script"),
        ("page.txt", b"<html>", "a web page or a drawing"),
        ("drawing.svg", b"<svg/>", "not allowed"),
    ],
)
def test_of_many_files_at_once_each_is_looked_at(client, sign_in, name, content, says):
    sign_in(Role.EDITOR)
    answer = client.post(
        reverse("wagtaildocs:add_multiple"),
        {"title": "A plan", "kind": "plan", "files[]": SimpleUploadedFile(name, content)},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )

    assert answer.json()["success"] is False
    assert says in answer.json()["error_message"]
    assert not AllianceDocument.objects.exists()
