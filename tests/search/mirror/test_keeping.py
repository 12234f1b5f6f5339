"""Round after round against a real cluster: whatever either side has been through, they end up alike."""

from datetime import timedelta

import pytest
from django.utils import timezone

from search.mirror import indexes, keeping, rebuilding, writing
from search.mirror.cluster import writer
from search.mirror.document import Written
from search.mirror.models import Mirror, Unmirrored
from search.models import SearchEntry

from .ledgers import changes_of_every_kind, edited, entered, withdrawn
from .rounds import differences, in_step

pytestmark = pytest.mark.django_db

TITLES = [f"Scan {number}" for number in range(20)]


@pytest.fixture
def entries(elasticsearch):
    """Twenty entries, and the mirror in step."""
    entries = entered(*TITLES)
    in_step()
    return entries


def mirror():
    return Mirror.objects.get()


def index():
    return indexes.answering()[0]


def test_the_first_round_makes_the_index_and_fills_it(elasticsearch):
    entered(*TITLES)
    in_step()

    assert index() == mirror().index
    assert not mirror().is_doubtful
    assert not Unmirrored.objects.exists()


def test_what_is_entered_edited_withdrawn_and_brought_back_is_mirrored(entries):
    changes_of_every_kind(entries)
    in_step(within=5)


def test_a_late_write_of_an_old_version_changes_nothing(entries):
    first, second, *_ = entries
    edited(first, "New words")
    withdrawn(second)
    in_step()

    writing.send([Written(entry.pk, 1, '{"is_live":true}') for entry in (first, second)], [index()])

    assert differences() == {}


def test_a_late_write_to_an_index_that_is_gone_makes_no_new_one(entries):
    gone = f"{index()[:-8]}00000000"
    outcome = writing.send([Written(1, 9, '{"is_live":true}')], [gone])

    assert outcome.failed
    assert not indexes.exists(gone)


def test_a_rebuild_makes_another_index_and_removes_the_old_one(entries):
    before = index()
    rebuilding.ask()
    in_step()

    assert index() not in ("", before)
    assert not indexes.exists(before)
    assert not mirror().is_rebuild_wanted


def test_writes_during_a_rebuild_reach_both_indexes(entries, monkeypatch):
    monkeypatch.setattr(rebuilding, "BATCH", 5)
    monkeypatch.setattr(keeping, "SLICE", 0)
    rebuilding.ask()
    keeping.one_round(timezone.now())
    assert mirror().building

    changes_of_every_kind(entries)
    keeping.one_round(timezone.now())
    assert mirror().building, "it is still going on, and what answers meanwhile has what was written"
    assert differences() == {}

    in_step()
    assert not mirror().building


def test_while_it_is_rebuilt_the_mirror_goes_on_answering(entries, monkeypatch):
    monkeypatch.setattr(rebuilding, "BATCH", 5)
    monkeypatch.setattr(keeping, "SLICE", 0)
    rebuilding.ask()
    keeping.one_round(timezone.now())

    assert mirror().building
    assert not mirror().is_doubtful


def test_an_index_of_another_shape_is_replaced(entries, settings):
    before = index()
    settings.ELASTICSEARCH_SHARDS = 2
    in_step()

    assert index() != before
    assert indexes.has_shape(index())


def test_a_deleted_index_is_made_anew(entries):
    writer().indices.delete(index=index())
    in_step()


def test_lost_documents_are_noticed_at_once_and_written_again(entries):
    lost = [entry.pk for entry in entries[::2]]
    writing.remove(lost, index())

    keeping.one_round(timezone.now())
    assert mirror().is_doubtful, "until it is healed the database answers"

    in_step()
    assert not mirror().is_doubtful


def test_where_most_is_lost_the_index_is_made_anew(entries):
    before = index()
    writing.remove([entry.pk for entry in entries[:15]], before)
    in_step()

    assert index() != before


def test_what_the_ledger_does_not_know_is_removed(entries):
    writing.send([Written(10**9, 1, '{"key":1000000000,"is_live":true}')], [index()])
    in_step()


def test_an_old_version_is_found_by_the_hourly_comparison(entries):
    SearchEntry.objects.filter(pk=entries[0].pk).update(version=7)
    keeping.one_round(timezone.now())
    assert differences(), "nothing says that it was changed"

    Mirror.objects.update(compared_at=timezone.now() - timedelta(hours=1))
    in_step()
    assert mirror().healed == 1


def test_a_ledger_restored_from_a_backup_rises_above_the_mirror(entries):
    entry = entries[0]
    for title in ("Second", "Third"):
        edited(entry, title)
    in_step()
    SearchEntry.objects.filter(pk=entry.pk).update(version=1)

    Mirror.objects.update(compared_at=None)
    in_step()

    entry.refresh_from_db()
    assert entry.version == 4


def test_an_index_with_a_part_on_no_node_is_made_anew(entries, monkeypatch):
    """Four parts, at most one on each of three nodes."""
    before, broken = index(), indexes.new_name()
    parts = {"number_of_shards": 4, "number_of_replicas": 0, "routing.allocation.total_shards_per_node": 1}
    writer().indices.create(index=broken, settings=parts, wait_for_active_shards=0)
    swap = [{"add": {"index": broken, "alias": indexes.alias()}}, {"remove_index": {"index": before}}]
    writer().indices.update_aliases(actions=swap)
    keeping.one_round(timezone.now())
    assert mirror().is_doubtful

    monkeypatch.setattr(keeping, "RED_FOR", timedelta(seconds=1))
    in_step()
    assert index() != broken


def test_what_elasticsearch_can_never_take_is_set_aside(entries, monkeypatch):
    refused = entries[0]
    edited(refused, "Something else")
    read = keeping.owing.document.read
    broken = '{"no_such_field":1}'
    monkeypatch.setattr(
        "search.mirror.document.read",
        lambda rows: [
            Written(written.key, written.version, broken if written.key == refused.pk else written.source)
            for written in read(rows)
        ],
    )
    edited(entries[1], "Taken")
    keeping.one_round(timezone.now())

    assert Unmirrored.objects.get().is_refused
    assert mirror().failures == 0


def test_after_a_silence_everything_is_compared_before_the_mirror_answers(entries):
    Mirror.objects.update(answered_at=timezone.now() - timedelta(minutes=5))
    SearchEntry.objects.filter(pk=entries[0].pk).update(version=7)
    in_step()

    assert not mirror().is_doubtful


def test_a_second_worker_leaves_the_mirror_alone(entries):
    hold = keeping.Hold(timezone.now())
    edited(entries[0], "Something else")

    assert keeping.one_round(timezone.now()) == keeping.LEASE
    assert Unmirrored.objects.exists()
    hold.release()


def test_comparing_goes_window_by_window(entries, monkeypatch):
    monkeypatch.setattr("search.mirror.comparing.WINDOW", 7)
    monkeypatch.setattr(keeping, "SLICE", 0)
    writing.remove([entries[0].pk, entries[10].pk, entries[19].pk], index())
    in_step()
