"""What a page of insight shows: each chart is a finding, a drawing, a table and a file of the same figures.

The figures come from a tally: counting.ExactTally for those who may see every number, sheets.SheetTally for
everybody. A figure that is None is hidden, and stays a star in the drawing, the table and the file.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from portal.privacy.disclosure import HIDDEN

from . import findings
from .dimensions import JUDGED, MOODS, PLACE, PRIORITY, SENTIMENT, SITE, STAGE, THEME

MOST_BARS = 15
MOST_THEMES = 12
MOST_LINES = 9


@dataclass(frozen=True, kw_only=True)
class Chart:
    """`finding` is its heading, `shows` says what it counts; `head` and `rows` are its table and its file."""

    key: str
    kind: str
    finding: str
    shows: str
    head: tuple
    rows: list
    data: dict = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class View:
    """What one reader looks at. `times`: pairs of a name and a label of the dimension `time`, oldest first.

    `names` finds the label of a term: {dimension: {slug: label}}. `read` makes the address of the stories
    that carry some terms, given as keywords, or None where there is no such list. `series` and `series_times`
    may reach further back than the rest.
    """

    tally: object
    before: object = None
    names: dict
    time: object
    times: tuple
    series: dict
    series_times: tuple
    period: str
    period_before: str = ""
    about: str = ""
    read: Callable = lambda **terms: None
    serious: dict = field(default_factory=dict)
    is_exact: bool = False
    has_links: bool = True


def charts_of(view, more=()):
    """Every chart for which there are figures, in the order of the page; then `more`."""
    drawn = [
        heard(view),
        *(bars(view, dimension) for dimension in (SITE, STAGE, PRIORITY, PLACE)),
        heat(view, "sites-and-stages", SITE, STAGE),
        heat(view, "sites-and-priorities", SITE, PRIORITY),
        heat(view, "stages-and-priorities", STAGE, PRIORITY),
        rises(view),
        lines(view),
        moods(view),
        *more,
    ]
    return [chart for chart in drawn if chart]


def printed(figure):
    return HIDDEN if figure is None else f"{figure:,}"


def share(part, base):
    """A whole percentage of two figures as they are shown, or None where one of them is hidden."""
    if part is None or not base:
        return None
    return min(100, round(100 * part / base))


def heard(view):
    points = [
        {"label": label, "value": view.series.get(name, 0), "shown": printed(view.series.get(name, 0))}
        for name, label in view.series_times
    ]
    return Chart(
        key="heard",
        kind="trend",
        finding=findings.heard(view.tally.heard, view.about, view.period, points, view.is_exact),
        shows="Stories that people told us, by when they came in.",
        head=("When", "Stories"),
        rows=[(point["label"], point["shown"]) for point in points],
        data={"points": points},
    )


def heat(view, key, down, across):
    """A row a cancer, a column a part of care or a priority; None where the tally has no such table."""
    cells = view.tally.pair(down, across)
    if not cells:
        return None
    rows = _named_terms(view, down, {one for one, _ in cells})
    columns = _named_terms(view, across, {other for _, other in cells})
    cell_of = partial(_cell, view, cells)
    drawn = [
        {"label": label, "cells": [cell_of((down, slug), (across, other)) for other, _ in columns]}
        for slug, label in rows
    ]
    return Chart(
        key=key,
        kind="heat",
        finding=findings.hottest(cells, view.names[down], view.names[across], (down.legend, across.legend)),
        shows=f"Stories by {down.legend.lower()} and {across.legend.lower()}. {_press(view)}",
        head=(down.legend, *(label for _, label in columns)),
        rows=[(row["label"], *(cell["shown"] for cell in row["cells"])) for row in drawn],
        data={"heat_rows": drawn, "columns": [label for _, label in columns], "corner": down.legend},
    )


def _cell(view, cells, one, other):
    (down, slug), (across, with_it) = one, other
    figure = cells.get((slug, with_it), 0)
    return {
        "shown": printed(figure),
        "level": _level(figure, cells),
        "url": view.read(**{down.name: slug, across.name: with_it}) if figure != 0 else None,
        "column": view.names[across][with_it],
    }


def _level(figure, cells):
    """From 0 for nothing to 5 for the most; what is hidden is above nothing."""
    if not figure:
        return 0 if figure == 0 else 1
    return 1 - (-4 * figure // max(filter(None, cells.values())))


def _press(view):
    if not view.is_exact:
        return "Press a cell to read what is published."
    return "Press a number to read its stories." if view.has_links else ""


def bars(view, dimension):
    names = view.names[dimension]
    found = {slug: figure for slug, figure in view.tally.by(dimension).items() if slug in names}
    if not found:
        return None
    rows = [
        {
            "label": names[slug],
            "value": figure or 0,
            "shown": printed(figure),
            "url": view.read(**{dimension.name: slug}),
        }
        for slug, figure in found.items()
        if figure != 0
    ]
    rows.sort(key=lambda row: (-row["value"], row["label"]))
    return Chart(
        key=f"by-{dimension.name}",
        kind="bars",
        finding=findings.most(rows, dimension.legend),
        shows=_what_bars_show(dimension),
        head=(dimension.legend, "Stories"),
        rows=[(row["label"], row["shown"]) for row in rows],
        data={"bars": [row for row in rows if row["value"]][:MOST_BARS]},
    )


def _what_bars_show(dimension):
    several = "" if dimension.at_most_one else " One story may be about several."
    return f"Stories by {dimension.legend.lower()}.{several}"


def rises(view):
    """Themes by how their share of all stories changed, the greatest change first; then by how serious."""
    rows = changed_themes(view)
    if not rows:
        return None
    compared = bool(view.period_before)
    in_time = ("Share before", "Change in points") if compared else ()
    return Chart(
        key="themes",
        kind="changes",
        finding=findings.change(rows, view.period_before),
        shows=_what_rises_show(view),
        head=("Theme", "Stories", "Share", *in_time, _weighs(view)),
        rows=[_rise_in_print(row, compared) for row in rows],
        data={
            "changes": _that_can_be_shown(rows, compared)[:MOST_THEMES],
            "compared": compared,
            "weighs": _weighs(view),
        },
    )


def changed_themes(view):
    """A row for each theme that was told of then or now, the greatest change of its share first."""
    rows = [_rise(view, slug, label) for slug, label in view.names[THEME].items()]
    rows = [row for row in rows if row["now_figure"] != 0 or row["before_figure"] not in (0, None)]
    rows.sort(key=lambda row: (-abs(row["change"] or 0), row["change"] is None, -row["weight"], row["label"]))
    return rows


def _that_can_be_shown(rows, compared):
    return [row for row in rows if (row["change"] if compared else row["now"]) is not None]


def _rise(view, slug, label):
    figure = view.tally.by(THEME).get(slug, 0)
    before_figure = view.before.by(THEME).get(slug, 0) if view.before else None
    now = share(figure, view.tally.heard)
    before = share(before_figure, view.before.heard) if view.before else None
    serious = view.serious.get(slug, 0) if view.is_exact else _negative(view, slug)
    return {
        "slug": slug,
        "label": label,
        "url": view.read(theme=slug),
        "now_figure": figure,
        "before_figure": before_figure,
        "now": now,
        "before": before,
        "change": None if now is None or before is None else now - before,
        "weight": share(serious, figure) or 0,
        "serious": share(serious, figure),
    }


def _negative(view, slug):
    return view.tally.pair(THEME, SENTIMENT).get((slug, "negative"), 0)


def _rise_in_print(row, compared):
    in_time = (_percent(row["before"]), _points(row["change"])) if compared else ()
    return (
        row["label"],
        printed(row["now_figure"]),
        _percent(row["now"]),
        *in_time,
        _percent(row["serious"]),
    )


def _percent(number):
    return HIDDEN if number is None else f"{number}%"


def _points(number):
    return (
        HIDDEN if number is None else f"{number} more" if number > 0 else f"{-number} less" if number else "0"
    )


def _weighs(view):
    return "Of these, serious" if view.is_exact else "Of these, negative"


def _what_rises_show(view):
    serious = "graded high or urgent" if view.is_exact else "negative"
    compared = f", beside {view.period_before}" if view.period_before else ""
    return (
        f"Each theme’s share of all stories in {view.period}{compared}. The greatest change comes first, "
        f"and then the theme with most stories that are {serious}: frequent is not the same as important."
    )


def lines(view):
    """A small line for each theme that has figures over time."""
    cells = view.tally.pair(THEME, view.time)
    slugs = {slug for slug, _ in cells}
    drawn = [_line(view, cells, slug, label) for slug, label in view.names[THEME].items() if slug in slugs]
    drawn = [line for line in drawn if any(point["value"] for point in line["points"])]
    if len(view.times) < 2 or not drawn:
        return None
    drawn.sort(key=lambda line: (-abs(line["change"] or 0), line["label"]))
    return Chart(
        key="themes-over-time",
        kind="multiples",
        finding=findings.lines(drawn),
        shows="Stories with each theme, by when they came in. All lines have the same scale.",
        head=("Theme", *(label for _, label in view.times)),
        rows=[(line["label"], *(point["shown"] for point in line["points"])) for line in drawn],
        data={"multiples": drawn[:MOST_LINES]},
    )


def _line(view, cells, slug, label):
    figures = [(when, cells.get((slug, name), 0)) for name, when in view.times]
    known = [figure for _, figure in figures if figure is not None]
    return {
        "label": label,
        "url": view.read(theme=slug),
        "points": [{"label": when, "value": figure, "shown": printed(figure)} for when, figure in figures],
        "change": known[-1] - known[0] if len(known) > 1 else None,
    }


def moods(view):
    """Five points of sentiment as three, over time where the tally has it."""
    cells = view.tally.pair(SENTIMENT, view.time)
    if cells and len(view.times) > 1:
        rows = [(label, {mood: cells.get((mood, name), 0) for mood in JUDGED}) for name, label in view.times]
    else:
        rows = [(view.period, {mood: view.tally.by(SENTIMENT).get(mood, 0) for mood in JUDGED})]
    rows = [(label, row) for label, row in rows if any(figure != 0 for figure in row.values())]
    if not rows:
        return None
    drawn = [_mood(label, row) for label, row in rows]
    return Chart(
        key="sentiment",
        kind="moods",
        finding=findings.mood(view.tally.by(SENTIMENT), view.period),
        shows="How people felt about what happened, as moderators judged it: five points shown as three.",
        head=("When", *(MOODS[mood] for mood in JUDGED)),
        rows=[(label, *(printed(row[mood]) for mood in JUDGED)) for label, row in rows],
        data={"moods": drawn, "keys": [MOODS[mood] for mood in JUDGED]},
    )


def _mood(label, row):
    """The parts of a bar; no bar where one of them is hidden, for a part that is missing would mislead."""
    base, hidden = sum(figure or 0 for figure in row.values()), None in row.values()
    parts, left = [], 0.0
    for mood in JUDGED:
        width = 0 if hidden or not base else 100 * row[mood] / base
        parts.append({"label": MOODS[mood], "shown": printed(row[mood]), "x": left, "width": width})
        left += width
    return {"label": label, "parts": parts, "hidden": hidden}


def _named_terms(view, dimension, slugs):
    """The terms that are told of, with their labels, in the order of their list."""
    return [(slug, label) for slug, label in view.names[dimension].items() if slug in slugs]
