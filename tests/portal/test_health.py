import pytest
from django.db.migrations.recorder import MigrationRecorder
from django.urls import reverse

from portal import health

pytestmark = pytest.mark.django_db


def test_a_running_process_is_alive_without_asking_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get(reverse("healthz")).json() == {"status": "ok"}


def test_it_is_ready_when_database_migrations_and_search_hold(client):
    assert client.get(reverse("readyz")).json() == {"status": "ok"}


def test_a_migration_that_has_not_run_makes_it_not_ready(client):
    MigrationRecorder.Migration.objects.filter(app="home").delete()

    response = client.get(reverse("readyz"))

    assert response.status_code == 503
    assert response.json() == {"status": "failing", "failing": ["migrations"]}


def test_what_fails_is_named_and_nothing_more_is_told(client, monkeypatch):
    def broken():
        raise RuntimeError("password=secret")

    monkeypatch.setitem(health.CHECKS, "search", broken)

    response = client.get(reverse("readyz"))

    assert response.json() == {"status": "failing", "failing": ["search"]}
    assert "secret" not in response.text


def test_answers_are_not_kept_by_anybody_in_between(client):
    assert "no-store" in client.get(reverse("healthz"))["Cache-Control"]
