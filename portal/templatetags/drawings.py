"""Pictures that are data, drawn on the server.

Each says in a sentence what it shows, can be read without its colours, and has its numbers in words.
"""

from django import template
from django.utils.text import slugify

register = template.Library()

LEFT, RIGHT, TOP, BOTTOM = 56, 700, 16, 220
FRAME = {"width": 720, "height": 260, "foot": 248, "left": LEFT, "right": RIGHT}
SMALL = {"width": 180, "height": 56, "left": 6, "right": 174, "top": 8, "foot": 48}
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
def bar_chart(rows, title, finding="", unit="number", heading=0):
    """Bars beside their names and numbers, which `shown` may replace: a table that is seen at a glance."""
    rows = named(rows, "label", "value", "url", "shown", "figure")
    most = max((row["value"] for row in rows), default=0)
    for row in rows:
        row["width"] = f"{100 * row['value'] / most:.2f}" if most else "0"
    finding = finding or _most_of(rows, "value", unit)
    return {"rows": rows, "unit": unit, **_caption("bars", title, finding, heading)}


@register.inclusion_tag("drawings/timeline.html")
def timeline(events, label):
    """What happened, in order of time."""
    return {"events": events, "label": label}


@register.inclusion_tag("drawings/trend.html")
def trend(points, title, finding="", unit="number", heading=0):
    """A line over time, with its numbers behind it. A value of None is hidden: the line has a gap there."""
    points = named(points, "label", "value", "shown")
    top = _round_up(max((point["value"] or 0 for point in points), default=0))
    _place(points, top)
    finding = finding or _rise_or_fall([point for point in points if point["value"] is not None], unit)
    return {
        "points": points,
        "grid": [{"value": part * top // 2, "y": _height(part * top // 2, top)} for part in range(3)],
        "lines": [_corners(run) for run in _runs(points)],
        "bottom": BOTTOM,
        "unit": unit,
        "frame": FRAME,
        **_caption("trend", title, finding, heading),
    }


@register.inclusion_tag("drawings/heat_map.html")
def heat_map(rows, columns, corner, title, finding, heading=0):
    """A table whose cells are darker the more they hold: each with shown, level (0 to 5), url and column."""
    return {"rows": rows, "columns": columns, "corner": corner, **_caption("heat", title, finding, heading)}


@register.inclusion_tag("drawings/small_multiples.html")
def small_multiples(items, title, finding, unit="number", heading=0):
    """Many small lines on one scale: each item with label, url and points as `trend` takes them."""
    top = _round_up(max((point["value"] or 0 for item in items for point in item["points"]), default=0))
    drawn = [
        {**item, "lines": _small_lines(item["points"], top), "last": item["points"][-1]} for item in items
    ]
    return {"items": drawn, "unit": unit, "frame": SMALL, **_caption("small", title, finding, heading)}


@register.inclusion_tag("drawings/parts_of_a_whole.html")
def parts_of_a_whole(rows, keys, corner, title, finding, heading=0):
    """A bar a row, divided: each part with mood, label, shown, x and width, out of a hundred."""
    return {
        "rows": rows,
        "keys": keys,
        "corner": corner,
        **_caption("parts", title, finding, heading),
    }


@register.inclusion_tag("drawings/changes.html")
def changes(rows, title, finding, weighs, compared=True, heading=0):
    """Rises to the right, falls to the left: label, url, and now, before, change and serious in per cent."""
    most = max((abs(row["change"] or 0) for row in rows), default=0) or 1
    drawn = [{**row, **_change_bar(row["change"] or 0, most)} for row in rows]
    return {
        "rows": drawn,
        "weighs": weighs,
        "compared": compared,
        **_caption("changes", title, finding, heading),
    }


def _change_bar(change, most):
    width = 50 * abs(change) / most
    return {
        "bar_x": f"{50 - width if change < 0 else 50:.2f}",
        "bar_width": f"{width:.2f}",
        "size": abs(change),
        "rises": change > 0,
        "falls": change < 0,
    }


def _caption(kind, title, finding, heading):
    """`heading`: the level of heading that the title is, or 0 for none."""
    return {"title": title, "finding": finding, "heading": heading, "key": _key(kind, title)}


def _runs(points):
    """The points in a row that are not hidden, as lists."""
    runs = [[]]
    for point in points:
        if point["value"] is None:
            runs.append([])
        else:
            runs[-1].append(point)
    return [run for run in runs if run]


def _corners(run):
    line = " ".join(f"{point['x']},{point['y']}" for point in run)
    return {"line": line, "area": f"{run[0]['x']},{BOTTOM} {line} {run[-1]['x']},{BOTTOM}"}


def _small_lines(points, top):
    """Where the points of a small line stand, one list a run that is not hidden."""
    step = (SMALL["right"] - SMALL["left"]) / max(len(points) - 1, 1)
    placed = [
        {
            "value": point["value"],
            "x": round(SMALL["left"] + step * index, 1),
            "y": round(SMALL["foot"] - (SMALL["foot"] - SMALL["top"]) * (point["value"] or 0) / top, 1),
        }
        for index, point in enumerate(points)
    ]
    return [
        {"line": " ".join(f"{point['x']},{point['y']}" for point in run), "end": run[-1]}
        for run in _runs(placed)
    ]


def _place(points, top):
    """Where each point stands, and which of them have room for their name."""
    step = (RIGHT - LEFT) / max(len(points) - 1, 1)
    every = -(-len(points) // MOST_NAMES)
    last = len(points) - 1
    for index, point in enumerate(points):
        point["x"] = round(LEFT + step * index, 1)
        point["y"] = _height(point["value"] or 0, top)
        point["named"] = (last - index) % every == 0
        point["anchor"] = "start" if not index else "end" if index == last else "middle"


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
