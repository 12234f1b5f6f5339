"""The four figures of the home page: for the same time, and from the same sheet, as the page of insight."""

from dataclasses import dataclass
from datetime import date

from django.db.models import ExpressionWrapper, F, Min, Q
from django.db.models.fields import DurationField

from feedback.models import FigureSheet, Reply, Story
from feedback.replying import ReplyState


@dataclass(frozen=True)
class Figures:
    """`heard` counts what is not all public: it is rounded, or None where it is small. The rest is exact."""

    since: date
    until: date
    heard: int | None
    replied: int
    changes_made: int
    median_days: int | None


def latest_figures():
    """For the newest year that has a sheet, or None before there is one. Four queries at most."""
    sheet = FigureSheet.objects.filter(about="").first()
    return figures(sheet) if sheet else None


def figures(sheet):
    """For the days that the sheet covers. Three queries, however many stories there are."""
    since, until = date(sheet.year, 1, 1), sheet.until
    answered = _answered(since, until)
    replied = answered.count()
    return Figures(
        since=since,
        until=until,
        heard=sheet.figures["heard"],
        replied=replied,
        changes_made=_changed(since, until).count(),
        median_days=_median_days(answered, replied),
    )


def _answered(since, until):
    """Published stories whose first published reply came in the period, with how long it took."""
    first = Min("replies__published_at", filter=Q(replies__state=ReplyState.PUBLISHED))
    took = ExpressionWrapper(F("first_reply") - F("received_at"), output_field=DurationField())
    stories = Story.objects.published().annotate(first_reply=first)
    return stories.filter(first_reply__date__gte=since, first_reply__date__lt=until).annotate(took=took)


def _changed(since, until):
    made = Reply.objects.published().filter(outcome=Reply.Outcome.CHANGE_MADE)
    made = made.filter(published_at__date__gte=since, published_at__date__lt=until)
    return Story.objects.published().filter(pk__in=made.values("story"))


def _median_days(answered, how_many):
    """The middle time in whole days; of two in the middle the longer one."""
    if not how_many:
        return None
    return answered.order_by("took", "pk").values_list("took", flat=True)[how_many // 2].days
