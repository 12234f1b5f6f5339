"""How long published stories waited for their first answer. Everybody can count these, so they are exact."""

from datetime import timedelta

from django.db.models import Count, DurationField, ExpressionWrapper, F, OuterRef, Q, Subquery

from feedback.models import Reply

from . import findings
from .charts import Chart

WEEK = timedelta(weeks=1)
WAITS = (
    ("Within 2 weeks", None, 2 * WEEK),
    ("2 to 4 weeks", 2 * WEEK, 4 * WEEK),
    ("4 to 8 weeks", 4 * WEEK, 8 * WEEK),
    ("More than 8 weeks", 8 * WEEK, None),
)
NOT_YET = "Not answered yet"


def time_to_reply(published, period):
    """The chart for some published stories. Two queries."""
    waited = _waited(published)
    counts = waited.aggregate(
        answered=Count("pk", filter=Q(waited__isnull=False)),
        waiting=Count("pk", filter=Q(waited__isnull=True)),
        **{f"wait_{number}": Count("pk", filter=_between(*span)) for number, (_, *span) in enumerate(WAITS)},
    )
    median = _median(waited.filter(waited__isnull=False), counts["answered"])
    pairs = [(label, counts[f"wait_{number}"]) for number, (label, *_) in enumerate(WAITS)]
    rows = [
        {"label": label, "value": count, "shown": f"{count:,}", "url": None}
        for label, count in (*pairs, (NOT_YET, counts["waiting"]))
    ]
    return Chart(
        key="time-to-reply",
        kind="bars",
        finding=findings.replies(median, counts["answered"], counts["waiting"]),
        shows=f"Published stories of {period}, by how long they waited for their first answer. Each can be "
        "read, so these are exact.",
        head=("Waited", "Published stories"),
        rows=[(row["label"], row["shown"]) for row in rows],
        data={"bars": rows},
    )


def _waited(published):
    replies = Reply.objects.published().filter(story=OuterRef("pk")).order_by("published_at")
    first = Subquery(replies.values("published_at")[:1])
    took = ExpressionWrapper(F("first_reply") - F("received_at"), output_field=DurationField())
    return published.order_by().annotate(first_reply=first).annotate(waited=took)


def _between(after, until):
    rule = Q(waited__isnull=False)
    if after is not None:
        rule &= Q(waited__gt=after)
    return rule & Q(waited__lte=until) if until is not None else rule


def _median(answered, how_many):
    """The middle time in whole days; of two in the middle the longer one."""
    if not how_many:
        return None
    return answered.order_by("waited", "pk").values_list("waited", flat=True)[how_many // 2].days
