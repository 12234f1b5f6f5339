from django.db import models
from wagtail.models import Orderable

from consultations.keys import new_key


class Keyed(Orderable):
    """A row whose key outlives it: drafts, copies and answers on their way name it by the key."""

    key = models.SlugField(max_length=20, blank=True, default="")

    class Meta:
        abstract = True
        ordering = ["sort_order", "id"]

    def clean(self):
        super().clean()
        self.key = self.key or new_key()

    def save(self, *args, **kwargs):
        self.key = self.key or new_key()
        super().save(*args, **kwargs)
