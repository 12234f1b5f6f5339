"""What carries a term, as priority pages and tumour group pages list it by themselves."""

from django.db.models import F, Q, Window
from django.db.models.functions import Coalesce, RowNumber
from wagtail.models import Page

from consultations.models import ConsultationPage
from consultations.stages import Stage
from feedback.models import Story
from home.cards import consultation_card
from portal.pages import BasePageQuerySet

from .best_practice import BestPracticePage
from .documents import AllianceDocument
from .news import NewsPage
from .support_service import SupportServicePage

PAGE_TYPES = {"practice": BestPracticePage, "news": NewsPage, "services": SupportServicePage}
READING_ORDER = (
    Stage.OPEN,
    Stage.PAUSED,
    Stage.FORTHCOMING,
    Stage.CLOSED,
    Stage.ANSWERED,
    Stage.ARCHIVED,
)
MOST_STORIES = 3
MOST_DOCUMENTS = 6
MOST_CONSULTATIONS = 6
MOST_PAGES = 3


def linked(*, now, priority=None, group=None):
    """The newest published documents, consultations, stories and pages about it: four queries."""
    about = {"priority": priority, "group": group}
    return {
        "documents": AllianceDocument.objects.published().about(**about).newest_first()[:MOST_DOCUMENTS],
        "stories": Story.objects.published().about(**about).newest_first()[:MOST_STORIES],
        "consultations": _consultations(about, now),
        **_pages(about),
    }


def _consultations(about, now):
    """A card for each, those that a person can still answer first."""
    found = ConsultationPage.objects.listed().about(**about)
    newest = found.order_by("-closes_at", "pk")[:MOST_CONSULTATIONS]
    inviting = sorted(newest, key=lambda page: _inviting(page, now))
    return [consultation_card(page, now) for page in inviting]


def _inviting(page, now):
    """What is open comes first, and of that what closes soonest."""
    return READING_ORDER.index(page.stage_at(now)), page.closes_at


def _pages(about):
    """The newest of each page type, in one query: each a plain page with the words that its card shows."""
    wanted = Q()
    for kind in PAGE_TYPES.values():
        wanted |= Q(pk__in=kind.objects.about(**about).values("pk"))
    place = Window(RowNumber(), partition_by="content_type", order_by=[_newest_first(), F("pk").desc()])
    pages = BasePageQuerySet(Page).published().filter(wanted).annotate(place=place, **_card_words())
    rows = list(pages.filter(place__lte=MOST_PAGES).order_by("place", "pk"))
    return {name: [row for row in rows if row.specific_class is kind] for name, kind in PAGE_TYPES.items()}


def _newest_first():
    return Coalesce("newspage__published_date", "bestpracticepage__last_reviewed").desc(nulls_last=True)


def _card_words():
    summaries = ("bestpracticepage__summary", "newspage__summary", "supportservicepage__summary")
    return {
        "summary": Coalesce(*summaries),
        "result": F("bestpracticepage__result"),
        "organisation_name": F("bestpracticepage__organisation__name"),
        "published_date": F("newspage__published_date"),
    }
