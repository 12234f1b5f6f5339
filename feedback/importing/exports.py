"""The three forms in which trusts' comments come, each known by the names of its columns."""

import re
from datetime import date, datetime

from .comments import (
    Comment,
    Refused,
    checked_key,
    checked_rating,
    checked_sentiment,
    checked_words,
    month_of,
    tidied,
)

DAY_FIRST = re.compile(r"\d{2}/\d{2}/\d{4}")
# Everything in the wide form that is not a theme with a mark under it.
NOT_THEMES = {
    "Comment ID",
    "Trust",
    "Respondent ID",
    "Date",
    "Service type 1",
    "Service type 2",
    "FFT categorical answer",
    "FFT question",
    "FFT answer",
    "Person identifiable info?",
    "Comment sentiment",
}


class WideExport:
    """As a trust exports it: 61 columns, a column a theme with 1 under it, dates as dd/mm/yyyy."""

    name = "trust export with a column for each theme"
    needs = frozenset({"Comment ID", "Trust", "Date", "FFT categorical answer", "FFT answer"})

    def comment_of(self, row, now):
        if row.get("Person identifiable info?"):
            raise Refused("The trust marked that this comment names somebody. Ask them to take the name out.")
        return Comment(
            key=checked_key("fft", row["Trust"], row["Comment ID"]),
            words=checked_words(row["FFT answer"]),
            trust=tidied(row["Trust"], 160),
            service=service_of(row.get("Service type 1", ""), row.get("Service type 2", "")),
            question=tidied(row.get("FFT question", ""), 300),
            month=self._month(row["Date"], now),
            rating=checked_rating(row["FFT categorical answer"]),
            sentiment=checked_sentiment(row.get("Comment sentiment", "")),
            labels=tuple(self._labels(row)),
        )

    def _month(self, text, now):
        if not text:
            return None
        try:
            if not DAY_FIRST.fullmatch(text):
                raise ValueError
            return month_of(datetime.strptime(text, "%d/%m/%Y").date(), now)
        except Refused:
            raise
        except ValueError:
            raise Refused("The date is not a day, month and year like 31/07/2022.", text) from None

    def _labels(self, row):
        for name, mark in row.items():
            if name in NOT_THEMES or mark in ("", "0"):
                continue
            if mark != "1":
                raise Refused(f"The mark under “{name[:60]}” is not 1 or empty.", mark)
            yield name


class TidyExport:
    """A row a comment, its themes in one column with bars between them, dates as yyyy-mm-dd."""

    name = "tidy export with the themes in one column"
    needs = frozenset({"comment_id", "trust", "date", "fft_score", "text", "sentiment", "labels"})

    def comment_of(self, row, now):
        return Comment(
            key=checked_key("fft", row["trust"], row["comment_id"]),
            words=checked_words(row["text"]),
            trust=tidied(row["trust"], 160),
            service=service_of(row.get("service", ""), row.get("sub_service", "")),
            question=tidied(row.get("question", ""), 300),
            month=self._month(row["date"], now),
            rating=checked_rating(row["fft_score"]),
            sentiment=checked_sentiment(row["sentiment"]),
            labels=tuple(filter(None, (label.strip() for label in row["labels"].split("|")))),
        )

    def _month(self, text, now):
        try:
            return month_of(date.fromisoformat(text), now) if text else None
        except Refused:
            raise
        except ValueError:
            raise Refused("The date is not a year, month and day like 2022-07-31.", text) from None


class CodedExport:
    """A row a comment, with one theme and how critical it is, from -5 (worst) to 5."""

    name = "coded export with one theme and a criticality"
    needs = frozenset({"label", "subcategory", "text", "criticality", "trust", "question", "row_index"})

    def comment_of(self, row, now):
        return Comment(
            key=checked_key("coded", row["trust"], row["question"], row["row_index"]),
            words=checked_words(row["text"]),
            trust=tidied(row["trust"], 160),
            question=tidied(row["question"], 300),
            sentiment=sentiment_of(row["criticality"]),
            labels=tuple(filter(None, [row["subcategory"] or row["label"]])),
        )


EXPORTS = (WideExport(), TidyExport(), CodedExport())


def export_with(columns):
    """The form that has these columns, or None."""
    return next((export for export in EXPORTS if export.needs <= set(columns)), None)


def sentiment_of(criticality):
    """The five points of sentiment from the eleven of criticality: -5 to -3 is the worst, 3 to 5 the best."""
    if not re.fullmatch(r"-?[0-5]", criticality):
        raise Refused("The criticality is not a number from -5 to 5.", criticality)
    number = int(criticality)
    if number == 0:
        return 3
    return (1 if number >= 3 else 2) if number > 0 else (5 if number <= -3 else 4)


def service_of(*names):
    return tidied(" / ".join(name for name in names if name and name != "Unknown"), 200)
