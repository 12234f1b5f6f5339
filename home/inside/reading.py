"""Keeps with each document what is inside its file, and brings search into step with it."""

import shutil
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.db import transaction
from django.utils import timezone

from home.models import AllianceDocument, DocumentReading
from search import indexing

from . import looking
from .found import Inside

GONE = "The file is missing. Upload it again."
State = DocumentReading.State


def expect(document):
    """Note that the document has a file that nobody has looked into. True if it is another one than
    before."""
    known = DocumentReading.objects.filter(document=document).only("file_hash").first()
    if known and known.file_hash == document.file_hash:
        return False
    empty = {"state": State.WAITING, "parts": [], "advice": [], "problem": "", "read_at": None}
    DocumentReading.objects.update_or_create(
        document=document, defaults={**empty, "file_hash": document.file_hash}
    )
    return True


def unread(*, again=False):
    """The keys of the documents that wait to be looked into; with `again`, all of them wait from now on."""
    if again:
        DocumentReading.objects.update(state=State.WAITING, parts=[], advice=[], problem="")
    for document in AllianceDocument.objects.filter(reading=None):
        expect(document)
    return list(DocumentReading.objects.filter(state=State.WAITING).values_list("document", flat=True))


def read(pk, look=looking.look):
    """Look into the file of the document with this key, unless somebody has. `look` as in looking.py."""
    waiting = DocumentReading.objects.filter(document=pk, state=State.WAITING).select_related("document")
    reading = waiting.first()
    if reading is None:
        return
    document = reading.document
    try:
        with _on_disk(document.file) as path:
            found, problem = look(path, document.file_extension.lower()), ""
    except FileNotFoundError:
        found, problem = Inside(), GONE
    except looking.CannotBeRead as refusal:
        found, problem = Inside(), str(refusal)
    _keep(reading, found, problem, now=timezone.now())


@transaction.atomic
def _keep(reading, found, problem, *, now):
    """Write down what was found, unless the file has been replaced meanwhile: then another look is due."""
    still = DocumentReading.objects.filter(pk=reading.pk, file_hash=reading.file_hash, state=State.WAITING)
    kept = still.update(
        state=_state(found, problem),
        parts=[[part.where, part.words] for part in found.parts] if found.has_words else [],
        advice=list(found.advice),
        problem=problem,
        read_at=now,
    )
    if kept:
        AllianceDocument.objects.filter(pk=reading.document_id).update(pages=found.pages)
        indexing.refresh(AllianceDocument, [reading.document_id])


def _state(found, problem):
    if problem:
        return State.FAILED
    return State.READ if found.has_words else State.NO_WORDS


@contextmanager
def _on_disk(file):
    """A copy of the file on this machine's disk, wherever it is kept."""
    with file.open("rb") as kept, NamedTemporaryFile() as copy:
        shutil.copyfileobj(kept, copy)
        copy.flush()
        yield Path(copy.name)
