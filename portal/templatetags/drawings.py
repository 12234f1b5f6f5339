"""Pictures that are data, drawn on the server.

Each says in a sentence what it shows, can be read without its colours, and has its numbers in words.
"""

from django import template
from django.utils.text import slugify

register = template.Library()

LEFT, RIGHT, TOP, BOTTOM = 56, 700, 16, 220
FRAME = {"width": 720, "height": 260, "foot": 248, "left": LEFT, "right": RIGHT}
MOST_NAMES = 6


def value_of(row, name, default=None):
    """The named part of a row, which may be a mapping or an object."""
    return row.get(name, default) if isinstance(row, dict) else getattr(row, name, default)


def named(rows, *names):
    return [{name: value_of(row, name) for name in names} for row in rows]


@register.inclusion_tag("drawings/pathway_strip.html")
def pathway_strip(stages, title, finding="", unit="stories"):
    """The stages of a pathway as a line of stations, each a link to what is told about it."""
    stages = named(stages, "label", "count", "url")
    most = max((stage["count"] for stage in stages), default=0)
    for stage in stages:
        stage["weight"] = _weight(stage["count"], most)
    finding = finding or _most_of(stages, "count", unit)
    return {"stages": stages, "title": title, "finding": finding, "unit": unit, "key": _key("pathway", title)}


def _weight(count, most):
    if not count:
        return "none"
    share = count / most
    return "many" if share > 0.66 else "some" if share > 0.25 else "few"


@register.inclusion_tag("drawings/bar_chart.html")
def bar_chart(rows, title, finding="", unit="number"):
    """Bars beside their names and numbers, which `shown` may replace: a table that is seen at a glance."""
    rows = named(rows, "label", "value", "url", "shown")
    most = max((row["value"] for row in rows), default=0)
    for row in rows:
        row["width"] = f"{100 * row['value'] / most:.2f}" if most else "0"
    finding = finding or _most_of(rows, "value", unit)
    return {"rows": rows, "title": title, "finding": finding, "unit": unit, "key": _key("bars", title)}


@register.inclusion_tag("drawings/timeline.html")
def timeline(events, label):
    """What happened, in order of time."""
    return {"events": events, "label": label}


@register.inclusion_tag("drawings/trend.html")
def trend(points, title, finding="", unit="number"):
    """A line over time, with its numbers behind it."""
    points = named(points, "label", "value")
    top = _round_up(max((point["value"] for point in points), default=0))
    _place(points, top)
    line = " ".join(f"{point['x']},{point['y']}" for point in points)
    return {
        "points": points,
        "grid": [{"value": part * top // 2, "y": _height(part * top // 2, top)} for part in range(3)],
        "line": line,
        "area": f"{LEFT},{BOTTOM} {line} {RIGHT},{BOTTOM}",
        "title": title,
        "finding": finding or _rise_or_fall(points, unit),
        "unit": unit,
        "key": _key("trend", title),
        "frame": FRAME,
    }


def _place(points, top):
    """Where each point stands, and which of them have room for their name."""
    step = (RIGHT - LEFT) / max(len(points) - 1, 1)
    every = -(-len(points) // MOST_NAMES)
    last = len(points) - 1
    for index, point in enumerate(points):
        point["x"] = round(LEFT + step * index, 1)
        point["y"] = _height(point["value"], top)
        point["named"] = (last - index) % every == 0
        point["anchor"] = "end" if index == last and index else "middle"


def _height(value, top):
    return round(BOTTOM - (BOTTOM - TOP) * value / top, 1)


def _round_up(value):
    """The next number that halves to a whole one: 2, 10, 20, 100, 200 and so on."""
    top = 2
    while top < value:
        top = top * 5 if str(top)[0] == "2" else top * 2
    return top


def _most_of(rows, name, unit):
    most = max(rows, key=lambda row: row[name], default=None)
    if not most or not most[name]:
        return f"There are no {unit} here yet."
    return f"Most {unit}: {most['label']} ({most[name]})."


def _rise_or_fall(points, unit):
    if len(points) < 2:
        return f"There is not enough here yet to show a change in {unit}."
    (first, was), (last, now) = ((point["label"], point["value"]) for point in (points[0], points[-1]))
    if was == now:
        return f"The number stayed at {now} from {first} to {last}."
    return f"The number {'rose' if now > was else 'fell'} from {was} in {first} to {now} in {last}."


def _key(kind, title):
    return f"{kind}-{slugify(title)}"
