"""Libraries that others wrote, taken in by the import and found by a phrase inside each file."""

import csv
import json
import re
import shutil
from collections import Counter
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
PHRASE = re.compile(r"(?<![\w’'-])(?:[A-Za-z]+ ){7}[A-Za-z]+(?![\w’'-])")
# Where a text has no eight words of its own: its name, say, within what stands in all of its kind.
SHORT = re.compile(r"(?<![\w’'-])(?=((?:[A-Za-z]+ ){3}[A-Za-z]+)(?![\w’'-]))")

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


def phrases_in(document):
    """Words that stand side by side in the document: eight, then four, in their order."""
    words = "\n".join(words for _, words in document.reading.parts)
    long = [match[0] for match in PHRASE.finditer(words)]
    found = [phrase for phrase in long if len(set(spoken(phrase)) - SMALL_WORDS) >= 5] or long
    return found + [match[1] for match in SHORT.finditer(words)]


def telling(phrases, everywhere):
    """The one that the fewest documents share, from the middle of those."""
    fewest = min(everywhere[phrase] for phrase in phrases)
    alone = [phrase for phrase in phrases if everywhere[phrase] == fewest]
    most = max(phrase.count(" ") for phrase in alone)
    longest = [phrase for phrase in alone if phrase.count(" ") == most]
    return longest[len(longest) // 2]


def is_found(document, phrase):
    query = QueryDict(mutable=True)
    query["q"] = f'"{phrase}"'
    page = answers.page_of(answers.question_of(query), now=timezone.now())
    return document.pk in [result.entry.object_id for result in page.results]


def missing(documents):
    count_words(timezone.now())
    phrases = {document: phrases_in(document) for document in documents}
    everywhere = Counter(phrase for found in phrases.values() for phrase in set(found))
    return [
        document.title
        for document, found in phrases.items()
        if not is_found(document, telling(found, everywhere))
    ]


@pytest.mark.skipif(not TOPICS.exists(), reason="absent")
def test_every_topic_of_a_cancer_library_is_found_by_a_phrase_inside_it(tmp_path):
    topics = [json.loads(line) for line in TOPICS.read_text().splitlines()]
    rows = [(f"topic-{number}.txt", topic["focus"], "Leaflet") for number, topic in enumerate(topics)]
    for (name, *_), topic in zip(rows, topics, strict=True):
        told = "\n\n".join(f"{each['question']}\n{each['answer']}" for each in topic["qa"])
        (tmp_path / name).write_text(told)

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
