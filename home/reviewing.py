"""Saying that something was looked at and is still right."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.documents.permissions import permission_policy as document_policy

from home.models import AllianceDocument
from portal.privacy.audit import record
from search import indexing

A_YEAR = timedelta(days=365)
SHORTEST = timedelta(days=30)


class MayNotReview(Exception):
    """Why somebody may not say so, in words for them."""


def check_can_review(user, thing):
    if thing.kept_by_id == user.pk:
        return
    if isinstance(thing, AllianceDocument):
        may = document_policy.user_has_permission_for_instance(user, "change", thing)
    else:
        may = thing.permissions_for_user(user).can_edit()
    if not may:
        raise MayNotReview("Only its owner, or whoever may change it, can say that it was reviewed.")


@transaction.atomic
def mark_reviewed(thing, *, by, now):
    """Nothing had to change: today is its day of review, and the next comes after the same time as before.

    No version is made of it, since no word is another. Said twice on a day, it is as if it was said once.
    """
    check_can_review(by, thing)
    today = timezone.localdate(now)
    dates = {"last_reviewed": today, "review_date": today + _time_between(thing)}
    if thing.last_reviewed == today and thing.review_date and thing.review_date > today:
        return
    type(thing).objects.filter(pk=thing.pk).update(**dates)
    if not isinstance(thing, AllianceDocument):
        _tell_the_draft(thing, dates)
    for name, day in dates.items():
        setattr(thing, name, day)
    record(action="reviewed, no change", subject=thing, by=by)
    indexing.refresh(type(thing), [thing.pk])


def _time_between(thing):
    """As long as from the last review to this one was meant to be; a year where nobody said."""
    if thing.last_reviewed and thing.review_date:
        meant = thing.review_date - thing.last_reviewed
        return meant if meant >= SHORTEST else A_YEAR
    return A_YEAR


def _tell_the_draft(page, dates):
    """What is published later must not bring the former dates back."""
    revision = page.latest_revision
    if revision:
        revision.content |= {name: day.isoformat() for name, day in dates.items()}
        revision.save(update_fields=["content"])
