from django.db import models

from .terms import Term


class Place(Term):
    """A town or area of Kent and Medway, with its centre, so that services near it can be found."""

    latitude = models.FloatField(help_text="Degrees north of the centre.")
    longitude = models.FloatField(help_text="Degrees east of the centre.")
