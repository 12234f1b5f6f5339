"""The ways in which a question is answered. The names are stored, and stand in copies of questionnaires."""

from django.db.models import TextChoices


class Kind(TextChoices):
    TEXT = "text", "In their own words"
    LINE = "line", "In their own words, on one line"
    ONE = "one", "One of several choices"
    SEVERAL = "several", "As many of the choices as apply"
    SCALE = "scale", "A step on a scale"
    MATRIX = "matrix", "A table: one choice in each row"
    RANKING = "ranking", "The choices put in order"
    NUMBER = "number", "A number"
    MONTH = "month", "A month and a year"
    SITE = "site", "A type of cancer"
    PLACE = "place", "A town or area"
    SECTION = "section", "No answer: the heading of a section"


WRITING = frozenset({Kind.TEXT, Kind.LINE})
CHOOSING = frozenset({Kind.ONE, Kind.SEVERAL, Kind.MATRIX, Kind.RANKING})
COUNTING = frozenset({Kind.SCALE, Kind.NUMBER})
# Of these an answer may be “other, please say”.
OPEN_ENDED = frozenset({Kind.ONE, Kind.SEVERAL})
# Where a question says nothing else.
BOUNDED = {Kind.SCALE: (1, 5)}
