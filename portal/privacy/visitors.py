"""Tells two visitors of one day apart, and leads from nobody's key to anybody.

The key is made with a secret that is drawn anew each day and thrown away after it. From then on nobody can make
that day's keys again, or find out whose they were.
"""

import hmac
import secrets

from allauth.account.adapter import get_adapter
from django.core.cache import cache

TWO_DAYS = 2 * 24 * 60 * 60


def visitor_key(request, *, purpose, day):
    """64 hexadecimal digits: the same for this visitor, purpose and day, and different for any other."""
    who = f"{get_adapter(request).get_client_ip(request)}\n{request.headers.get('User-Agent', '')}"
    return hmac.new(_secret_of(day), f"{purpose}\n{who}".encode(), "sha256").hexdigest()


def _secret_of(day):
    """Where two processes draw one at the same moment, the first to store it wins for both."""
    name = f"visitor-secret-{day.isoformat()}"
    if (kept := cache.get(name)) is None:
        cache.add(name, secrets.token_hex(32), TWO_DAYS)
        kept = cache.get(name)
    return kept.encode()
