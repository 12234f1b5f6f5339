"""What the demonstration's TOML files tell, as plain values with their dates, away from the database."""

import random
import tomllib
import uuid
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from django.utils import timezone

from feedback.consent import Consent
from feedback.headings import heading_from
from feedback.moderation import State
from portal.privacy.references import ALPHABET

HERE = Path(__file__).parent
NAMESPACE = uuid.UUID("5d0f7f0c-6a0f-4b53-9a0e-5f6f3ad7c001")
NEWEST = timedelta(hours=3)


@dataclass(frozen=True, kw_only=True)
class Told:
    """One story as its file has it: lists are names and slugs, moments are worked out from `now`."""

    key: uuid.UUID
    reference: str
    title: str
    words: str
    state: str
    told_by: str
    source: str
    consent: str
    happened_month: date
    rating: int
    received_at: datetime
    published_at: datetime | None
    reason: str = ""
    care_site: str = ""
    care_site_text: str = ""
    shared_count: int = 0
    tumour_sites: list = field(default_factory=list)
    priorities: list = field(default_factory=list)
    stages: list = field(default_factory=list)
    themes: list = field(default_factory=list)
    replies: list = field(default_factory=list)


def everything(now):
    """All stories of the demonstration, the published ones and those that wait or were declined."""
    published = [
        _published(facts, now) for path in sorted(HERE.glob("stories/*.toml")) for facts in _read(path)
    ]
    return published + [_unpublished(facts, now) for facts in _read(HERE / "queue.toml")]


def chance(*names):
    """A source of chance that is the same on every machine for the same names."""
    return random.Random("/".join(names))


def _read(path):
    return tomllib.loads(path.read_text())["story"]


def _published(facts, now):
    """A story that is read within a week of being received, and answered within a month of that."""
    dice = chance(facts["title"])
    month = first_of_month(now, facts["months_ago"])
    received = min(_moment(month, dice), now - timedelta(days=9))
    published = received + timedelta(days=dice.randint(1, 6), hours=dice.randint(0, 5))
    replies = _replies(facts, published, dice, now)
    return Told(
        **_common(facts, facts["title"]),
        title=facts["title"],
        state=State.PUBLISHED,
        happened_month=first_of_month(received, 0),
        received_at=received,
        published_at=published,
        shared_count=max(0, int(dice.gauss(6, 7))),
        priorities=facts["priorities"],
        themes=facts["themes"],
        replies=replies,
    )


def _unpublished(facts, now):
    words = facts["words"].strip()
    dice = chance(words)
    received = now - timedelta(days=facts["days_ago"], hours=dice.randint(0, 20), minutes=dice.randint(0, 59))
    return Told(
        **_common(facts, words),
        title=heading_from(words),
        state=facts["state"],
        happened_month=first_of_month(received, facts["months_ago"]),
        received_at=received,
        published_at=None,
        reason=facts.get("reason", ""),
    )


def _common(facts, name):
    """What both kinds of story share. The name decides the key and the reference, so that they last."""
    return {
        "key": uuid.uuid5(NAMESPACE, name),
        "reference": reference_for(name),
        "words": facts["words"].strip(),
        "told_by": facts["told_by"],
        "source": facts.get("source", "web"),
        "consent": facts.get("consent", Consent.PUBLISH),
        "rating": facts["rating"],
        "care_site": facts.get("care_site", ""),
        "care_site_text": facts.get("care_site_text", ""),
        "tumour_sites": facts["tumour_sites"],
        "stages": facts["stages"],
    }


def _replies(facts, published, dice, now):
    """The answers to one story; a report on a plan comes some months after it."""
    told, later = [], chance("change", facts["title"])
    for reply in facts.get("replies", []):
        answered = published + timedelta(days=dice.randint(4, 26), hours=dice.randint(1, 6))
        if reply.get("follows"):
            answered = told[-1]["published_at"] + timedelta(days=later.randint(60, 150))
        told.append(_reply(reply, min(answered, now - NEWEST), later))
    return told


def _reply(facts, answered, dice):
    reply = {"change": "", "change_owner": "", "change_on": None, "follows": False, **facts}
    if reply["change"]:
        made = facts["outcome"] == "change_made"
        days = -dice.randint(2, 20) if made else dice.randint(120, 360)
        reply["change_owner"] = facts["speaks_for"]
        reply["change_on"] = timezone.localdate(answered) + timedelta(days=days)
    return {**reply, "published_at": answered}


def _moment(month, dice):
    """Some minute of some day in the month."""
    day = datetime(month.year, month.month, dice.randint(4, 27), dice.randint(7, 22), dice.randint(0, 59))
    return timezone.make_aware(day)


def first_of_month(moment, months_ago):
    """The first day of the month that lies so many months before the moment's own."""
    day = timezone.localdate(moment)
    months = day.year * 12 + day.month - 1 - months_ago
    return date(months // 12, months % 12 + 1, 1)


def reference_for(name):
    dice = chance("reference", name)
    symbols = "".join(dice.choice(ALPHABET) for _ in range(9))
    return f"{symbols[:3]}-{symbols[3:6]}-{symbols[6:]}"
