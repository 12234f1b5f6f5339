import hashlib
import secrets

from django.conf import settings
from django.db import models


class CalendarLinkQuerySet(models.QuerySet):
    def opened_by(self, token):
        """The link with this token in its address, or None. Only its hash is known here."""
        return self.select_related("person").filter(token_hash=hash_of(token)).first()


class CalendarLink(models.Model):
    """A member's own way into the members' calendar, for a calendar program that cannot sign in.

    The token has 256 bits of chance, so that a plain hash of it cannot be turned back.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_link"
    )
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField()
    read_date = models.DateField("last read", null=True, help_text="The last day on which a calendar asked.")

    objects = CalendarLinkQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"Calendar link of {self.made_at:%-d %B %Y}"

    def noted_as_read(self, today):
        """One write a day at most."""
        if self.read_date != today:
            self.read_date = today
            self.save(update_fields=["read_date"])


def new_token():
    return secrets.token_urlsafe(32)


def hash_of(token):
    return hashlib.sha256(token.encode()).hexdigest()
