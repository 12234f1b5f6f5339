"""The report of an outcome, one telling for the page, the PDF and the Word file."""

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.utils import timezone

from consultations import wording
from consultations.stages import day_of
from portal.privacy.disclosure import HIDDEN
from search.text import words_of_html

from .figures import figures_of
from .promised import promised_by

TOO_FEW = "Too few people answered to show figures: they could show who said what."


@dataclass(frozen=True)
class Report:
    """What was asked, what people said and what was done, with the FrozenFigures behind it."""

    page: object
    frozen: object
    promises: tuple

    @cached_property
    def figures(self):
        return figures_of(self.frozen.lines)

    @property
    def heard(self):
        """Who answered, as sentences."""
        figures = self.figures
        sentences = [f"{_number(figures.responses)} people answered."]
        if figures.has_groups:
            groups, people = _number(figures.groups), _number(figures.in_groups)
            sentences.append(
                f"{groups} groups answered too, of {people} people together. The figures leave them out."
            )
        return sentences

    @property
    def key(self):
        """How to read the figures, in a sentence or two."""
        small = f"{HIDDEN} stands for a number from 1 to {self.frozen.threshold}"
        hidden = f"{small}, or for one beside it that would give it away."
        nearest = f"Other figures are rounded to the nearest {self.frozen.multiple}"
        return f"{hidden} {nearest}, so they may not add up."

    @property
    def checking(self):
        """How anybody can check the figures, as sentences."""
        frozen = self.frozen
        book = f" and version {frozen.codebook_version} of the codebook" if frozen.codebook_version else ""
        sentences = [
            f"The figures were frozen on {wording.day(day_of(frozen.frozen_at))}, from version "
            f"{frozen.questions_version} of the questions{book}.",
            f"Each figure has its name in the open data file, whose SHA-256 hash is {frozen.digest}.",
        ]
        if frozen.reason:
            sentences.append(f"They were corrected (edition {frozen.edition}): {frozen.reason}")
        if frozen.answers_digest:
            sentences.append(f"The hash of the answers that were counted is {frozen.answers_digest}.")
        return sentences


def report_of(consultation, frozen, now):
    on = timezone.localdate(now)
    return Report(consultation, frozen, tuple(promised_by(consultation, on)))


def words_of(report):
    """The report as plain values, for whatever sets it in type."""
    page = report.page
    return {
        "title": page.title,
        "alliance": settings.ALLIANCE_NAME,
        "lead": page.summary,
        "dates": _dates(page),
        "findings": [_finding(block.value) for block in page.outcome if block.block_type == "finding"],
        "words": [words_of_html(block.value) for block in page.outcome if block.block_type == "words"],
        "heard": report.heard,
        "key": report.key,
        "questions": [_question(asked) for asked in report.figures.questions],
        "promises": [_promise(each) for each in report.promises],
        "checking": report.checking,
    }


def _dates(page):
    opened, closed = wording.day(day_of(page.opens_at)), wording.day(day_of(page.closes_at))
    published = (
        f" The outcome was published on {wording.day(day_of(page.outcome_published_at))}."
        if page.outcome_published_at
        else ""
    )
    return f"People could answer from {opened} to {closed}.{published}"


def _finding(value):
    return {
        "asked": value["asked"],
        "said": words_of_html(value["said"]),
        "done": words_of_html(value["done"]),
    }


def _question(asked):
    return {
        "number": asked.number,
        "wording": asked.wording,
        "answered": f"{_number(asked.answered)} people answered this question.",
        "charts": [_chart(chart) for chart in asked.charts],
    }


def _chart(chart):
    rows = [{"label": each.label, "shown": each.shown} for each in chart.figures]
    return {"heading": chart.heading, "finding": chart.finding, "rows": rows if chart.shows_figures else []}


def _promise(each):
    facts = [each.organisation, each.responsible, f"due {wording.day(each.due_date)}", each.standing]
    return {
        "said": each.you_said,
        "did": each.we_did,
        "facts": ", ".join(filter(None, facts)),
        "evidence": each.evidence,
    }


def _number(figure):
    if figure.people is None:
        return "A few"
    return f"About {figure.people:,}" if figure.people else "No"
