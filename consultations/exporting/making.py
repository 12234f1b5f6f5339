"""Makes the file of an export, batch by batch."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.files import File
from django.db import reset_queries, transaction
from django_tasks import task

from consultations.models import AnswerExport, TableKind
from portal.tables.writing import MOST_EXCEL_ROWS, TABLES

from .batches import batches
from .columns import HEAD, columns_of, row_of

State = AnswerExport.State
TOO_LONG_FOR_EXCEL = "An Excel sheet cannot hold so many rows. Choose CSV."


class Stopped(Exception):
    """The export was deleted while it was made."""


@task(queue_name="default", backend="background")
def make_export(export_pk):
    make(AnswerExport.objects.get(pk=export_pk))


def make(export):
    """Write the file, unless somebody else is doing it. Whatever goes wrong leaves nothing on disk."""
    waiting = AnswerExport.objects.filter(pk=export.pk, state=State.WAITING)
    if not waiting.update(state=State.MAKING):
        return
    try:
        with TemporaryDirectory() as folder:
            path = Path(folder) / f"answers.{export.kind}"
            write(export, path, progress=lambda **changes: _go_on(export, **changes))
            _hand_over(export, path)
    except Stopped:
        delete(export)
    except Exception:
        delete(export)
        AnswerExport.objects.filter(pk=export.pk).update(state=State.FAILED)
        raise


def write(export, path, *, progress):
    """The whole table at `path`."""
    page = export.consultation
    total = page.all_responses().standing().count()
    if export.kind == TableKind.XLSX and total > MOST_EXCEL_ROWS:
        raise ValueError(TOO_LONG_FOR_EXCEL)
    progress(total=total)
    columns = _columns(export)
    table, done = TABLES[export.kind](path), 0
    table.add([*HEAD, *(column.name for _, mine in columns for column in mine)])
    for batch in batches(page):
        for response, answers in batch:
            table.add(row_of(response, answers, columns))
        done += len(batch)
        progress(done=done)
        reset_queries()
    table.close()


def delete(export):
    """The file. That it was made, by whom and why stays in the trail."""
    name = export.file.name
    AnswerExport.objects.filter(pk=export.pk).update(state=State.GONE, file="")
    if name:
        export.file.storage.delete(name)


def _columns(export):
    """[(question, its columns)] of the questions that have any."""
    asked = export.consultation.asked()
    return [
        (each.pk, columns_of(each, number, export.shown, with_personal=export.with_personal))
        for number, each in enumerate(asked, start=1)
    ]


def _go_on(export, **changes):
    making = AnswerExport.objects.filter(pk=export.pk, state=State.MAKING)
    if not making.update(**changes):
        raise Stopped


@transaction.atomic
def _hand_over(export, path):
    if AnswerExport.objects.filter(pk=export.pk).overtaken().exists():
        raise Stopped
    with path.open("rb") as file:
        export.file.save(path.name, File(file), save=False)
    _go_on(export, state=State.READY, file=export.file.name)
