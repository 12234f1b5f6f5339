import pytest
from bs4 import BeautifulSoup
from django.test import RequestFactory
from django.urls import reverse
from wagtail.models import Page

from portal.accounts.roles import Role
from portal.security import is_work

PUBLIC = ["/accounts/login/", "/accounts/password/reset/", "/nothing-here/"]


def policy(response):
    """The policy of a response as directive -> list of sources."""
    parts = (part.split() for part in response.headers["Content-Security-Policy"].split(";"))
    return {part[0]: part[1:] for part in parts if part}


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_page_runs_nothing_without_its_nonce(client, db, address):
    response = client.get(address)
    rules = policy(response)
    nonce = BeautifulSoup(response.content, "html.parser").select_one("script[src]")["nonce"]
    assert rules["script-src"] == [f"'nonce-{nonce}'"]
    assert rules["style-src"] == ["'self'"]
    assert rules["default-src"] == ["'none'"]
    assert rules["frame-ancestors"] == ["'none'"]
    assert "unsafe" not in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_page_fetches_nothing_from_anybody_else(client, db, address):
    page = BeautifulSoup(client.get(address).content, "html.parser")
    fetched = [tag.get("src") or tag.get("href") for tag in page.select("[src], link[href]")]
    assert fetched
    assert all(where.startswith(("/", "data:image/")) and not where.startswith("//") for where in fetched)


def test_each_page_has_a_nonce_of_its_own(client, db):
    first, second = (policy(client.get("/accounts/login/"))["script-src"] for _ in range(2))
    assert first != second


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_page_may_use_no_camera_and_stand_in_no_frame(client, db, address):
    headers = client.get(address).headers
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_the_work_area_may_run_what_wagtail_writes_in_its_pages(client, admin_in):
    rules = policy(client.get(reverse("wagtailadmin_home")))
    assert rules["script-src"] == ["'self'", "'unsafe-inline'"]
    assert rules["frame-ancestors"] == ["'self'"]
    assert rules["default-src"] == ["'none'"]


def test_a_preview_may_stand_in_the_frame_of_the_editor(client, admin_in):
    page = Page.objects.get(depth=2)
    draft = client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert policy(draft)["frame-ancestors"] == ["'self'"]
    panel = client.get(reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk]))
    assert policy(panel)["frame-ancestors"] == ["'self'"]
    assert panel.headers["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.parametrize(
    "path, at_work", [("/admin/", True), ("/admin/pages/", True), ("/", False), ("/administer/", False)]
)
def test_only_the_work_area_is_looser(path, at_work):
    assert is_work(RequestFactory().get(path)) is at_work


@pytest.fixture
def admin_in(sign_in):
    return sign_in(Role.ADMINISTRATOR)
