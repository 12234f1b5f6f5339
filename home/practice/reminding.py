"""When an owner is reminded of a review: 30 and 7 days before its day, and 7 and 30 days after. Pure."""

from datetime import timedelta

from django.db import models


class Moment(models.TextChoices):
    MONTH_BEFORE = "month_before", "30 days before"
    WEEK_BEFORE = "week_before", "7 days before"
    WEEK_AFTER = "week_after", "7 days after"
    MONTH_AFTER = "month_after", "30 days after"


DAYS_FROM_REVIEW = {
    Moment.MONTH_BEFORE: -30,
    Moment.WEEK_BEFORE: -7,
    Moment.WEEK_AFTER: 7,
    Moment.MONTH_AFTER: 30,
}


def moment_on(review_date, today):
    """The newest moment that has come, or None before the first.

    A day on which the job did not run is caught up with; of two moments that were missed only the later one
    is told of.
    """
    come = [moment for moment, days in DAYS_FROM_REVIEW.items() if review_date + timedelta(days) <= today]
    return come[-1] if come else None
