import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import path

from portal import errors, urls
from tests.visitor import BeautifulSoup, faults_of

handler400, handler500 = urls.handler400, urls.handler500


def broken(request):
    raise RuntimeError("the database is away")


def forbidden(request):
    raise PermissionDenied


def suspicious(request):
    raise SuspiciousOperation


urlpatterns = [
    path("broken/", broken),
    path("forbidden/", forbidden),
    path("suspicious/", suspicious),
    *urls.urlpatterns,
]


@pytest.fixture
def somewhere_broken(settings, client):
    settings.ROOT_URLCONF = __name__
    client.raise_request_exception = False


def read(response):
    page = BeautifulSoup(response.content, "html.parser")
    assert not list(faults_of(page))
    return page


@pytest.mark.parametrize(
    "address, status, heading",
    [
        ("/nothing-here/", 404, "Page not found"),
        ("/forbidden/", 403, "You cannot see this page"),
        ("/suspicious/", 400, "We could not understand that"),
        ("/broken/", 500, "Sorry, something went wrong"),
    ],
)
def test_every_error_has_its_page_and_a_next_step(
    db, somewhere_broken, client, settings, address, status, heading
):
    response = client.get(address)
    page = read(response)
    assert response.status_code == status
    assert page.h1.get_text(strip=True) == heading
    assert settings.ALLIANCE_NAME in page.title.text
    assert page.main.find("a", href="/")


def test_a_fault_of_ours_is_told_without_the_database(somewhere_broken, settings):
    """No database is given to this test: one query would fail it."""
    response = errors.server_error(RequestFactory().get("/stories/"))
    assert response.status_code == 500
    assert settings.ALLIANCE_NAME in response.content.decode()


def test_a_form_from_elsewhere_is_refused_kindly(db):
    response = Client(enforce_csrf_checks=True).post("/accounts/login/", {"login": "a@example.org"})
    assert response.status_code == 403
    assert read(response).h1.get_text(strip=True) == "Please send that again"


def test_too_many_tries_are_told_what_to_do(db, client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    for _ in range(3):
        response = client.post("/accounts/login/", {"login": "a@example.org", "password": "x"})
    assert response.status_code == 429
    assert read(response).h1.get_text(strip=True) == "Too many tries"


@pytest.mark.parametrize("template", ["400.html", "500.html"])
def test_the_pages_of_our_own_faults_need_no_context(template):
    assert "<h1" in render_to_string(template)
