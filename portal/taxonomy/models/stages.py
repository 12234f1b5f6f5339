from django.db import models

from .terms import Term


class PathwayStage(Term):
    """A step that people with cancer go through, in the order in which most people meet it."""

    question_wording = models.CharField(
        max_length=160, blank=True, help_text="How a form asks for it, for example: While I was having tests."
    )
    clinical_name = models.CharField(max_length=160, blank=True)
