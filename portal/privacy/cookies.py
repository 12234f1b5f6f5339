"""Cookies that hold one private thing for a few addresses: signed, out of reach of scripts, soon gone."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core.signing import BadSignature


@dataclass(frozen=True)
class PrivateCookie:
    """Sent to the addresses under `path` alone. Without `lasts` it ends when the browser is closed."""

    name: str
    path: str
    lasts: timedelta | None = None

    def read(self, request):
        """What this browser holds, or None where it is nothing, too old, or was tampered with."""
        try:
            return request.get_signed_cookie(self.name, salt=self.path, max_age=self.lasts)
        except (KeyError, BadSignature):
            return None

    def hand_out(self, response, value):
        response.set_signed_cookie(
            self.name,
            str(value),
            salt=self.path,
            path=self.path,
            max_age=self.lasts,
            httponly=True,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
        return response

    def take_back(self, response):
        response.delete_cookie(self.name, path=self.path, samesite="Lax")
        return response
