"""Receipt words: five plain words that reopen what somebody told us, with no account and no e-mail.

The database holds a slow hash of them, made with a secret that is not in the database: a copy of the tables
opens nothing, and a row is found by its hash. The words come from receipt_words.txt, which was read word by
word so that none of them hurts a person with cancer. Five of them are one of 38,000 million million.
"""

import hashlib
import re
import secrets
import unicodedata
from pathlib import Path

from django.conf import settings
from django.db import models

from .cookies import PrivateCookie

WORDS = tuple(Path(__file__).with_name("receipt_words.txt").read_text().split())
HOW_MANY = 5
# A twentieth of a second and 16 MB. A password would need more; these words were drawn at random.
COST = {"n": 2**14, "r": 8, "p": 1}


def new_words():
    """Five words with spaces between, drawn at random. They are shown once and never stored."""
    return " ".join(secrets.choice(WORDS) for _ in range(HOW_MANY))


def tidy(typed):
    """What a person typed, as words are shown: case, commas, hyphens, numbers and lines do not matter."""
    return " ".join(re.findall("[a-z]+", unicodedata.normalize("NFKC", typed).lower()))


def digest_of(words):
    """The slow hash under which new words are kept."""
    return _digest(words, settings.RECEIPT_SECRETS[0])


def _digest(words, secret):
    return hashlib.scrypt(tidy(words).encode(), salt=secret.encode(), dklen=32, **COST).hex()


class ReceiptQuerySet(models.QuerySet):
    def opened_by(self, words):
        """The receipt of these words, or None. Words that an older secret hashed still open theirs."""
        found = (self.filter(digest=_digest(words, secret)).first() for secret in settings.RECEIPT_SECRETS)
        return next(filter(None, found), None)


class Receipt(models.Model):
    """What proves that somebody holds the receipt words: a slow hash of them and never the words."""

    digest = models.CharField(max_length=128, unique=True, editable=False)
    made_at = models.DateTimeField()

    objects = ReceiptQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self):
        return f"Receipt of {self.made_at:%-d %B %Y}"

    def renew(self, words):
        """Hash the words with the secret of today, so that an older secret can be given up one day."""
        self.digest = digest_of(words)
        self.save(update_fields=["digest"])


class WordsCookie(PrivateCookie):
    """Holds new words in the author's own browser, from the last look until they have been written down."""

    def words_of(self, request):
        """The words that this browser holds, or new ones where it holds none."""
        return self.read(request) or new_words()
