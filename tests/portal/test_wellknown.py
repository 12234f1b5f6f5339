import datetime

from django.utils import timezone


def test_machines_are_kept_out_of_what_is_not_public(client):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert lines[0] == "User-agent: *"
    assert "Disallow: /admin/" in lines


def test_a_weakness_can_be_told(client, settings):
    fields = dict(
        line.split(": ", 1) for line in client.get("/.well-known/security.txt").content.decode().splitlines()
    )
    assert fields["Contact"] == f"{settings.BASE_URL}/contact/"
    assert datetime.datetime.fromisoformat(fields["Expires"]) > timezone.now()


def test_the_mark_is_found_where_browsers_look_for_it(client):
    assert client.get("/favicon.ico").url == "/static/portal/favicon.svg"
