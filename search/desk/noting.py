"""What people look for, counted after their page was sent, and without them.

The words of a search are written down only

- if each of them stands in what the portal publishes, or in the list of words that mean the same; or
- if the same was asked on FEW_DAYS different days of a month by then; and
- never if they hold anything that could name a person, or a number of four digits and more.
"""

import logging
import re
from threading import Lock

from django.core.signals import request_finished
from django.db import DatabaseError, transaction
from django.utils import timezone

from portal.privacy.identifiers import find
from search.analysis import SMALL_WORDS, token_of
from search.words import typed_words

from .models import count

log = logging.getLogger(__name__)
FEW_DAYS = 5
MOST_WORDS = 8
_NUMBER = re.compile(r"\d{4}")
_lock = Lock()
_waiting = []


def note(question, results):
    """Remember one search until the page is on its way. Further pages and narrowed searches are not
    counted."""
    if question.number > 1 or question.has_filters or not question.words:
        return
    words = tuple(word for word in typed_words(question.text) if word not in SMALL_WORDS)[:MOST_WORDS]
    is_empty = bool(results.corrected) or not results.total
    with _lock:
        _waiting.append((words, question.text, is_empty, is_known(words, question.wording)))


def is_known(words, wording):
    """Every word stands in what the portal publishes, or in its list of words."""
    if wording is None:
        return False
    known = wording.thesaurus.tokens
    return all(wording.lexicon.knows(token) or token in known for token in map(token_of, words))


def names_nobody(text):
    return not (_NUMBER.search(text) or find(text))


def write_down(**kwargs):
    """Called when a response has been sent: nobody waits for it, and where it fails, nobody is told."""
    with _lock:
        searches = _waiting[:]
        _waiting.clear()
    if not searches:
        return
    try:
        with transaction.atomic():
            for search in searches:
                _count(*search, timezone.localdate())
    except DatabaseError:
        log.warning("Searches were not counted: the database was busy.")


def _count(words, text, is_empty, known, day):
    nobody = names_nobody(text)
    few_days = FEW_DAYS if nobody else None
    count(words, day=day, is_empty=is_empty, is_readable=known and nobody, few_days=few_days)


def start():
    request_finished.connect(write_down, dispatch_uid="searches")
