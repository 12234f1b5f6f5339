import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from search.mirror import owing
from search.mirror.models import Unmirrored

from .ledgers import edited, entered, withdrawn

pytestmark = pytest.mark.django_db


@pytest.fixture
def on(settings):
    """Turned on, and nobody there."""
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"


def owed():
    return dict(Unmirrored.objects.values_list("entry_id", "version"))


def test_where_there_is_no_elasticsearch_nothing_is_owed():
    entered("Scan")

    assert owed() == {}
    assert not DBTaskResult.objects.exists()


def test_what_is_written_is_owed_in_its_latest_version(on):
    first, second = entered("Scan", "Letter")
    edited(first, "Scans")
    withdrawn(second)

    assert owed() == {first.pk: 2, second.pk: 2}


def test_what_is_owed_is_written_in_the_transaction_of_its_entry(on):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        entered("Scan")
        raise ZeroDivisionError

    assert owed() == {}
    assert not DBTaskResult.objects.exists()


def test_what_changes_while_it_waits_has_waited_since_the_first_change(on):
    [entry] = entered("Scan")
    since = Unmirrored.objects.get().since
    edited(entry, "Scans")

    assert Unmirrored.objects.get().since == since


def test_what_changed_while_it_was_being_told_goes_on_waiting(on):
    first, second = entered("Scan", "Letter")
    edited(second, "Letters")

    Unmirrored.objects.settle({1: [first.pk, second.pk]})

    assert owed() == {second.pk: 2}


def test_what_was_refused_is_told_again_once_it_has_changed(on):
    [entry] = entered("Scan")
    Unmirrored.objects.update(is_refused=True)
    assert not Unmirrored.objects.waiting().exists()

    edited(entry, "Scans")
    assert Unmirrored.objects.waiting().exists()


def test_many_writes_wake_the_worker_once(on):
    for title in ("Scan", "Letter", "Nurse"):
        entered(title)

    assert DBTaskResult.objects.count() == 1


@pytest.mark.parametrize("number", [2, 20])
def test_what_a_write_adds_to_a_transaction_does_not_grow(on, number, django_assert_num_queries):
    entries = entered(*["Scan"] * number)
    with django_assert_num_queries(2):
        owing.note(entries)
