import json
import logging

import pytest
from django.test import RequestFactory

from portal import logs

SECRET = "Maureen, 07700 900123, maureen@example.org"


@pytest.fixture
def written():
    """What the portal wrote, one line after another, as a log collector receives it."""
    lines = []

    class Keep(logging.Handler):
        def emit(self, record):
            lines.append(self.format(record))

    handler = Keep()
    handler.setFormatter(logs.JsonLine())
    loggers = [logging.getLogger(name) for name in ("portal", "django", "django.request", "django.security")]
    for logger in loggers:
        logger.addHandler(handler)
    yield lines
    for logger in loggers:
        logger.removeHandler(handler)


def test_a_request_is_one_line_with_its_route_and_no_words(client, db, written):
    client.get("/healthz", {"q": SECRET}, headers={"User-Agent": SECRET})

    (line,) = written
    told = json.loads(line)
    assert (told["method"], told["route"], told["status"]) == ("GET", "healthz", 200)
    assert {"ms", "queries", "timestamp"} <= set(told)
    assert "Maureen" not in line and "127.0.0.1" not in line


def test_a_missing_page_does_not_put_its_address_in_the_log(client, db, written):
    client.get(f"/nothing/{SECRET}/")

    assert [json.loads(line).get("status") for line in written] == [404, None]
    assert not [line for line in written if "Maureen" in line]


def test_an_error_tells_its_kind_and_place_but_no_values(written):
    try:
        int(SECRET)
    except ValueError:
        logging.getLogger("django.request").error("%s: %s", "Error", f"/{SECRET}/", exc_info=True)

    told = json.loads(written[0])
    assert "builtins.ValueError" in told["error"] and "test_logs.py" in told["error"]
    assert "Maureen" not in written[0]


def test_the_error_that_led_to_an_error_is_told_too(written):
    try:
        try:
            int(SECRET)
        except ValueError as error:
            raise LookupError(SECRET) from error
    except LookupError:
        logging.getLogger("portal.tasks").exception("A task failed.")

    assert "builtins.LookupError" in written[0] and "builtins.ValueError" in written[0]
    assert "Maureen" not in written[0]


def test_a_refused_host_is_named_by_its_kind_alone(written):
    logging.getLogger("django.security.DisallowedHost").error("Invalid HTTP_HOST header: %r", SECRET)

    assert json.loads(written[0])["message"] == "Refused: DisallowedHost"
    assert "Maureen" not in written[0]


def test_a_line_in_a_terminal_keeps_the_same_promises():
    record = logging.LogRecord("elsewhere", logging.WARNING, "", 0, "Could not read %s", (SECRET,), None)

    assert logs.ReadableLine().format(record).endswith("WARNING Could not read %s")


def test_an_unknown_method_is_not_copied_into_the_log(written):
    request = RequestFactory().generic(SECRET.split(",")[0].upper(), "/")
    request.resolver_match = None

    logs.RequestLogMiddleware(lambda request: type("Answer", (), {"status_code": 405}))(request)

    assert json.loads(written[0])["method"] == "OTHER"


def test_errors_are_mailed_to_nobody(settings):
    assert settings.ADMINS == []
    assert "mail" not in json.dumps(settings.LOGGING)
