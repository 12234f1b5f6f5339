"""What invented people looked for in the last three months, so that the editors' pages are not empty."""

from .desk.models import SearchedFor, mark_of
from .words import typed_words

# Words, how often they were looked for, and how often in vain; before the service for it was added, say.
LOOKED_FOR = [
    ("womb cancer", 64, 0),
    ("parking", 58, 0),
    ("waiting for scan results", 47, 0),
    ("chemo side effects", 41, 0),
    ("cold cap", 26, 0),
    ("poo test", 24, 0),
    ("lump in neck", 19, 0),
    ("travel insurance", 15, 3),
    ("prescription", 14, 14),
    ("physio", 12, 0),
    ("mortgage", 9, 9),
    ("reflexology", 7, 7),
    ("stairlift", 6, 6),
]
DAYS = 6


def plant(now):
    """Says how many are new."""
    month = now.date().replace(day=1)
    return sum(_planted(words, times, empty, month) for words, times, empty in LOOKED_FOR)


def _planted(words, times, empty, month):
    text = " ".join(typed_words(words))
    seen = {"words": text, "times": times, "empty": empty, "days": DAYS, "last_day": month}
    _, is_new = SearchedFor.objects.get_or_create(mark=mark_of(text.split()), month=month, defaults=seen)
    return is_new
