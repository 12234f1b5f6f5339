"""The three forms in which trusts' comments come, each known by the names of its columns."""

import re
from dataclasses import dataclass

from feedback.models import DateOrder
from portal.tables.refusals import Refused

from .comments import (
    Comment,
    checked_key,
    checked_rating,
    checked_sentiment,
    checked_words,
    month_of,
    tidied,
)
from .dates import day_of

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


@dataclass(frozen=True)
class WideExport:
    """As a trust exports it: 61 columns, a column a theme with 1 under it, dates in an order of its own."""

    order: DateOrder = DateOrder.DAY_FIRST

    date_column = "Date"
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
        return month_of(day_of(text, self.order), now)

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
    date_column = ""
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
        return month_of(day_of(text, DateOrder.YEAR_FIRST), now) if text else None


class CodedExport:
    """A row a comment, with one theme and how critical it is, from -5 (worst) to 5."""

    date_column = ""
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


@dataclass(frozen=True)
class MappedExport:
    """Any other table: `columns` says where each thing stands, {part of a comment: column}."""

    columns: dict
    order: DateOrder
    trust: str

    name = "table whose columns were named by a person"

    def comment_of(self, row, now):
        said = {part: row.get(column, "") for part, column in self.columns.items()}
        trust = tidied(said.get("trust") or self.trust, 160)
        return Comment(
            key=checked_key("upload", trust, said["key"]),
            words=checked_words(said["words"]),
            trust=trust,
            service=service_of(said.get("service", "")),
            question=tidied(said.get("question", ""), 300),
            month=month_of(day_of(said["date"], self.order), now) if said.get("date") else None,
            rating=checked_rating(said.get("rating", "")),
            sentiment=checked_sentiment(said.get("sentiment", "")),
            labels=tuple(filter(None, (each.strip() for each in re.split(r"[|;]", said.get("labels", ""))))),
        )


def export_with(columns, order=DateOrder.DAY_FIRST):
    """The form that has these columns, or None."""
    known = next((export for export in EXPORTS if export.needs <= set(columns)), None)
    return WideExport(order) if isinstance(known, WideExport) else known


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
