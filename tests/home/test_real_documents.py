"""Libraries that others wrote, taken in by the import and found by a phrase inside each file."""

import csv
import json
import re
import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.http import QueryDict
from django.utils import timezone

from home.models import AllianceDocument, DocumentReading
from portal.accounts.roles import Role
from search import answers
from search.analysis import SMALL_WORDS, spoken
from search.wording.counting import count_words
from tests.background import do_background_work
from tests.factories.accounts import UserFactory

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
TOPICS, NHS = DATA / "medquad_cancer" / "docs_cancer.jsonl", DATA / "nhs_documents"
KEPT = {".pdf", ".docx", ".md"}
PHRASE = re.compile(r"(?:[A-Za-z]+ ){7}[A-Za-z]+")

pytestmark = pytest.mark.django_db


def take_in(folder, rows):
    """Import the rows with the files of the folder, and let the worker look into each."""
    sheet = folder / "documents.csv"
    with sheet.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("File", "Title", "Kind"), *rows])
    editor, out = UserFactory(role=Role.EDITOR), StringIO()
    call_command("import_sheet", "documents", sheet, by=editor.email, files=folder, verbosity=0, stdout=out)
    do_background_work()
    return out.getvalue()


def phrase_in(document):
    """Eight words that stand side by side in the middle of the document."""
    words = "\n".join(words for _, words in document.reading.parts)
    found = [match[0] for match in PHRASE.finditer(words)]
    telling = [phrase for phrase in found if len(set(spoken(phrase)) - SMALL_WORDS) >= 5]
    return (telling or found)[len(telling or found) // 2]


def is_found(document):
    query = QueryDict(mutable=True)
    query["q"] = f'"{phrase_in(document)}"'
    page = answers.page_of(answers.question_of(query), now=timezone.now())
    return document.pk in [result.entry.object_id for result in page.results]


def missing(documents):
    count_words(timezone.now())
    return [document.title for document in documents if not is_found(document)]


@pytest.mark.skipif(not TOPICS.exists(), reason="absent")
def test_every_topic_of_a_cancer_library_is_found_by_a_phrase_inside_it(tmp_path):
    topics = [json.loads(line) for line in TOPICS.read_text().splitlines()]
    for topic in topics:
        told = "\n\n".join(f"{each['question']}\n{each['answer']}" for each in topic["qa"])
        (tmp_path / f"{topic['doc_id']}.txt").write_text(told)
    rows = [(f"{topic['doc_id']}.txt", topic["focus"], "Leaflet") for topic in topics]

    assert f"{len(topics)} new, 0 changed, 0 the same, 0 refused" in take_in(tmp_path, rows)
    assert missing(AllianceDocument.objects.select_related("reading")) == []
    assert "0 new, 0 changed, 309 the same" in take_in(tmp_path, rows)


@pytest.mark.skipif(not NHS.exists(), reason="absent")
def test_every_nhs_document_is_found_by_a_phrase_inside_it_and_scans_are_said_to_be_scans(tmp_path):
    files = sorted(file for file in NHS.rglob("*") if file.suffix in KEPT)
    for file in files:
        shutil.copyfile(file, tmp_path / file.name)
    rows = [(file.name, file.stem.replace("_", " "), "Report") for file in files]

    assert f"{len(files)} new, 0 changed, 0 the same, 0 refused" in take_in(tmp_path, rows)
    states = DocumentReading.State
    readings = DocumentReading.objects.exclude(state=states.READ).select_related("document")
    scans = {reading.document.imported_as: reading.state for reading in readings}

    assert scans == {"current-vision.pdf": states.NO_WORDS, "tobacco-journey-map.pdf": states.NO_WORDS}
    assert (
        missing(AllianceDocument.objects.filter(reading__state=states.READ).select_related("reading")) == []
    )
