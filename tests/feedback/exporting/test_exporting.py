import csv
import io
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from feedback import exporting
from feedback.actions import withdraw
from feedback.exporting import making
from feedback.exporting.asking import KEPT
from feedback.exporting.columns import batches, head_of
from feedback.models import ExportState, StoryExport
from feedback.moderation import State
from portal.accounts.roles import Role
from portal.privacy.models import AuditEntry
from portal.privacy.storage import private_storage
from tests.factories.accounts import UserFactory
from tests.factories.feedback import StoryFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
CHOICES = {"since": "2026-01-01", "until": "2026-12-01"}
DANGEROUS = ["=cmd|'/c calc'!A1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1"]


@pytest.fixture
def made():
    """made(kind="csv"): an export, asked for and made."""

    def make(by=None, **options):
        by = by or UserFactory(role=Role.ADMINISTRATOR)
        export = exporting.ask(by=by, now=NOW, choices=CHOICES, **{"kind": "csv", **options})
        making.make(export)
        export.refresh_from_db()
        return export

    return make


def rows_of(export):
    with export.file.open("rb") as file:
        if export.kind == "csv":
            return list(csv.reader(io.StringIO(file.read().decode("utf-8-sig"), newline="")))
        book = load_workbook(io.BytesIO(file.read()))
        return [[cell.value for cell in row] for row in book.active.iter_rows()]


def test_a_table_has_a_row_a_story_and_no_words(made):
    StoryFactory(words="My name is Zebedee.", care_site_text="Zebedee ward", rating=2)
    StoryFactory(state=State.WITHDRAWN)
    export = made()
    head, row = rows_of(export)
    assert (export.state, export.done, export.total) == (ExportState.READY, 1, 1)
    assert dict(zip(head, row, strict=True))["Rating"] == "Good"
    assert "Zebedee" not in str(row)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("words", DANGEROUS)
def test_no_cell_is_a_formula_however_it_begins(made, kind, words):
    StoryFactory(words=words, title=words)
    export = made(kind=kind, with_words=True, reason="Reading about parking.")
    head, row = rows_of(export)
    cell = row[head.index("Words")]
    assert cell.startswith("'") and cell[1:].strip() == words.strip()


def test_excel_keeps_every_cell_as_text_without_signs_it_cannot_hold(made):
    StoryFactory(words="Bell\x07 and more")
    export = made(kind="xlsx", with_words=True, reason="Reading.")
    assert rows_of(export)[1][-2] == "Bell and more"


def test_words_need_a_permission_of_their_own_and_a_reason(made):
    with pytest.raises(PermissionDenied):
        made(by=UserFactory(role=Role.ANALYST), with_words=True, reason="Reading.")
    with pytest.raises(PermissionDenied):
        made(by=UserFactory(role=Role.EDITOR))
    with pytest.raises(IntegrityError), transaction.atomic():
        made(with_words=True)


def test_who_asked_for_what_and_who_took_it_is_in_the_trail(made):
    StoryFactory()
    export = made(with_words=True, reason="Reading about parking.")
    exporting.take_away(export=export, by=export.by).close()
    told = [(entry.action, entry.reason) for entry in AuditEntry.objects.about(export)]
    assert told == [
        ("took stories away", ""),
        ("asked for stories with their words", "Reading about parking."),
    ]


def test_only_whoever_asked_takes_it_away(made):
    export = made()
    with pytest.raises(PermissionDenied):
        exporting.take_away(export=export, by=UserFactory(role=Role.ADMINISTRATOR))


def test_a_story_that_is_withdrawn_takes_every_export_with_it(made, django_capture_on_commit_callbacks):
    story, other = StoryFactory(), StoryFactory(received_at=datetime(2025, 1, 1, tzinfo=UTC))
    export = made()
    name = export.file.name
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(story=other, now=NOW)
    assert private_storage().exists(name)

    with django_capture_on_commit_callbacks(execute=True):
        withdraw(story=story, now=NOW)

    export.refresh_from_db()
    assert export.state == ExportState.GONE and not export.file
    assert not private_storage().exists(name)
    assert not export.stories.exists()


def test_until_the_file_is_gone_nobody_takes_it_away(made):
    story = StoryFactory()
    export = made()
    type(story).objects.filter(pk=story.pk).update(state=State.WITHDRAWN)
    assert exporting.take_away(export=export, by=export.by) is None


def test_a_story_that_leaves_while_the_table_is_made_stops_it(made, monkeypatch):
    story = StoryFactory()
    write = making._write

    def and_leave(export, path):
        write(export, path)
        type(story).objects.filter(pk=story.pk).update(state=State.WITHDRAWN)

    monkeypatch.setattr(making, "_write", and_leave)
    export = made()
    assert export.state == ExportState.GONE and not export.file


def test_a_week_later_the_file_is_deleted(made):
    export = made()
    assert exporting.forget_exports(now=NOW + KEPT - timedelta(seconds=1)) == 0
    assert exporting.forget_exports(now=NOW + KEPT) == 1
    export.refresh_from_db()
    assert export.state == ExportState.GONE and not export.file


def test_what_cannot_be_made_leaves_nothing_behind(monkeypatch, made):
    export = made()
    StoryExport.objects.filter(pk=export.pk).update(state=ExportState.WAITING)
    monkeypatch.setattr(making, "MOST_EXCEL_ROWS", -1)
    export.kind = "xlsx"
    with pytest.raises(ValueError, match="Choose CSV"):
        making.make(export)
    export.refresh_from_db()
    assert export.state == ExportState.FAILED and not export.file


def test_an_export_is_made_once(made, monkeypatch):
    export = made()
    monkeypatch.setattr(making, "_write", lambda *args: pytest.fail("made again"))
    making.make(export)


@pytest.mark.parametrize("how_many", [2, 20])
def test_a_batch_is_read_with_as_many_queries_however_many_stories_it_has(how_many):
    StoryFactory.create_batch(how_many)
    stories = StoryFactory._meta.model.objects.all()
    export = StoryExport(with_words=False)
    with CaptureQueriesContext(connection) as asked:
        read = [
            making.row_of(export, story) for batch in batches(stories, with_words=False) for story in batch
        ]
    assert len(read) == how_many and len(read[0]) == len(head_of(export))
    # The keys, the stories, four lists of terms; and one more look for keys, which finds none.
    assert len(asked) == 7


def test_the_choices_decide_which_stories(made):
    StoryFactory(received_at=datetime(2025, 6, 1, tzinfo=UTC))
    assert making.choices_from(CHOICES)["until"] == date(2026, 12, 1)
    assert made().total == 0
