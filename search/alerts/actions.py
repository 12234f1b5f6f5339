"""What happens to an alert. Letters are sent by the background worker, once the row is kept."""

from datetime import timedelta

from django.db import transaction

from . import letters
from .looking import new_since, newest_entry
from .models import Alert

# Nobody's letter box is filled because somebody else types their address again and again.
BETWEEN_LETTERS = timedelta(hours=1)
KEPT_UNCONFIRMED = timedelta(days=7)


@transaction.atomic
def ask_for(*, email, asked, often, now):
    """Keep what was asked for, once, and send the letter that asks to confirm it."""
    times = {"asked_at": now, "letter_at": now}
    alert, is_new = Alert.objects.select_for_update().get_or_create(
        email=email.lower(), asked=asked, defaults={"often": often, **times}
    )
    if is_new or now - alert.letter_at >= BETWEEN_LETTERS:
        alert.letter_at = now
        alert.save(update_fields=["letter_at"])
        letters.ask_to_confirm.enqueue(alert.pk)
    return alert


@transaction.atomic
def confirm(*, alert, now):
    """From now on whatever is new to the search is told. What is there already is not news."""
    current = Alert.objects.select_for_update().get(pk=alert.pk)
    if current.confirmed_at is None:
        current.confirmed_at = current.looked_at = now
        current.seen_up_to = newest_entry()
        current.save(update_fields=["confirmed_at", "looked_at", "seen_up_to"])
    return current


def stop(*, alert):
    """Nothing of it is kept."""
    Alert.objects.filter(pk=alert.pk).delete()


def forget_unconfirmed(*, now):
    """Delete what nobody confirmed in a week. Returns how many."""
    return Alert.objects.never_confirmed_since(now - KEPT_UNCONFIRMED).delete()[0]


@transaction.atomic
def look(*, alert, now):
    """Find what is new to this search and have it sent. Returns how many things that were.

    What was found and how far was looked are kept in one transaction, before the letter goes: whatever breaks
    off in between, no thing is ever sent twice.
    """
    current = Alert.objects.select_for_update().due(now).filter(pk=alert.pk).first()
    if current is None:
        return 0
    newest = newest_entry()
    found = new_since(current)
    current.looked_at, current.seen_up_to = now, max(newest, current.seen_up_to)
    current.save(update_fields=["looked_at", "seen_up_to"])
    if found:
        letters.tell.enqueue(current.pk, found)
    return len(found)
