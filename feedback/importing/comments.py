"""What one row of an export says, whichever form the export has."""

from dataclasses import dataclass
from datetime import date

from feedback.models.story import LONGEST_STORY, Rating
from portal.tables.refusals import Refused

# A mark of a form that was left empty. "None" and "NA" are answers that people gave.
NO_ANSWER = {"", "did not answer"}


@dataclass(frozen=True, kw_only=True)
class Comment:
    """`key` is where the comment stands in its source: the same one is stored once."""

    key: str
    words: str
    trust: str = ""
    service: str = ""
    question: str = ""
    month: date | None = None
    rating: Rating | None = None
    sentiment: int | None = None
    labels: tuple[str, ...] = ()


def checked_key(*parts):
    if not parts[-1].strip():
        raise Refused("The row has no number of its own, so it could be stored twice. Give it one.")
    key = ":".join(part.strip() for part in parts)
    if len(key) > 200 or "\x00" in key:
        raise Refused("The row's own number is too long or holds signs that cannot be kept.")
    return key


def checked_words(text):
    words = text.strip()
    if words.lower() in NO_ANSWER:
        raise Refused("There is no comment in this row.")
    if len(words) > LONGEST_STORY:
        raise Refused(f"The comment is longer than {LONGEST_STORY:,} characters.")
    if "\x00" in words:
        raise Refused("The comment holds a sign that cannot be kept. Save the file as UTF-8 text.")
    return words


def month_of(day, now):
    if day > now.date():
        raise Refused("The date has not come yet.", f"{day:%d/%m/%Y}")
    return day.replace(day=1)


def checked_rating(text):
    """1 to 5 on the national scale; 6 (does not know) and 7 (not answered) say nothing."""
    if text in ("", "6", "7"):
        return None
    if text not in ("1", "2", "3", "4", "5"):
        raise Refused("The Friends and Family answer is not one of 1 to 7.", text)
    return Rating(int(text))


def checked_sentiment(text):
    plain = text.removesuffix(".0")
    if plain == "":
        return None
    if plain not in ("1", "2", "3", "4", "5"):
        raise Refused("The sentiment is not one of 1 to 5.", text)
    return int(plain)


def tidied(text, longest):
    """On one line and within the length of its column."""
    return " ".join(text.replace("\x00", "").split())[:longest]
