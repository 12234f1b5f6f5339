import io
import zipfile

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from home.importing import uploading
from home.models import AllianceDocument, SheetUpload
from portal.accounts.models import Organisation
from portal.accounts.roles import Role
from portal.privacy.models import AuditEntry
from portal.tables.files import Unreadable
from portal.tables.upload import UploadState
from tests.background import do_background_work
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
ROWS = b"Name,Kind\nMedway,trust\nA shop,shop\n"


@pytest.fixture
def editor():
    return UserFactory(role=Role.EDITOR)


def take_in(editor, content=ROWS, sheet="organisations", files=None):
    file = SimpleUploadedFile("list.csv", content)
    return uploading.take_in(sheet=sheet, file=file, files=files, by=editor, now=timezone.now())


def looked_through(editor, **more):
    upload = take_in(editor, **more)
    uploading.look_through(upload=upload, by=editor, columns=upload.columns)
    do_background_work()
    upload.refresh_from_db()
    return upload


def test_a_look_says_what_would_happen_and_stores_nothing(editor):
    upload = looked_through(editor)

    assert (upload.new, upload.refused, upload.state) == (1, 1, UploadState.LOOKED_AT)
    assert upload.reasons[0][1:] == [1, "3"]
    assert not Organisation.objects.filter(name="Medway").exists()


def test_what_was_looked_through_is_stored_once_and_the_file_is_deleted(editor):
    upload = looked_through(editor)
    for _ in range(2):
        uploading.store(upload=upload, by=editor)
    do_background_work()
    upload.refresh_from_db()

    assert Organisation.objects.filter(name="Medway").count() == 1
    assert (upload.state, upload.new, bool(upload.file)) == (UploadState.DONE, 1, False)
    assert AuditEntry.objects.filter(action="imported a list: organisations").count() == 1


def test_nothing_is_stored_that_nobody_looked_through(editor):
    upload = take_in(editor)
    uploading.store(upload=upload, by=editor)
    do_background_work()

    assert not Organisation.objects.filter(name="Medway").exists()


def test_documents_come_with_a_zip_that_is_deleted_afterwards(editor):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("bus.txt", "Two buses go.")
    files = SimpleUploadedFile("files.zip", packed.getvalue())
    upload = looked_through(editor, content=b"File,Title\nbus.txt,Buses\n", sheet="documents", files=files)
    uploading.store(upload=upload, by=editor)
    do_background_work()
    upload.refresh_from_db()

    assert AllianceDocument.objects.get().file.read() == b"Two buses go."
    assert not upload.files


def test_a_zip_that_is_none_is_refused_before_it_is_kept(editor):
    with pytest.raises(Unreadable, match="damaged"):
        take_in(editor, files=SimpleUploadedFile("files.zip", b"no"))
    assert not SheetUpload.objects.exists()


def test_whoever_may_not_import_does_not():
    with pytest.raises(PermissionDenied):
        take_in(UserFactory(role=Role.MODERATOR))


def test_what_nobody_stored_goes_after_a_day(editor):
    upload = take_in(editor)
    uploading.forget_uploads(now=upload.uploaded_at + uploading.keeping.WAITS)
    upload.refresh_from_db()

    assert not upload.file
