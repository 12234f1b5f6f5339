"""Makes the file of an export: batch by batch, so that 100,000 stories need no more memory than 1,000."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.files import File
from django.db import reset_queries, transaction

from feedback.insights.exact import ExactInsight
from feedback.models import ExportState, StoryExport
from portal.tables.writing import MOST_EXCEL_ROWS, TABLES

from .columns import batches, head_of, row_of
from .forgetting import delete

TOO_LONG_FOR_EXCEL = "An Excel sheet cannot hold so many rows. Choose CSV."


class Stopped(Exception):
    """The export was deleted while it was made: one of its stories has left."""


def choices_from(stored):
    """What insight's address chose, as it is kept with an export: days as text, rows as keys."""
    return {
        **stored,
        "since": date.fromisoformat(stored["since"]),
        "until": date.fromisoformat(stored["until"]),
    }


def make(export):
    """Write the file, unless somebody else is doing it. Whatever goes wrong leaves nothing on disk."""
    waiting = StoryExport.objects.filter(pk=export.pk, state=ExportState.WAITING)
    if not waiting.update(state=ExportState.MAKING):
        return
    try:
        with TemporaryDirectory() as folder:
            path = Path(folder) / f"stories.{export.kind}"
            _write(export, path)
            _hand_over(export, path)
    except Stopped:
        delete(export)
    except Exception:
        delete(export)
        StoryExport.objects.filter(pk=export.pk).update(state=ExportState.FAILED)
        raise


def _write(export, path):
    stories = ExactInsight(choices_from(export.choices)).stories
    total = stories.count()
    if export.kind == StoryExport.Kind.XLSX and total > MOST_EXCEL_ROWS:
        raise ValueError(TOO_LONG_FOR_EXCEL)
    StoryExport.objects.filter(pk=export.pk).update(total=total)
    table, done = TABLES[export.kind](path), 0
    table.add(head_of(export))
    for batch in batches(stories, with_words=export.with_words):
        _note(export, batch)
        for story in batch:
            table.add(row_of(export, story))
        done += len(batch)
        _go_on(export, done=done)
        reset_queries()
    table.close()


def _note(export, batch):
    """Which stories are in it, before they are: whoever erases one finds this export."""
    held = StoryExport.stories.through
    held.objects.bulk_create(held(storyexport_id=export.pk, story_id=story.pk) for story in batch)


def _go_on(export, **changes):
    making = StoryExport.objects.filter(pk=export.pk, state=ExportState.MAKING)
    if not making.update(**changes):
        raise Stopped


@transaction.atomic
def _hand_over(export, path):
    """The file is ready only if every story in it is still there."""
    if export.stories.left().exists():
        raise Stopped
    with path.open("rb") as file:
        export.file.save(path.name, File(file), save=False)
    _go_on(export, state=ExportState.READY, file=export.file.name)
