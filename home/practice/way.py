"""A pathway to scale: its steps on a line of days, and under it how long each part of the way may take. Pure.

A step knows `by_day` (or None) and `clock`; a standard `begins`, `ends`, `days` and `name`.
"""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

MARGIN = 24
GAP = 40
RADIUS = 16
LINE = 34
FIRST_SPAN = 104
SPAN = 48
LETTER = 8
# A wide one for screens, a narrow one for phones: text in a drawing does not wrap.
WIDTHS = {"wide": 760, "narrow": 320}


@dataclass(frozen=True)
class Drawing:
    name: str
    width: int
    height: int
    stations: list
    spans: list
    radius: float
    line: int = LINE
    left: int = MARGIN

    @property
    def right(self):
        return self.width - MARGIN


def drawn(steps, standards):
    """The same picture in each width; none without steps."""
    days = days_of([step.by_day for step in steps])
    limits = [limit for standard in standards if (limit := _limit(standard, steps, days))]
    return [_drawing(name, width, steps, days, limits) for name, width in WIDTHS.items()] if steps else []


def days_of(known):
    """A day for each step: what is not known lies between its neighbours, or a week after the last."""
    days = []
    for index, day in enumerate(known):
        before = days[-1] if days else 0
        if day is None:
            day = _between(before, known[index:]) if days else 0
        days.append(max(day, before))
    return days


def _between(before, ahead):
    """Where the first of some unknown days falls, before the next day that is known."""
    steps = next((index for index, day in enumerate(ahead) if day is not None), None)
    return before + 7 if steps is None else before + (ahead[steps] - before) / (steps + 1)


def _limit(standard, steps, days):
    """(standard, first day, last day) or None where the pathway has not both of its moments."""
    clocks = [step.clock for step in steps]
    if standard.begins not in clocks or standard.ends not in clocks:
        return None
    begins = days[clocks.index(standard.begins)]
    return standard, begins, begins + standard.days


def _drawing(name, width, steps, days, limits):
    last = max([*days, *(end for _, _, end in limits), 1])
    places = placed([MARGIN + (width - 2 * MARGIN) * day / last for day in days], width - MARGIN)
    scale = _scale(days, places, last, width - MARGIN)
    return Drawing(
        name=name,
        width=width,
        height=FIRST_SPAN + SPAN * len(limits),
        radius=round(min([RADIUS, *(gap / 2 - 2 for gap in _gaps(places))]), 1),
        stations=[_station(*each) for each in zip(range(1, 1 + len(steps)), steps, places, strict=True)],
        spans=[_span(row, limit, scale, width) for row, limit in enumerate(limits)],
    )


def placed(wanted, right):
    """The same places, moved apart so that no two circles touch and none is lost at the right."""
    gap = min(GAP, (right - MARGIN) / max(len(wanted) - 1, 1))
    places = []
    for place in wanted:
        places.append(max(place, places[-1] + gap) if places else place)
    room = [right - gap * (len(places) - 1 - index) for index in range(len(places))]
    return [round(min(place, most), 1) for place, most in zip(places, room, strict=True)]


def _gaps(places):
    return [after - before for before, after in pairwise(places)]


def _scale(days, places, last, right):
    """Where a day falls, between the steps as they were placed."""
    knots = dict(zip(days, places, strict=True)) | ({last: right} if last > days[-1] else {})
    known = sorted(knots)

    def place(day):
        index = min(max(bisect_right(known, day), 1), len(known) - 1)
        begin, end = known[index - 1], known[index]
        share = (day - begin) / ((end - begin) or 1)
        return round(knots[begin] + (knots[end] - knots[begin]) * share, 1)

    return place if len(known) > 1 else lambda day: MARGIN


def _station(number, step, x):
    return {"number": number, "x": x, "day": step.by_day, "is_clock": bool(step.clock)}


def _span(row, limit, scale, width):
    standard, begins, ends = limit
    x, y = scale(begins), FIRST_SPAN + SPAN * row
    label = f"{standard.days} days: {standard.get_ends_display().lower()}"
    fits = x + LETTER * len(label) < width - MARGIN
    return {
        "x": x,
        "y": y,
        "width": round(max(scale(ends) - x, 4), 1),
        "label": label,
        "text_x": x if fits else width - MARGIN,
        "anchor": "start" if fits else "end",
        "row": row,
    }


def finding(steps):
    """The pathway in a sentence: how many steps, and how long it usually takes to the first treatment."""
    many = "1 step" if len(steps) == 1 else f"{len(steps)} steps"
    by_clock = {step.clock: step.by_day for step in steps if step.by_day is not None}
    if not {"referred", "treated"} <= by_clock.keys():
        return f"{many}, in this order."
    took = by_clock["treated"] - by_clock["referred"]
    return f"{many}, and usually {took} days from the referral to the first treatment."
