"""Promises are followed up: their owners are reminded before the day, and while they are late."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from home import reminders
from home.models import Promise, ReviewReminder
from home.practice.reminding import moment_on
from home.reviews import SOON
from portal import mail
from portal.accounts.leaving import Handover
from portal.accounts.models import User
from portal.privacy.audit import record


@transaction.atomic
def send_due(now):
    """Put on their way the letters of every moment that has come, each once. Returns to how many people."""
    return reminders.put_on_their_way(_unsent(timezone.localdate(now)), send_reminder, now)


def _unsent(today):
    told = reminders.told_already()
    for promise in _waiting(today).filter(kept_by__is_active=True):
        moment = moment_on(promise.due_date, today)
        if (subject_of(promise), promise.due_date, moment) not in told:
            reminder = ReviewReminder(
                subject=subject_of(promise), review_date=promise.due_date, moment=moment
            )
            yield reminder, promise.kept_by_id


def _waiting(today):
    return Promise.objects.open_by(today + SOON)


def subject_of(promise):
    return f"promise:{promise.pk}"


@task(queue_name="default", backend="background")
def send_reminder(person_key, subjects):
    """One letter with every promise of theirs that came up; none that was kept meanwhile."""
    person, today = User.objects.get(pk=person_key), timezone.localdate()
    found = [promise for promise in _waiting(today).filter(kept_by=person) if subject_of(promise) in subjects]
    if found:
        mail.send(person.email, _subject(len(found)), "home/email/promise_due", context_of(found, today))


def _subject(many):
    return "1 promise to keep" if many == 1 else f"{many} promises to keep"


def context_of(promises, today):
    base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    return {
        "late": [promise for promise in promises if promise.due_date < today],
        "coming": [promise for promise in promises if promise.due_date >= today],
        "url": f"{base}{reverse('wagtailsnippets_home_promise:list')}",
    }


def how_many(person):
    return Promise.objects.filter(kept_by=person).count()


@transaction.atomic
def hand_over(*, of, to, by, now):
    """Give every promise that `of` sees to to `to`."""
    given = Promise.objects.filter(kept_by=of).update(kept_by=to)
    if given:
        record(action="handed over promises", subject=of, by=by, reason=f"{given}, to {to} ({to.pk})")


PROMISES = Handover("promises", how_many, hand_over)
