"""A member's own calendar link: made, made anew, taken away."""

from django.db import transaction

from .models import CalendarLink
from .models.calendar_link import hash_of, new_token


@transaction.atomic
def make(*, person, now):
    """Returns the token, which nobody can show a second time. An older link opens nothing from now on."""
    token = new_token()
    CalendarLink.objects.update_or_create(
        person=person, defaults={"token_hash": hash_of(token), "made_at": now, "read_date": None}
    )
    return token


def revoke(*, person):
    CalendarLink.objects.filter(person=person).delete()
