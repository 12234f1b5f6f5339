"""A trust's export as an upload: looked at, mapped by a person, read in the background, and deleted."""

import shutil
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory

from django.core.exceptions import PermissionDenied
from django.core.files import File
from django.db import reset_queries, transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from feedback.models import StoryUpload, UploadState
from portal.privacy import audit
from portal.tables import files, rows
from portal.tables.refusals import Refusals

from . import reading
from .comments import Refused
from .exports import MappedExport, export_with
from .storing import Queue

IMPORT = "feedback.import_stories"
MOST_BYTES = 20 * 1024 * 1024
WAITS, LISTED = timedelta(days=1), timedelta(days=30)


class TooLarge(files.Unreadable):
    def __init__(self):
        super().__init__(f"The file is larger than {MOST_BYTES // 1024 // 1024} MB. Upload it in parts.")


def check_may_import(by):
    if not by.has_perm(IMPORT):
        raise PermissionDenied


@transaction.atomic
def take_in(*, file, by, now):
    """Keep an uploaded file until its columns are named. Raises Unreadable, which says what to do."""
    check_may_import(by)
    if file.size > MOST_BYTES:
        raise TooLarge
    with _on_disk(file) as path:
        kind = files.kind_of(path)
        if not any(rows.header_of(path)):
            raise files.Unreadable("The first row of the file is empty. It must name the columns.")
        total = rows.count_rows(path)
    upload = StoryUpload(by=by, uploaded_at=now, name=Path(file.name).name[:120], kind=kind, total=total)
    upload.file.save("upload", file, save=False)
    upload.save()
    audit.record(action="uploaded a trust's export", subject=upload, by=by)
    return upload


@transaction.atomic
def start(*, upload, by, columns, date_order, trust, consent):
    """Have the file read into the queue. A second press changes nothing."""
    check_may_import(by)
    waiting = StoryUpload.objects.filter(pk=upload.pk, state=UploadState.LOOKED_AT)
    changes = {"columns": columns, "date_order": date_order, "trust": trust, "consent": consent}
    if waiting.update(state=UploadState.WAITING, **changes):
        audit.record(action="imported a trust's export", subject=upload, by=by)
        read_upload.using(backend="background").enqueue(upload.pk)


@task(queue_name="default", backend="background")
def read_upload(upload_pk):
    """Read it to its end, unless somebody else does. Whatever happens, the file is deleted."""
    waiting = StoryUpload.objects.filter(pk=upload_pk, state=UploadState.WAITING)
    if not waiting.update(state=UploadState.READING):
        return
    upload = StoryUpload.objects.get(pk=upload_pk)
    try:
        with path_of(upload) as path, TemporaryDirectory() as folder:
            _read(upload, path, Path(folder) / "refused.csv")
        _finish(upload, state=UploadState.DONE)
    except files.Unreadable as problem:
        _finish(upload, state=UploadState.FAILED, problem=str(problem)[:500])
    except Exception:
        _finish(upload, state=UploadState.FAILED, problem="Something went wrong. Upload the file again.")
        raise


def form_of(upload, columns):
    """The form of the export: one that we know, or as a person mapped it."""
    if upload.columns:
        return MappedExport(upload.columns, upload.date_order, upload.trust)
    return export_with(columns, upload.date_order)


def forget_uploads(*, now):
    """Delete files that nobody mapped within a day, and old lists of refusals. Returns how many."""
    idle = Q(uploaded_at__lte=now - WAITS) & ~Q(file="")
    listed = Q(uploaded_at__lte=now - LISTED) & ~Q(refusals="")
    uploads = list(StoryUpload.objects.filter(idle | listed))
    for upload in uploads:
        _forget_file(upload)
        if upload.uploaded_at <= now - LISTED and upload.refusals:
            upload.refusals.delete(save=True)
    return len(uploads)


@contextmanager
def path_of(upload):
    """The file on this machine's disk, wherever it is kept."""
    with upload.file.open("rb") as file, _on_disk(file) as path:
        yield path


@contextmanager
def _on_disk(file):
    with NamedTemporaryFile() as copy:
        file.seek(0)
        shutil.copyfileobj(file, copy)
        copy.flush()
        yield Path(copy.name)
        file.seek(0)


def _read(upload, path, list_path):
    queue = Queue(consent=upload.consent, now=timezone.now())
    form = form_of(upload, rows.header_of(path))
    with Refusals(list_path) as refused:
        for batch in rows.batches(reading.read(path, now=queue.now, export=form)):
            _store(upload, queue, batch, refused)
            reset_queries()  # Under DEBUG every statement is remembered, with all its comments.
    upload.reasons = refused.counts.most_common()
    if refused.total:
        with list_path.open("rb") as file:
            upload.refusals.save("refused.csv", File(file), save=False)


def _store(upload, queue, batch, refused):
    comments = [comment for _, comment in batch if not isinstance(comment, Refused)]
    for row, problem in batch:
        if isinstance(problem, Refused):
            # Its value may be a patient's words, where a column was named wrongly.
            refused.add(row, Refused(problem.reason))
    new = queue.store(comments)
    upload.done += len(batch)
    upload.stored += new
    upload.present += len(comments) - new
    upload.refused = refused.total
    upload.save(update_fields=["done", "stored", "present", "refused"])


def _finish(upload, *, state, problem=""):
    upload.state, upload.problem, upload.finished_at = state, problem, timezone.now()
    upload.save()
    _forget_file(upload)


def _forget_file(upload):
    if upload.file:
        upload.file.delete(save=True)
