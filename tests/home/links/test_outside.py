"""No network: what other websites would answer is written here."""

import socket
from contextlib import nullcontext
from email.message import Message
from urllib.error import HTTPError, URLError

import pytest

from home.links import outside


@pytest.fixture
def web(monkeypatch):
    """web(answer, place): every name stands at `place`, and every website answers so."""

    def stand_in(answer=None, place="93.184.216.34"):
        def opened(opener, request, timeout):
            assert (request.method, timeout) == ("HEAD", outside.SECONDS)
            if answer:
                raise answer
            return nullcontext()

        found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (place, 0))]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: found)
        monkeypatch.setattr("urllib.request.OpenerDirector.open", opened)

    return stand_in


def status(code):
    return HTTPError("https://example.org", code, "", Message(), None)


@pytest.mark.parametrize(
    ("answer", "says"),
    [(None, ""), (status(404), "not there (404)"), (status(403), ""), (URLError("no"), outside.NO_ANSWER)],
)
def test_what_a_website_answers_becomes_a_sentence(web, answer, says):
    web(answer)
    problem = outside.problem("https://example.org/x")

    assert says in problem
    assert bool(says) == bool(problem)


@pytest.mark.parametrize("place", ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1"])
def test_no_machine_is_asked_that_only_the_portal_can_reach(web, place):
    web(AssertionError("asked"), place)

    assert outside.problem("http://inside.example/") == outside.NOT_OURS_TO_ASK


def test_a_name_that_nobody_has_is_said_to_be_so(monkeypatch):
    def unknown(*args, **kwargs):
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert outside.problem("https://no.example/") == outside.NO_SUCH_PLACE
