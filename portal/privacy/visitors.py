"""Tells two visitors of one day apart, and leads from nobody's key to anybody.

The key is made with a secret that is drawn anew each day, and kept in one row. That row is deleted when the
first visitor of a later day comes, and by `forget_visitors` each night. From then on nobody can make the keys
of that day again, or find out whose they were. Neither address nor browser is ever stored.
"""

import hmac
import secrets

from allauth.account.adapter import get_adapter

from .models import DailySecret


def visitor_key(request, *, purpose, day):
    """64 hexadecimal digits: the same for this visitor, purpose and day, and different for any other."""
    who = f"{get_adapter(request).get_client_ip(request)}\n{request.headers.get('User-Agent', '')}"
    return hmac.new(_secret_of(day), f"{purpose}\n{who}".encode(), "sha256").hexdigest()


def forget_secrets(*, before):
    """Throw away the secrets of the days before the date. Returns how many there were."""
    return DailySecret.objects.filter(day__lt=before).delete()[0]


def _secret_of(day):
    """Where two processes draw one at the same moment, the first to store it wins for both."""
    kept, is_new = DailySecret.objects.get_or_create(day=day, defaults={"secret": secrets.token_hex(32)})
    if is_new:
        forget_secrets(before=day)
    return kept.secret.encode()
