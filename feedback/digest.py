"""Each morning's letter to everybody who answers for stories: what waits, in numbers."""

from django.db import transaction

from feedback.models import DigestDay
from feedback.notices import send_digest
from feedback.people import told_daily
from feedback.reply_notices import send_reply_digest, told_of_replies


@transaction.atomic
def send_for(day):
    """Put the day's letters on their way, once. Returns to how many people; 0 where the day is done."""
    _, is_new = DigestDay.objects.get_or_create(day=day)
    if not is_new:
        return 0
    DigestDay.objects.filter(day__lt=day).delete()
    people = told_daily()
    for person in told_of_replies():
        send_reply_digest.using(backend="background").enqueue(person.pk)
    for person in people:
        send_digest.using(backend="background").enqueue(person.pk)
    return len(people)
