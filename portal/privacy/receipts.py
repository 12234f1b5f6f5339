"""Receipt words: a few plain words that reopen what somebody told us, with no account and no e-mail."""

from django.db import models


class Receipt(models.Model):
    """What proves that somebody holds the receipt words: a slow hash of them and never the words."""

    digest = models.CharField(max_length=128, unique=True, editable=False)
    made_at = models.DateTimeField()

    class Meta:
        abstract = True

    def __str__(self):
        return f"Receipt of {self.made_at:%-d %B %Y}"
