"""Reads the files of the demonstration, and the words in them that name terms."""

import tomllib
from datetime import timedelta
from pathlib import Path

from django.contrib.auth import get_user_model
from django.utils import timezone

from portal.taxonomy.models import PathwayStage, Priority, TumourSite

HERE = Path(__file__).parent
TERMS = {"tumour_sites": TumourSite, "priorities": Priority, "stages": PathwayStage}
EDITOR = "editor@demo.example"
A_YEAR = 365


def read(name):
    return tomllib.loads((HERE / f"{name}.toml").read_text())


def classify(thing, facts):
    """Put the terms that the facts name on a page or a row."""
    for field, model in TERMS.items():
        if facts.get(field):
            getattr(thing, field).set(model.objects.named(facts[field]))


def day(now, days):
    """The day so many days from now: negative days lie in the past."""
    return timezone.localdate(now) + timedelta(days=days)


def editor():
    """Who keeps the pages, where the demonstration's people are allowed."""
    return get_user_model().objects.filter(email=EDITOR).first()


def review(now, number):
    """Dates of review for the page or document of this number: a few are due, so that the reminder shows."""
    ago = 20 + number * 37 % 330
    if number % 11 == 3:
        ago = A_YEAR + number % 40
    return {"last_reviewed": day(now, -ago), "review_date": day(now, A_YEAR - ago)}
