"""A spreadsheet as an upload: looked through in the background, then stored by the same code, and deleted."""

from contextlib import contextmanager, nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.exceptions import PermissionDenied
from django.core.files import File
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from home.models import SheetUpload
from portal.privacy import audit
from portal.tables import keeping
from portal.tables.files import Unreadable
from portal.tables.refusals import Refusals, Refused
from portal.tables.rows import header_of
from portal.tables.upload import UploadState

from .files import NoFiles, Zip, zip_of
from .reading import mapping_of, read
from .sheet import Verdict
from .sheets import SHEETS

IMPORT = "home.import_sheets"
MOST_ZIP_BYTES = 200 * 1024 * 1024


def check_may_import(by, sheet_key):
    if not (by.has_perm(IMPORT) and by.has_perm(SHEETS[sheet_key].permission)):
        raise PermissionDenied


@transaction.atomic
def take_in(*, sheet, file, files, by, now):
    """Keep an uploaded spreadsheet, and its ZIP, until it is looked through. Raises Unreadable."""
    check_may_import(by, sheet)
    upload = SheetUpload(sheet=sheet, by=by, uploaded_at=now, **keeping.looked_at(file))
    with keeping.on_disk(file) as path:
        upload.columns = mapping_of(SHEETS[sheet], header_of(path))
    if files:
        _check_zip(files)
        upload.files.save("files", files, save=False)
    upload.file.save("upload", file, save=False)
    upload.save()
    audit.record(action=f"uploaded a list: {sheet}", subject=upload, by=by)
    return upload


def look_through(*, upload, by, columns):
    """Have it read without storing anything, so that a person sees what it would do."""
    check_may_import(by, upload.sheet)
    _ask(upload, is_trial=True, columns=columns)


@transaction.atomic
def store(*, upload, by):
    """Have stored what the look found. A second press changes nothing."""
    check_may_import(by, upload.sheet)
    if upload.tried_at and _ask(upload, is_trial=False):
        audit.record(action=f"imported a list: {upload.sheet}", subject=upload, by=by)


@transaction.atomic
def _ask(upload, **how):
    waiting = SheetUpload.objects.filter(pk=upload.pk, state=UploadState.LOOKED_AT).exclude(file="")
    asked = waiting.update(state=UploadState.WAITING, done=0, **how)
    if asked:
        read_sheet.enqueue(upload.pk)
    return asked


@task(queue_name="default", backend="background")
def read_sheet(upload_pk):
    """Read it to its end, unless somebody else does. What is stored is deleted here, whatever happens."""
    waiting = SheetUpload.objects.filter(pk=upload_pk, state=UploadState.WAITING)
    if not waiting.update(state=UploadState.READING):
        return
    upload = SheetUpload.objects.select_related("by").get(pk=upload_pk)
    try:
        _read(upload)
    except (Unreadable, Refused) as problem:
        upload.finish(state=UploadState.FAILED, problem=str(problem))
    except Exception:
        upload.finish(state=UploadState.FAILED, problem="Something went wrong. Upload the file again.")
        raise


def forget_uploads(*, now):
    """Delete what nobody stored within a day, and old lists of refusals. Returns how many."""
    return keeping.forget(SheetUpload, now=now)


def _read(upload):
    with keeping.path_of(upload) as path, _files_of(upload) as files, TemporaryDirectory() as folder:
        sheet = SHEETS[upload.sheet](by=upload.by, now=timezone.now(), files=files)
        list_path = Path(folder) / "refused.csv"
        with Refusals(list_path) as refused:
            count = read(
                path,
                sheet,
                upload.columns,
                refused,
                stores=not upload.is_trial,
                progress=lambda count: _note(upload, done=count.done),
            )
        _keep_refusals(upload, refused, list_path)
    upload.new, upload.changed, upload.same = (count.verdicts[verdict] for verdict in Verdict)
    if not upload.is_trial:
        upload.finish(state=UploadState.DONE)
        return
    upload.state, upload.tried_at = UploadState.LOOKED_AT, timezone.now()
    upload.save()


def _keep_refusals(upload, refused, list_path):
    upload.refused = refused.total
    upload.reasons = [
        [reason, count, ", ".join(map(str, refused.rows[reason]))]
        for reason, count in refused.counts.most_common()
    ]
    if upload.refusals:
        upload.refusals.delete(save=False)
    if refused.total:
        with list_path.open("rb") as file:
            upload.refusals.save("refused.csv", File(file), save=False)


def _note(upload, **progress):
    SheetUpload.objects.filter(pk=upload.pk).update(**progress)
    for name, value in progress.items():
        setattr(upload, name, value)


@contextmanager
def _files_of(upload):
    with upload.files.open("rb") if upload.files else nullcontext() as file:
        yield Zip(file) if file else NoFiles()


def _check_zip(files):
    if files.size > MOST_ZIP_BYTES:
        raise Unreadable(f"The ZIP is larger than {MOST_ZIP_BYTES // 1024 // 1024} MB. Upload it in parts.")
    try:
        zip_of(files)
    except Refused as problem:
        raise Unreadable(str(problem)) from None
    files.seek(0)
