"""The letters to those who follow something, sent by the background worker. Nothing of them reaches a log."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from portal import mail

from .models import Follower
from .subjects import Subject, kind_named, subject_of

MOST_OF_ONE = 10
LONGEST_NAME = 80
NO_LINKS = re.compile(r"[^\w\s“”‘’,()?&-]|_")


@dataclass(frozen=True)
class Section:
    """What is new about one thing: its first lines, and how many more there are."""

    subject: Subject
    lines: list
    more: int

    @property
    def rule(self):
        """Underlines the heading, as plain text does."""
        return "-" * len(self.subject.name)


@task(queue_name="default", backend="background")
def ask_to_confirm(key):
    follower = Follower.objects.filter(pk=key).first()
    names = [harmless(subject.name) for subject in _asked_for(follower)] if follower else []
    if names:
        context = {"names": names, "confirm_url": whole(follower.confirm_url)}
        mail.send(follower.email, "Confirm what you want to hear about", "search/email/confirm", context)


def harmless(name):
    """Words that a stranger may have typed for this address: they carry no link and no long message."""
    return " ".join(NO_LINKS.sub(" ", name).split())[:LONGEST_NAME]


def _asked_for(follower):
    return filter(None, map(subject_of, follower.follows.unconfirmed().in_order()))


@task(queue_name="default", backend="background")
def tell(key, found):
    """One letter with what was found and is public still. `found`: pairs of a follow and its items."""
    follower = Follower.objects.filter(pk=key).first()
    sections = sections_of(follower, found, timezone.now()) if follower else []
    if sections:
        context = {"sections": sections, "yours_url": whole(follower.yours_url)}
        stop_url = whole(follower.stop_url)
        mail.send(follower.email, subject_line(sections), "search/email/news", context, stop_url=stop_url)


def sections_of(follower, found, now):
    follows = follower.follows.confirmed().in_bulk([pk for pk, _ in found])
    rows = [(follows[pk], items) for pk, items in found if pk in follows]
    sections = [_section(row, items, now) for row, items in rows]
    return [section for section in sections if section]


def _section(follow, items, now):
    subject = subject_of(follow)
    told = kind_named(follow.kind).lines(items, now) if subject else {}
    lines = [told[item] for item in items if item in told]
    if not lines:
        return None
    shown = [{"text": line.text, "url": whole(line.url)} for line in lines[:MOST_OF_ONE]]
    return Section(subject, shown, max(len(lines) - MOST_OF_ONE, 0))


def subject_line(sections):
    how_many = sum(len(section.lines) + section.more for section in sections)
    things = "1 new thing" if how_many == 1 else f"{how_many} new things"
    if len(sections) == 1:
        return f"{things}: {sections[0].subject.name}"
    return f"{things} about what you follow"


def whole(address):
    return settings.BASE_URL.rstrip("/") + address
