"""What a chart shows, in one sentence. It names only figures that are shown."""

from .dimensions import JUDGED
from .periods import during

FEW = "too few to show how many"


def heard(total, about, period, points, is_exact):
    """How many in all, and how the last time compares with the one before it."""
    on = f" about {about}" if about else ""
    if total == 0:
        return f"Nobody told us{on} {during(period)}."
    if total is None:
        return f"Some people told us{on} {during(period)}: {FEW}."
    near = "" if is_exact else "about "
    stories = "story" if total == 1 else "stories"
    return f"We heard {near}{total:,} {stories}{on} {during(period)}{_compared(points)}."


def _compared(points):
    known = [point for point in points if point["value"] is not None]
    if len(points) < 2 or len(known) < len(points):
        return ""
    was, now = known[-2]["value"], known[-1]["value"]
    if was == now:
        return f", as many in {known[-1]['label']} as in {known[-2]['label']}"
    return f", {'more' if now > was else 'fewer'} in {known[-1]['label']} than in {known[-2]['label']}"


def hottest(cells, down, across, legends):
    shown = {terms: figure for terms, figure in cells.items() if figure}
    if not shown:
        return f"{legends[0]} and {_lower(legends[1])}: every number is too small to show."
    one, other = max(shown, key=lambda terms: (shown[terms], terms))
    return f"Most stories: {down.get(one, one)}, {_lower(across.get(other, other))} ({shown[one, other]:,})."


def most(rows, legend):
    shown = [row for row in rows if row["value"]]
    if not shown:
        return f"{legend}: {FEW}."
    if len(shown) == 1:
        return f"Most stories: {shown[0]['label']} ({shown[0]['shown']})."
    first, second = shown[:2]
    return f"Most stories: {first['label']} ({first['shown']}), then {second['label']} ({second['shown']})."


def change(rows, period_before):
    known = [row for row in rows if row["change"]]
    if not period_before:
        return "There is no earlier time to compare themes with yet."
    if not known:
        return f"No theme that can be shown changed its share since {period_before}."
    rise = max(known, key=lambda row: row["change"])
    fall = min(known, key=lambda row: row["change"])
    said = []
    if rise["change"] > 0:
        said.append(f"{rise['label']} rose most, from {rise['before']}% to {rise['now']}% of stories")
    if fall["change"] < 0:
        said.append(f"{fall['label']} fell most, from {fall['before']}% to {fall['now']}%")
    return "; ".join(said) + "."


def lines(drawn):
    changed = [line for line in drawn if line["change"]]
    if not changed:
        return "No theme that can be shown has risen or fallen."
    line = changed[0]
    direction = "risen" if line["change"] > 0 else "fallen"
    return f"{line['label']} has {direction} most over time."


def mood(figures, period):
    shown = {name: figures.get(name, 0) for name in JUDGED}
    if not any(shown.values()):
        return f"Too few stories told {during(period)} are judged to show how people felt."
    top = max((name for name in JUDGED if shown[name]), key=lambda name: shown[name])
    words = {"positive": "positive", "mixed": "neutral or mixed", "negative": "negative"}
    return f"Of the stories told {during(period)} that can be shown, most are {words[top]} ({shown[top]:,})."


def replies(median, answered, waiting):
    if not answered:
        return "No published story has an answer yet." if waiting else "There is no story to answer yet."
    return f"Half of the answers came within {median} {'day' if median == 1 else 'days'}."


def _lower(label):
    return label[:1].lower() + label[1:]
