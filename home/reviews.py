"""What must be looked at again: pages of every type, and documents, in one list."""

from datetime import datetime, time

from django.db.models import CharField, Value
from django.utils import timezone
from wagtail.models import get_page_models

from portal.pages import BasePage

from .models import AllianceDocument


def begin_of(day):
    return timezone.make_aware(datetime.combine(day, time.min))


def due(on, most):
    """(kind, key, title, review date) of what is due on the date, the longest overdue first. One query."""
    first, *others = (_rows(kind, on) for kind in _kinds())
    return list(first.union(*others, all=True).order_by("review_date", "pk")[:most])


def _kinds():
    return [AllianceDocument, *(kind for kind in get_page_models() if issubclass(kind, BasePage))]


def _rows(kind, on):
    name = Value(kind._meta.verbose_name, output_field=CharField())
    rows = kind.objects.due_for_review(on).order_by().annotate(kind_name=name)
    return rows.values_list("kind_name", "pk", "title", "review_date")
