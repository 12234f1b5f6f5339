import csv
import io
import zipfile
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from feedback.consent import Consent
from feedback.importing import uploading
from feedback.models import DateOrder, Story, StoryUpload, UploadState
from portal.accounts.roles import Role
from portal.privacy.models import AuditEntry
from portal.privacy.storage import private_storage
from portal.tables import files, keeping
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HEAD = ["No", "Said", "When"]
ROWS = [
    ["1", "The nurse was kind.", "31/07/2022"],
    ["2", "I waited, and waited.", "7/31/2022"],
    ["3", "", "30/07/2022"],
]
MAPPED = {"key": "No", "words": "Said", "date": "When"}


def as_csv(rows):
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return SimpleUploadedFile("export.csv", text.getvalue().encode())


def as_excel(rows):
    book, file = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return SimpleUploadedFile("export.txt", file.getvalue())


def kept():
    """The names of every file in the private place."""
    storage = private_storage()
    return (
        {f"uploads/{name}" for name in storage.listdir("uploads")[1]} if storage.exists("uploads") else set()
    )


@pytest.fixture
def by():
    return UserFactory(role=Role.ADMINISTRATOR)


@pytest.fixture
def imported(by):
    """imported(file, date_order=...): an upload that was mapped and read to its end."""

    def read(file, columns=MAPPED, date_order=DateOrder.DAY_FIRST, consent=Consent.ALLIANCE_ONLY):
        upload = uploading.take_in(file=file, by=by, now=NOW)
        uploading.start(
            upload=upload, by=by, columns=columns, date_order=date_order, trust="NEAS", consent=consent
        )
        uploading.read_upload.func(upload.pk)
        upload.refresh_from_db()
        return upload

    return read


@pytest.mark.parametrize("file", [as_csv, as_excel])
def test_a_file_is_read_into_the_queue_by_what_its_content_is_and_then_deleted(imported, file):
    before = kept()
    upload = imported(file([HEAD, *ROWS]))
    assert (upload.state, upload.total, upload.done) == (UploadState.DONE, 3, 3)
    assert (upload.stored, upload.present, upload.refused) == (1, 0, 2)
    story = Story.objects.get()
    assert (story.words, story.state, story.happened_month) == (
        "The nurse was kind.",
        "received",
        date(2022, 7, 1),
    )
    assert story.source_key == "upload:NEAS:1"
    assert not upload.file
    assert kept() - before == {upload.refusals.name}


def test_what_was_refused_can_be_downloaded_with_its_row_and_reason_and_no_words(imported):
    wrong = {**MAPPED, "date": "Said", "words": "When"}
    upload = imported(as_csv([HEAD, *ROWS]), columns=wrong)
    listed = upload.refusals.open("rb").read().decode()
    assert listed.splitlines()[1] == '2,"The date is not a day, month and year like 31/07/2022."'
    assert "nurse" not in listed and "nurse" not in str(upload.reasons)


def test_the_order_of_dates_is_chosen_for_each_file(imported):
    upload = imported(as_csv([HEAD, *ROWS]), date_order=DateOrder.DAY_THEN_MONTH)
    assert (upload.stored, upload.refused) == (2, 1)


def test_an_excel_date_is_never_in_doubt(imported):
    upload = imported(as_excel([HEAD, [1, "Kind.", datetime(2022, 4, 3)]]), date_order=DateOrder.MONTH_FIRST)
    assert upload.stored == 1
    assert Story.objects.get().happened_month == date(2022, 4, 1)


def test_uploaded_twice_a_comment_is_stored_once(imported):
    imported(as_csv([HEAD, *ROWS]))
    again = imported(as_excel([HEAD, *ROWS]))
    assert (again.stored, again.present) == (0, 1)
    assert Story.objects.count() == 1


def test_a_form_that_we_know_needs_no_names_for_its_columns(imported):
    head = ["comment_id", "trust", "date", "fft_score", "text", "sentiment", "labels"]
    upload = imported(as_csv([head, ["c1", "NEAS", "2022-01-31", "1", "Kind.", "2", ""]]), columns={})
    assert upload.stored == 1
    assert Story.objects.get().source_key == "fft:NEAS:c1"


def zipped(name, content=b"x"):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"a,b\x00c\n", "neither"),
        (b"caf\xe9,b\nfurther text\n", "UTF-8"),
        (zipped("word/document.xml"), "neither CSV nor an Excel"),
        (b",,\n1,2,3\n", "must name the columns"),
    ],
)
def test_a_file_that_is_something_else_is_refused_with_what_to_do(by, content, said):
    with pytest.raises(files.Unreadable, match=said):
        uploading.take_in(file=SimpleUploadedFile("export.csv", content), by=by, now=NOW)
    assert not StoryUpload.objects.exists()


def test_a_small_spreadsheet_that_unpacks_to_a_great_deal_is_refused(by, monkeypatch):
    monkeypatch.setattr(files, "MOST_UNPACKED", 1000)
    with pytest.raises(files.Unreadable, match="too large"):
        uploading.take_in(file=as_excel([HEAD, *ROWS]), by=by, now=NOW)


def test_a_file_that_is_too_large_is_refused(by, monkeypatch):
    monkeypatch.setattr(keeping, "MOST_BYTES", 10)
    with pytest.raises(files.Unreadable, match="larger"):
        uploading.take_in(file=as_csv([HEAD, *ROWS]), by=by, now=NOW)


def test_only_whoever_may_import_does_and_the_trail_says_so(by, imported):
    with pytest.raises(PermissionDenied):
        uploading.take_in(file=as_csv([HEAD]), by=UserFactory(role=Role.ANALYST), now=NOW)
    upload = imported(as_csv([HEAD, *ROWS]))
    assert [entry.action for entry in AuditEntry.objects.about(upload)] == [
        "imported a trust's export",
        "uploaded a trust's export",
    ]


def test_what_nobody_maps_within_a_day_is_deleted_and_lists_of_refusals_after_a_month(by, imported):
    waiting = uploading.take_in(file=as_csv([HEAD, *ROWS]), by=by, now=NOW)
    read = imported(as_csv([HEAD, *ROWS]))
    assert uploading.forget_uploads(now=NOW + timedelta(hours=23)) == 0
    assert uploading.forget_uploads(now=NOW + timedelta(days=1)) == 1
    waiting.refresh_from_db()
    assert not waiting.file
    assert uploading.forget_uploads(now=NOW + timedelta(days=30)) == 1
    read.refresh_from_db()
    assert not read.refusals


def test_pressed_twice_a_file_is_read_once(by, imported):
    upload = imported(as_csv([HEAD, *ROWS]))
    uploading.read_upload.func(upload.pk)
    upload.refresh_from_db()
    assert upload.done == 3
