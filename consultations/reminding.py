"""Letters to those who asked for one: you did not finish, closing soon. None holds a word of an answer."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django_tasks import task

from consultations import stages, wording
from consultations.models import Reminder
from portal import mail

# Nobody's letter box is filled because somebody else types their address again and again.
BETWEEN_LETTERS = timedelta(hours=1)
KEPT_UNCONFIRMED = timedelta(days=7)
CONFIRM, UNFINISHED, CLOSING = "confirm", "unfinished", "closing"
SUBJECTS = {
    CONFIRM: "Confirm your reminder",
    UNFINISHED: "You have answers that you have not sent",
    CLOSING: "A consultation closes soon",
}


@transaction.atomic
def ask_for(*, consultation, email, draft=None, now):
    """Keep the address, once for a consultation, and send the letter that asks to confirm it."""
    asked = {"draft": draft, "asked_at": now, "letter_at": now}
    reminder, is_new = Reminder.objects.select_for_update().get_or_create(
        consultation=consultation, email=email.lower(), defaults=asked
    )
    if draft and reminder.draft_id is None:
        reminder.draft = draft
        reminder.save(update_fields=["draft"])
    if is_new or now - reminder.letter_at >= BETWEEN_LETTERS:
        reminder.letter_at = now
        reminder.save(update_fields=["letter_at"])
        write.using(backend="background").enqueue(reminder.pk, CONFIRM)
    return reminder


@transaction.atomic
def confirm(*, reminder, now):
    current = Reminder.objects.select_for_update().get(pk=reminder.pk)
    if current.confirmed_at is None:
        current.confirmed_at = now
        current.save(update_fields=["confirmed_at"])
    return current


def stop(*, reminder):
    """Nothing of it is kept."""
    Reminder.objects.filter(pk=reminder.pk).delete()


@transaction.atomic
def send_due(*, now):
    """Put every letter whose time has come on its way, each once. Returns how many."""
    sent = 0
    for name, field, due in (
        (CLOSING, "closing_sent_at", Reminder.objects.closing_soon(now)),
        (UNFINISHED, "unfinished_sent_at", Reminder.objects.unfinished(now)),
    ):
        for reminder in due.select_for_update(of=("self",)):
            setattr(reminder, field, now)
            reminder.save(update_fields=[field])
            write.using(backend="background").enqueue(reminder.pk, name)
            sent += 1
    return sent


def forget(*, now):
    """Delete the addresses that are of no more use. Returns how many."""
    unconfirmed = Reminder.objects.never_confirmed_since(now - KEPT_UNCONFIRMED)
    return Reminder.objects.of_closed(now).delete()[0] + unconfirmed.delete()[0]


@task(queue_name="default", backend="background")
def write(pk, what):
    """One letter, if it is still wanted when the worker comes to it."""
    reminder = Reminder.objects.select_related("consultation").filter(pk=pk).first()
    if reminder is None or (what == CONFIRM) != (reminder.confirmed_at is None):
        return
    page = reminder.consultation
    last_day = wording.day(stages.last_day(page.closes_at))
    context = {
        "title": page.title,
        "closes": f"{last_day} at {wording.clock(page.closes_at)}",
        "has_begun": reminder.draft_id is not None,
        "come_back_url": _whole(reverse("consultations:come_back")),
        "page_url": page.full_url,
        "confirm_url": _whole(reminder.confirm_url),
    }
    stop_url = "" if what == CONFIRM else _whole(reminder.stop_url)
    mail.send(reminder.email, SUBJECTS[what], f"consultations/email/{what}", context, stop_url=stop_url)


def _whole(path):
    return settings.BASE_URL.rstrip("/") + path
