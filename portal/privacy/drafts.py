"""What a person has begun to tell us and not yet sent: kept for them, read by nobody, then deleted.

The key of a draft is also the key under which it is stored when it is sent: sending twice stores once.
The browser holds the key in a signed cookie that goes to the form's own addresses only: it is never in an
address, where a log, a history or a shared link would carry it.
"""

import uuid
from dataclasses import dataclass

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.core.signing import BadSignature
from django.db import models, transaction


class DraftQuerySet(models.QuerySet):
    def left_alone_since(self, moment):
        """Drafts that nobody has touched since the moment: their time here is over."""
        return self.filter(touched_at__lt=moment)

    def with_key(self, key):
        """The draft with this key, or None."""
        return self.filter(key=key).first() if key else None


class Draft(models.Model):
    """Answers on their way: `answers` maps the name of a question to what was given, as plain JSON."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    answers = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    started_at = models.DateTimeField()
    touched_at = models.DateTimeField(db_index=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self):
        return f"Draft begun {self.started_at:%-d %B %Y}"

    @transaction.atomic
    def keep(self, answers, *, now):
        """Add or replace the given answers and leave the others, also when two windows save at once.

        A draft that another window has sent or deleted meanwhile stays gone.
        """
        latest = type(self).objects.select_for_update().with_key(self.key)
        if latest is None:
            return
        self.answers = {**latest.answers, **answers}
        self.touched_at = now
        self.save(update_fields=["answers", "touched_at"])


@dataclass(frozen=True)
class DraftCookie:
    """Remembers in this browser which draft is this person's, for the addresses under `path` alone."""

    name: str
    path: str

    def key_of(self, request):
        """The key that this browser holds, or None where it holds none or one that was tampered with."""
        try:
            return uuid.UUID(request.get_signed_cookie(self.name, salt=self.path))
        except (KeyError, BadSignature, ValueError):
            return None

    def hand_out(self, response, key):
        """Give the browser the key for as long as it stays open."""
        response.set_signed_cookie(
            self.name,
            str(key),
            salt=self.path,
            path=self.path,
            httponly=True,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
        return response

    def take_back(self, response):
        response.delete_cookie(self.name, path=self.path, samesite="Lax")
        return response
