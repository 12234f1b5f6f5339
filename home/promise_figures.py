"""What came of stories, for the page of figures: promises, by how they stand. All of them are public."""

from django.utils import timezone

from feedback.insights.charts import Chart

from .models import Promise
from .promise_states import Standing

ADDRESS = "/promises/"


def promises_kept(since, until, scope):
    """How the promises about the chosen cancer or priority stand today; none by place. One query."""
    if "place" in scope:
        return None
    today = timezone.localdate()
    counts = Promise.objects.published().about(**scope).counted_by_standing(today)
    if not sum(counts.values()):
        return None
    rows = [_row(standing, counts[standing]) for standing in Standing]
    return Chart(
        key="promises",
        kind="bars",
        finding=_finding(counts),
        shows="Published promises that were made because of what people said, by how they stand today. Each "
        "can be read, so these are exact.",
        head=("Stands", "Promises"),
        rows=[(row["label"], row["shown"]) for row in rows],
        data={"bars": rows},
    )


def _row(standing, count):
    url = f"{ADDRESS}?standing={standing.value.replace(' ', '-')}"
    return {"label": standing.capitalize(), "value": count, "shown": f"{count:,}", "url": url}


def _finding(counts):
    total = sum(counts.values())
    late = counts[Standing.LATE] + counts[Standing.BROKEN]
    return f"{counts[Standing.KEPT]} of {total} promises are kept, and {late} are late or broken."
