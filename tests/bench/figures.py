"""What insight and exports cost with many stories: seconds, those of the database, and memory at its most."""

import tempfile
import time
import tracemalloc
from datetime import timedelta
from pathlib import Path

from django.db import connection
from django.db.models import F
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from feedback.exporting import making
from feedback.insights import sheets
from feedback.insights.exact import ExactInsight
from feedback.insights.public import PublicInsight
from feedback.models import FigureSheet, Story, StoryExport
from tests.factories.accounts import UserFactory
from tests.factories.crowds import publish_stories


def report(exported):
    """Stories fill up to `exported`, of which the bench has some already."""
    missing = exported - Story.objects.count()
    for begin in range(0, missing, 10_000):
        publish_stories(min(10_000, missing - begin), seed=begin)
    Story.objects.update(received_at=F("received_at") - timedelta(days=200))
    print(f"\n{Story.objects.count():,} stories\n")
    print(f"{'work':<28}{'s':>8}{'database s':>12}{'memory MB':>12}")
    FigureSheet.objects.all().delete()
    show("Public figures, a year", lambda: sheets.take(timezone.now()))
    show("Public insight", lambda: PublicInsight(QueryDict("")).charts)
    today = timezone.localdate()
    year = {"since": today.replace(year=today.year - 2, month=1, day=1), "until": today.replace(day=1)}
    show("Insight for staff", lambda: ExactInsight(year).charts)
    for kind in StoryExport.Kind.values:
        show(f"Export as {kind}", lambda kind=kind: export(kind, year))


def export(kind, days):
    now = timezone.now()
    choices = {name: day.isoformat() for name, day in days.items()}
    asked = StoryExport.objects.create(
        by=UserFactory(), kind=kind, choices=choices, asked_at=now, delete_after=now, state="making"
    )
    with tempfile.TemporaryDirectory() as folder:
        making._write(asked, Path(folder) / f"stories.{kind}")


def show(name, work):
    """Time first, and memory in a second run: counting it makes everything slower."""
    with CaptureQueriesContext(connection) as asked:
        began = time.perf_counter()
        work()
        took = time.perf_counter() - began
    in_database = sum(float(each["time"]) for each in asked)
    FigureSheet.objects.all().delete() if "a year" in name else None
    tracemalloc.start()
    work()
    most = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    print(f"{name:<28}{took:>8.1f}{in_database:>12.2f}{most:>12.1f}", flush=True)
