"""A trust's export as an upload: looked at, mapped by a person, read in the background, and deleted."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.exceptions import PermissionDenied
from django.core.files import File
from django.db import reset_queries, transaction
from django.utils import timezone
from django_tasks import task

from feedback.models import StoryUpload, UploadState
from portal.privacy import audit
from portal.tables import keeping
from portal.tables.files import Unreadable
from portal.tables.keeping import path_of
from portal.tables.refusals import Refusals, Refused
from portal.tables.rows import batches, header_of

from . import reading
from .exports import MappedExport, export_with
from .storing import Queue

IMPORT = "feedback.import_stories"


def check_may_import(by):
    if not by.has_perm(IMPORT):
        raise PermissionDenied


@transaction.atomic
def take_in(*, file, by, now):
    """Keep an uploaded file until its columns are named. Raises Unreadable, which says what to do."""
    check_may_import(by)
    upload = StoryUpload(by=by, uploaded_at=now, **keeping.looked_at(file))
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
        upload.finish(state=UploadState.DONE)
    except Unreadable as problem:
        upload.finish(state=UploadState.FAILED, problem=str(problem))
    except Exception:
        upload.finish(state=UploadState.FAILED, problem="Something went wrong. Upload the file again.")
        raise


def form_of(upload, columns):
    """The form of the export: one that we know, or as a person mapped it."""
    if upload.columns:
        return MappedExport(upload.columns, upload.date_order, upload.trust)
    return export_with(columns, upload.date_order)


def forget_uploads(*, now):
    """Delete files that nobody mapped within a day, and old lists of refusals. Returns how many."""
    return keeping.forget(StoryUpload, now=now)


def _read(upload, path, list_path):
    queue = Queue(consent=upload.consent, now=timezone.now())
    form = form_of(upload, header_of(path))
    with Refusals(list_path) as refused:
        for batch in batches(reading.read(path, now=queue.now, export=form)):
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
