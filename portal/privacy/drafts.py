"""What a person has begun to tell us and not yet sent: kept for them, read by nobody, then deleted.

The key of a draft is also the key under which it is stored when it is sent: sending twice stores once.
The browser holds the key in a signed cookie that goes to the form's own addresses only: it is never in an
address, where a log, a history or a shared link would carry it.
"""

import uuid

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction

from .cookies import PrivateCookie


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


def forget_drafts(*, left_alone_since):
    """Delete every kind of draft that nobody has touched since the moment. Returns how many."""
    return sum(kind.objects.left_alone_since(left_alone_since).delete()[0] for kind in Draft.__subclasses__())


class DraftCookie(PrivateCookie):
    """Remembers in this browser which draft is this person's, for as long as the browser stays open."""

    def key_of(self, request):
        """The key that this browser holds, or None where it holds none or one that was tampered with."""
        try:
            return uuid.UUID(self.read(request) or "")
        except ValueError:
            return None
