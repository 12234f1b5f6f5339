"""What happens to a follower and to what they follow. Letters are sent by the background worker."""

from datetime import timedelta

from django.db import transaction

from . import letters
from .looking import newest_entry
from .models import Follow, Follower, Often, ToldItem
from .subjects import kind_named

# Nobody's letter box is filled because somebody else types their address again and again.
BETWEEN_LETTERS = timedelta(hours=1)
KEPT_UNCONFIRMED = timedelta(days=7)
MOST_UNCONFIRMED = 20


@transaction.atomic
def ask_for(*, email, kind, about, often, now):
    """Keep what was asked for, once, and send the letter that asks to confirm it.

    How often is only heard from an address that follows nothing yet: somebody else may have typed it.
    """
    follower = _follower(email, often)
    if follower.follows.unconfirmed().count() < MOST_UNCONFIRMED:
        Follow.objects.get_or_create(follower=follower, kind=kind, about=about, defaults={"asked_at": now})
    is_waiting = follower.follows.unconfirmed().exists()
    if is_waiting and (follower.letter_at is None or now - follower.letter_at >= BETWEEN_LETTERS):
        follower.letter_at = now
        follower.save(update_fields=["letter_at"])
        letters.ask_to_confirm.enqueue(follower.pk)
    return follower


@transaction.atomic
def follow(*, email, kind, about, often, now):
    """For whoever has proved that the address is theirs: it begins at once."""
    follower = _follower(email, often)
    row, _ = Follow.objects.get_or_create(
        follower=follower, kind=kind, about=about, defaults={"asked_at": now}
    )
    confirm(follower=follower, follows=[row.pk], often=None, now=now)
    return follower


def _follower(email, often):
    """The row of this address, held until the end of the transaction."""
    found, _ = Follower.objects.get_or_create(email=email.lower(), defaults={"often": often})
    return Follower.objects.select_for_update().get(pk=found.pk)


@transaction.atomic
def confirm(*, follower, follows, often, now):
    """From now on what is new to these is told. What is there already is not news."""
    current = Follower.objects.select_for_update().get(pk=follower.pk)
    if often:
        current.often = often
    current.looked_at = current.looked_at or now
    current.save(update_fields=["often", "looked_at"])
    waiting = current.follows.unconfirmed().filter(pk__in=follows)
    waiting.update(confirmed_at=now, seen_at=now, seen_up_to=newest_entry())
    return current


@transaction.atomic
def change_how_often(*, follower, often, now):
    """After a pause, what happened in it is not news any more."""
    current = Follower.objects.select_for_update().get(pk=follower.pk)
    if current.often == Often.NEVER and often != Often.NEVER:
        current.follows.confirmed().update(seen_at=now, seen_up_to=newest_entry())
    current.often = often
    current.save(update_fields=["often"])


@transaction.atomic
def stop_one(*, follower, follow):
    """Take one thing away: with the last of them the address goes too."""
    follower.follows.filter(pk=follow).delete()
    Follower.objects.filter(pk=follower.pk).without_anything().delete()


def stop(*, follower):
    """Nothing of it is kept."""
    Follower.objects.filter(pk=follower.pk).delete()


@transaction.atomic
def forget_unconfirmed(*, now):
    """Delete what nobody confirmed in a week, and addresses that follow nothing. Returns how many things."""
    gone, _ = Follow.objects.unconfirmed().asked_before(now - KEPT_UNCONFIRMED).delete()
    Follower.objects.without_anything().delete()
    return gone


@transaction.atomic
def look(*, follower, now):
    """Find what is new to all that this address follows and have it sent in one letter. Returns how much.

    What was found and how far was looked are kept in one transaction, before the letter goes: whatever breaks
    off in between, no thing is ever sent twice.
    """
    current = Follower.objects.select_for_update(of=("self",)).filter(pk=follower.pk).first()
    if current is None or not Follower.objects.due(now).filter(pk=current.pk).exists():
        return 0
    newest = newest_entry()
    found = _what_is_new(current, now)
    current.looked_at = now
    current.save(update_fields=["looked_at"])
    current.follows.confirmed().update(seen_at=now, seen_up_to=newest)
    ToldItem.objects.bulk_create(
        ToldItem(follower=current, item=item) for _, items in found for item in items
    )
    if found:
        letters.tell.enqueue(current.pk, found)
    return sum(len(items) for _, items in found)


def _what_is_new(follower, now):
    """[[follow, its items]], each item once and none that was in a letter before."""
    told, found = set(), []
    for row in follower.follows.confirmed().in_order():
        kind = kind_named(row.kind)
        news = list(dict.fromkeys(kind.news(row, now))) if kind else []
        told |= set(follower.told.filter(item__in=news).values_list("item", flat=True))
        if fresh := [item for item in news if item not in told]:
            found.append([row.pk, fresh])
            told |= set(fresh)
    return found
