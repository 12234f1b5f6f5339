from django.db import models


class DigestDay(models.Model):
    """A day whose digest is on its way, so that nobody is sent it twice."""

    day = models.DateField(primary_key=True)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"Digest of {self.day:%-d %B %Y}"
