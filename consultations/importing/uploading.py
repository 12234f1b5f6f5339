"""A table of answers as an upload: looked at, mapped by a person, read in the background, and deleted."""

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

from consultations.models import AnswerUpload
from consultations.permissions import IMPORT_ANSWERS
from portal.privacy import audit
from portal.tables import files, rows
from portal.tables.refusals import Refusals

from . import reading, storing
from .refused import Refused

MOST_BYTES = 20 * 1024 * 1024
WAITS, LISTED = timedelta(days=1), timedelta(days=30)
State = AnswerUpload.State


class TooLarge(files.Unreadable):
    def __init__(self):
        super().__init__(f"The file is larger than {MOST_BYTES // 1024 // 1024} MB. Upload it in parts.")


def check_may_import(by):
    if not by.has_perm(IMPORT_ANSWERS):
        raise PermissionDenied


@transaction.atomic
def take_in(*, consultation, file, by, now):
    """Keep an uploaded file until its columns are named. Raises Unreadable, which says what to do."""
    check_may_import(by)
    if file.size > MOST_BYTES:
        raise TooLarge
    with on_disk(file) as path:
        kind = files.kind_of(path)
        if not any(rows.header_of(path)):
            raise files.Unreadable("The first row of the file is empty. It must name the columns.")
        total = rows.count_rows(path)
    upload = AnswerUpload(
        consultation_id=consultation.source_pk,
        by=by,
        uploaded_at=now,
        name=Path(file.name).name[:120],
        kind=kind,
        total=total,
    )
    upload.file.save("upload", file, save=False)
    upload.save()
    audit.record(action="uploaded answers", subject=upload, by=by)
    return upload


@transaction.atomic
def start(*, upload, by, columns):
    """Have the file read. A second press changes nothing."""
    check_may_import(by)
    waiting = AnswerUpload.objects.filter(pk=upload.pk, state=State.LOOKED_AT)
    if waiting.update(state=State.WAITING, columns=columns):
        audit.record(action="imported answers", subject=upload, by=by)
        read_upload.using(backend="background").enqueue(upload.pk)


@task(queue_name="default", backend="background")
def read_upload(upload_pk):
    """Read it to its end, unless somebody else does. Whatever happens, the file is deleted."""
    waiting = AnswerUpload.objects.filter(pk=upload_pk, state=State.WAITING)
    if not waiting.update(state=State.READING):
        return
    upload = AnswerUpload.objects.get(pk=upload_pk)
    try:
        with path_of(upload) as path, TemporaryDirectory() as folder:
            _read(upload, path, Path(folder) / "refused.csv")
        _finish(upload, state=State.DONE)
    except files.Unreadable as problem:
        _finish(upload, state=State.FAILED, problem=str(problem)[:500])
    except Exception:
        _finish(upload, state=State.FAILED, problem="Something went wrong. Upload the file again.")
        raise


def tried(upload, columns, *, most):
    """What the first rows would become: (number, Row or Refused). Nothing is stored."""
    values = reading.values_of(upload.consultation)
    with path_of(upload) as path:
        found = []
        for each in reading.read(path, columns, values, now=timezone.now()):
            found.append(each)
            if len(found) == most:
                break
    return found


def forget_uploads(*, now):
    """Delete files that nobody mapped within a day, and old lists of refusals. Returns how many."""
    idle = Q(uploaded_at__lte=now - WAITS) & ~Q(file="")
    listed = Q(uploaded_at__lte=now - LISTED) & ~Q(refusals="")
    uploads = list(AnswerUpload.objects.filter(idle | listed))
    for upload in uploads:
        _forget_file(upload)
        if upload.uploaded_at <= now - LISTED and upload.refusals:
            upload.refusals.delete(save=True)
    return len(uploads)


@contextmanager
def path_of(upload):
    """The file on this machine's disk, wherever it is kept."""
    with upload.file.open("rb") as file, on_disk(file) as path:
        yield path


@contextmanager
def on_disk(file):
    with NamedTemporaryFile() as copy:
        file.seek(0)
        shutil.copyfileobj(file, copy)
        copy.flush()
        yield Path(copy.name)
        file.seek(0)


def _read(upload, path, list_path):
    values = reading.values_of(upload.consultation)
    with Refusals(list_path) as refused:
        for batch in rows.batches(reading.read(path, upload.columns, values, now=timezone.now())):
            _store(upload, batch, refused)
            reset_queries()
    upload.reasons = refused.counts.most_common()
    if refused.total:
        with list_path.open("rb") as file:
            upload.refusals.save("refused.csv", File(file), save=False)


def _store(upload, batch, refused):
    good = [row for _, row in batch if not isinstance(row, Refused)]
    for number, row in batch:
        if isinstance(row, Refused):
            refused.add(number, row)
    new = storing.store(upload.consultation, good)
    upload.done += len(batch)
    upload.stored += new
    upload.present += len(good) - new
    upload.refused = refused.total
    upload.save(update_fields=["done", "stored", "present", "refused"])


def _finish(upload, *, state, problem=""):
    upload.state, upload.problem, upload.finished_at = state, problem, timezone.now()
    upload.save()
    _forget_file(upload)


def _forget_file(upload):
    if upload.file:
        upload.file.delete(save=True)
