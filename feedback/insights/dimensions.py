"""By what stories are counted: each dimension says how a story's terms are found and what it is called."""

from dataclasses import dataclass

from django.db.models import Case, CharField, Expression, F, Value, When
from django.db.models.functions import TruncMonth, TruncQuarter

from feedback.models import Sentiment, Theme
from portal.taxonomy.models import PathwayStage, Place, Priority, TumourSite

# A story without the answer, where each story has at most one.
NONE = "none"
MOODS = {"positive": "Positive", "mixed": "Neutral or mixed", "negative": "Negative", NONE: "Not judged yet"}
JUDGED = ("positive", "mixed", "negative")


@dataclass(frozen=True)
class Dimension:
    """`term`: the slug of what a story carries, in the database's words; `model`: whose slugs those are."""

    name: str
    legend: str
    term: str | Expression
    model: type | None = None
    at_most_one: bool = False

    def __hash__(self):
        return hash(self.name)


MOOD = Case(
    When(sentiment__in=(Sentiment.VERY_POSITIVE, Sentiment.POSITIVE), then=Value("positive")),
    When(sentiment=Sentiment.MIXED, then=Value("mixed")),
    When(sentiment__in=(Sentiment.NEGATIVE, Sentiment.VERY_NEGATIVE), then=Value("negative")),
    default=Value(NONE),
    output_field=CharField(),
)

SITE = Dimension("site", "Type of cancer", F("tumour_sites__slug"), TumourSite)
STAGE = Dimension("stage", "Part of care", F("stages__slug"), PathwayStage)
PRIORITY = Dimension("priority", "Priority", F("priorities__slug"), Priority)
PLACE = Dimension("place", "Place", F("care_site__place__slug"), Place, at_most_one=True)
THEME = Dimension("theme", "Theme", F("theme_items__tag__slug"), Theme)
SENTIMENT = Dimension("sentiment", "How it was", MOOD, at_most_one=True)
QUARTER = Dimension("quarter", "Three months", TruncQuarter("received_at"), at_most_one=True)
MONTH = Dimension("month", "Month", TruncMonth("received_at"), at_most_one=True)

# What a reader may choose one of, in the order of the page.
SCOPES = (SITE, PRIORITY, PLACE)
NAMED = (SITE, STAGE, PRIORITY, PLACE, THEME)
# What the public figures are made of, one by one and in these pairs. Each pair more is more to subtract.
PUBLISHED = (SITE, STAGE, PRIORITY, PLACE, THEME, SENTIMENT, QUARTER)
# What a published story tells about itself.
READABLE = (SITE, STAGE, PRIORITY, THEME, QUARTER)
PAIRS = (
    *((scope, other) for scope in SCOPES for other in PUBLISHED if other not in SCOPES),
    (SITE, PRIORITY),
    (SITE, PLACE),
    (PRIORITY, PLACE),
    (THEME, QUARTER),
    (THEME, SENTIMENT),
    (SENTIMENT, QUARTER),
)
