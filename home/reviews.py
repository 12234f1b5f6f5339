"""What must be looked at again: pages of every type, and documents, in one list."""

from datetime import datetime, time, timedelta

from django.db.models import BooleanField, CharField, F, Q, TextChoices, Value
from django.db.models.functions import Concat, Trim
from django.utils import timezone
from wagtail.models import get_page_models

from portal.pages import BasePage

from .models import AllianceDocument

SOON = timedelta(days=30)
FIELDS = ("kind_name", "is_document", "pk", "title", "kept_by", "owner_name", "last_reviewed", "review_date")


class Standing(TextChoices):
    """How the review of a thing stands."""

    DUE = "due", "Due or overdue"
    SOON = "soon", "Due within 30 days"
    LATER = "later", "Due later"
    NEVER = "never", "No date set"


def begin_of(day):
    return timezone.make_aware(datetime.combine(day, time.min))


def due(on, most):
    """(kind, key, title, review date) of what is due on the date, the longest overdue first. One query."""
    rows = listed(on, standings=[Standing.DUE]).order_by("review_date", "pk")[:most]
    return [(row["kind_name"], row["pk"], row["title"], row["review_date"]) for row in rows]


def listed(on, *, standings=(), owner=None, without_owner=False, kinds=()):
    """Everything published, as rows of FIELDS: one query. Empty choices leave everything in.

    owner: a person, or None for anybody; kinds: labels of models, as label_of gives them.
    """
    wanted = Q()
    for standing in standings:
        wanted |= _rule(on)[standing]
    wanted &= Q(kept_by=owner) if owner else Q(kept_by__isnull=True) if without_owner else Q()
    chosen = [kind for kind in kinds_of_things() if not kinds or label_of(kind) in kinds]
    first, *others = (_rows(kind, wanted) for kind in chosen or kinds_of_things())
    return first.union(*others, all=True)


def kinds_of_things():
    return [AllianceDocument, *(kind for kind in get_page_models() if issubclass(kind, BasePage))]


def label_of(kind):
    return kind._meta.label_lower


def _rule(on):
    soon = on + SOON
    return {
        Standing.DUE: Q(review_date__lte=on),
        Standing.SOON: Q(review_date__gt=on, review_date__lte=soon),
        Standing.LATER: Q(review_date__gt=soon),
        Standing.NEVER: Q(review_date__isnull=True),
    }


def is_past(thing, on):
    """Whether the day of its review is over: its readers are told."""
    return thing.review_date is not None and thing.review_date < on


def _rows(kind, wanted):
    is_document = kind is AllianceDocument
    rows = kind.objects.all() if is_document else kind.objects.live()
    named = (
        rows.filter(wanted)
        .order_by()
        .annotate(
            kind_name=Value(kind._meta.verbose_name, output_field=CharField()),
            is_document=Value(is_document, output_field=BooleanField()),
            owner_name=Trim(Concat(F("kept_by__first_name"), Value(" "), F("kept_by__last_name"))),
        )
    )
    return named.values(*FIELDS)
