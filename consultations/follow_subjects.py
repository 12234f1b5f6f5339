"""A consultation can be followed: when it opens, soon closes, closes, changes, and what came of it."""

from datetime import timedelta

from django.template.defaultfilters import date as date_in_words

from consultations import stages
from consultations.models import ConsultationPage, PublicNote
from search.alerts.subjects import Kind, Line, Subject, register, row_key

KIND = "consultation"
SOON = timedelta(days=7)
OPENED, CLOSING, CLOSED, ANSWERED, NOTE = "opened", "closing", "closed", "answered", "note"


def subject(about):
    page = _public().filter(pk=row_key(about)).first()
    return Subject(page.title, page.url, "Consultation") if page else None


def happened(opens, closes, outcome, since, now):
    """What came after `since` and up to `now`, the newest first, where it still says something. Pure."""
    moments = [
        (outcome, ANSWERED, True),
        (closes, CLOSED, outcome is None or outcome > now),
        (closes - SOON, CLOSING, now < closes and opens < closes - SOON),
        (opens, OPENED, now < closes),
    ]
    return [what for moment, what, holds in moments if holds and moment and since < moment <= now]


def news(follow, now):
    page = _public().filter(pk=follow.about).first()
    if page is None:
        return []
    times = (page.opens_at, page.closes_at, page.outcome_published_at)
    notes = page.notes.filter(at__gt=follow.seen_at, at__lte=now)
    return [
        *(_name(page, what) for what in happened(*times, follow.seen_at, now)),
        *(f"{KIND}:{page.pk}:{NOTE}:{note.pk}" for note in notes),
    ]


def _name(page, what):
    """With the day, so that a close that was moved is told again."""
    day = f":{page.closes_at:%Y-%m-%d}" if what in (CLOSING, CLOSED) else ""
    return f"{KIND}:{page.pk}:{what}{day}"


def lines(names, now):
    parts = {name: name.split(":") for name in names}
    pages = _public().in_bulk([int(part[1]) for part in parts.values()])
    told = {}
    for name, (_, key, what, *more) in parts.items():
        page = pages.get(int(key))
        words = _words(page, what, more) if page else ""
        if words:
            told[name] = Line(words, page.url)
    return told


def _words(page, what, more):
    if what == NOTE:
        note = PublicNote.objects.filter(pk=more[0]).first()
        return f"{note.get_kind_display()}: {note.words}" if note else ""
    last_day = date_in_words(stages.last_day(page.closes_at), "j F Y")
    return {
        OPENED: f"It is open. You can answer until {last_day}",
        CLOSING: f"It closes soon. The last day to answer is {last_day}",
        CLOSED: f"It is closed. We say what came of it by {date_in_words(page.outcome_due, 'j F Y')}",
        ANSWERED: "What came of it: what you said, and what we do",
    }[what]


def _public():
    return ConsultationPage.objects.published().originals().defer_streamfields()


register(Kind(KIND, subject, news, lines))
