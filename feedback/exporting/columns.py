"""What stands in an export, a column a fact. Words, and a place as it was typed, only on request."""

from django.db.models import Min, Prefetch, Q
from django.utils import timezone

from feedback.models import Story, ThemedStory
from feedback.replying import ReplyState

BATCH = 500
REPLIED = Q(replies__state=ReplyState.PUBLISHED)


def day(moment):
    return timezone.localdate(moment).isoformat() if moment else ""


def name_of(row):
    return row.name if row else ""


def names(terms):
    return "; ".join(term.name for term in terms.all())


FACTS = (
    ("Reference", lambda story: story.reference),
    ("Received", lambda story: day(story.received_at)),
    ("How it came", lambda story: story.get_source_display()),
    ("Where it stands", lambda story: story.get_state_display()),
    ("Consent", lambda story: story.get_consent_display()),
    ("Told by", lambda story: story.get_told_by_display()),
    ("Types of cancer", lambda story: names(story.tumour_sites)),
    ("Parts of care", lambda story: names(story.stages)),
    ("Priorities", lambda story: names(story.priorities)),
    ("Themes", lambda story: "; ".join(item.tag.name for item in story.theme_items.all())),
    ("Care site", lambda story: name_of(story.care_site)),
    ("Place", lambda story: name_of(story.care_site and story.care_site.place)),
    (
        "Organisation",
        lambda story: story.organisation.name if story.organisation else story.source_organisation,
    ),
    ("Month", lambda story: f"{story.happened_month:%Y-%m}" if story.happened_month else ""),
    ("Rating", lambda story: story.get_rating_display() or ""),
    ("Sentiment", lambda story: story.get_sentiment_display() or ""),
    ("Seriousness", lambda story: story.get_seriousness_display() or ""),
    ("Published", lambda story: day(story.published_at)),
    ("First answered", lambda story: day(story.first_answered_at)),
)
WORDS = (
    ("Heading", lambda story: story.title),
    ("Words", lambda story: story.words),
    ("Where, as they wrote it", lambda story: story.care_site_text),
)
# Read from the database only where they are asked for.
PERSONAL = ("words", "title", "care_site_text")


def columns_of(export):
    return FACTS + WORDS if export.with_words else FACTS


def head_of(export):
    return [name for name, _ in columns_of(export)]


def row_of(export, story):
    return [read(story) for _, read in columns_of(export)]


def batches(stories, *, with_words):
    """Lists of stories in the order of their keys, so many at a time, so that memory does not grow."""
    last = 0
    while keys := list(stories.order_by("pk").filter(pk__gt=last).values_list("pk", flat=True)[:BATCH]):
        yield list(_loaded(keys, with_words))
        last = keys[-1]


def _loaded(keys, with_words):
    stories = Story.objects.filter(pk__in=keys).order_by("pk")
    stories = stories.select_related("care_site__place", "organisation")
    stories = stories.annotate(first_answered_at=Min("replies__published_at", filter=REPLIED))
    themed = Prefetch("theme_items", ThemedStory.objects.select_related("tag"))
    stories = stories.prefetch_related("tumour_sites", "stages", "priorities", themed)
    return stories if with_words else stories.defer(*PERSONAL)
