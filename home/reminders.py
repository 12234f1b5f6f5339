"""Letters to owners: what they keep is to be looked at soon, or should have been."""

from collections import defaultdict

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from home import reviews
from home.models import ReviewReminder
from home.practice.reminding import moment_on
from home.reviews import Standing
from portal import mail
from portal.accounts.models import User

TOLD_OF = (Standing.DUE, Standing.SOON)


@transaction.atomic
def send_due(now):
    """Put on their way the letters of every moment that has come, each once. Returns to how many people."""
    return put_on_their_way(_unsent(timezone.localdate(now)), send_reminder, now)


def put_on_their_way(unsent, letter, now):
    """Note that they were told and ask for a `letter` a person. `unsent`: reminders, each with its owner."""
    waiting = defaultdict(list)
    for reminder, owner in unsent:
        reminder.sent_at = now
        waiting[owner].append(reminder)
    for owner, reminders in waiting.items():
        ReviewReminder.objects.bulk_create(reminders)
        letter.using(backend="background").enqueue(owner, [each.subject for each in reminders])
    return len(waiting)


def told_already():
    return set(ReviewReminder.objects.values_list("subject", "review_date", "moment"))


def _unsent(today):
    """(reminder, key of the owner) for everything that has an owner who can still sign in."""
    active = set(User.objects.filter(is_active=True).values_list("pk", flat=True))
    told = told_already()
    for row in reviews.listed(today, standings=TOLD_OF):
        moment = moment_on(row["review_date"], today)
        key = (subject_of(row), row["review_date"], moment)
        if moment and row["kept_by"] in active and key not in told:
            yield ReviewReminder(subject=key[0], review_date=key[1], moment=moment), row["kept_by"]


def subject_of(row):
    return f"{'document' if row['is_document'] else 'page'}:{row['pk']}"


@task(queue_name="default", backend="background")
def send_reminder(person_key, subjects):
    """One letter with all that came up for a person; nothing of what was reviewed meanwhile."""
    person, today = User.objects.get(pk=person_key), timezone.localdate()
    kept = reviews.listed(today, standings=TOLD_OF, owner=person).order_by("review_date", "pk")
    rows = [row for row in kept if subject_of(row) in subjects]
    if rows:
        mail.send(person.email, _subject(len(rows)), "home/email/review_due", _context(rows, today))


def _subject(many):
    return "1 thing to look at again" if many == 1 else f"{many} things to look at again"


def _context(rows, today):
    base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    return {
        "late": [row for row in rows if row["review_date"] < today],
        "coming": [row for row in rows if row["review_date"] >= today],
        "url": f"{base}{reverse('reviews')}?whose=mine",
    }
