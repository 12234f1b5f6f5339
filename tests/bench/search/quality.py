"""How often one of the first five results is the right one, for words that people use and the texts do not.

medquad_cancer: each document's synonyms are taken out of its text, and must find it. nci_terms: another name
of a term must find a text with the term. With the list of words: the one that a new portal starts with, and
half of the pairs of nci_terms; the other half is asked. Beside it plain BM25: FTS5 as it comes, any word.
"""

import csv
import json
import re
import sqlite3
from pathlib import Path
from zlib import crc32

from django.http import QueryDict
from django.utils import timezone
from django.utils.http import urlencode

from search.finding import answer
from search.ledger import analyse
from search.models import SearchEntry, SearchState, SearchWords
from search.question import Question
from search.text import plain
from search.vocabularies import Vocabularies
from search.wording.counting import count_words
from search.wording.planting import plant
from search.wording.remembering import wording

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
DOCUMENTS = DATA / "medquad_cancer" / "docs_cancer.jsonl"
PAIRS = DATA / "nci_terms" / "nci_dictionary_aliases.csv"
FIRST = 5


def measure():
    if not (DOCUMENTS.exists() and PAIRS.exists()):
        print("Quality was not measured: its texts are not here.")
        return
    SearchEntry.objects.all().delete()
    documents = [json.loads(line) for line in DOCUMENTS.read_text().splitlines()]
    texts = {number: _without_synonyms(document) for number, document in enumerate(documents, 1)}
    _store(texts)
    count_words(timezone.now(), even_if_nothing_changed=True)
    pairs = list(csv.reader(PAIRS.open()))[1:]
    asked_for = {
        "medquad_cancer": [
            (name, {number}) for number, document in enumerate(documents, 1) for name in document["synonyms"]
        ],
        "nci_terms": list(_aliases(pairs, texts)),
    }
    print(f"\n{'questions':<16}{'number':>8}{'answered by':>28}{'in first 5':>12}{'nothing found':>15}")
    baseline = _plain_bm25(texts)
    for name, questions in asked_for.items():
        _show(name, questions, "plain BM25", baseline)
        _show(name, questions, "search, typed words", _ours)
    plant()
    SearchWords.objects.bulk_create(
        [
            SearchWords(everyday=other[:250].replace(",", " "), clinical=term[:250].replace(",", " "))
            for term, other in pairs
            if _is_in_list(term)
        ],
        ignore_conflicts=True,
    )
    SearchState.objects.restamp("words_stamp")
    for name, questions in asked_for.items():
        _show(name, questions, "search, with words list", _ours)


def _without_synonyms(document):
    body = " ".join(f"{pair['question']} {pair['answer']}" for pair in document["qa"])
    for name in sorted(document["synonyms"], key=len, reverse=True):
        body = re.sub(rf"\b{re.escape(name)}\b", " ", body, flags=re.I)
    return plain(document["focus"]), plain(body)[:200_000]


def _store(texts):
    entries = []
    for number, (title, body) in texts.items():
        entry = SearchEntry(pk=number, model="feedback.story", object_id=number, kind="page", is_live=True)
        entry.title, entry.body, entry.labels = title, body, "kpage"
        analyse(entry)
        entries.append(entry)
    SearchEntry.objects.bulk_create(entries, batch_size=50)


def _is_in_list(term):
    return crc32(term.lower().encode()) % 2 == 0


def _aliases(pairs, texts):
    """Names that stand somewhere, of terms that stand in some texts; the right ones hold the term itself."""
    lower = {number: f"{title} {body}".lower() for number, (title, body) in texts.items()}
    for term, other in pairs:
        if _is_in_list(term) or len(term) < 4 or not any(other.lower() in text for text in lower.values()):
            continue
        right = {
            number for number, text in lower.items() if re.search(rf"\b{re.escape(term.lower())}\b", text)
        }
        if right:
            yield other, right


def _show(name, questions, engine, answer):
    found = [(answer(text), right) for text, right in questions]
    hit = sum(bool(right & set(keys)) for keys, right in found) / len(found)
    empty = sum(not keys for keys, _ in found) / len(found)
    print(f"{name:<16}{len(found):>8}{engine:>28}{hit:>11.1%}{empty:>14.1%}", flush=True)


def _ours(text):
    """As the page answers it: a search that finds nothing corrects itself."""
    question = Question(QueryDict(urlencode({"q": text})), Vocabularies(), wording())
    return [hit.entry_id for hit in answer(question).hits[:FIRST]] if question.is_answerable else []


def _plain_bm25(texts):
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE texts USING fts5(title, body)")
    rows = [(number, *text) for number, text in texts.items()]
    database.executemany("INSERT INTO texts (rowid, title, body) VALUES (?, ?, ?)", rows)

    def answered(text):
        words = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", text))
        sql = "SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT ?"
        return [key for (key,) in database.execute(sql, (words, FIRST))] if words else []

    return answered
