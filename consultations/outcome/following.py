"""The figures of an outcome are frozen in the transaction that makes it public."""

from django.utils import timezone
from wagtail.signals import page_published

from consultations.models import ConsultationPage

from .freezing import freeze_what_is_due


def connect():
    page_published.connect(_published, sender=ConsultationPage)


def _published(instance, **kwargs):
    """Where the outcome becomes public later, the clock freezes them then."""
    if instance.outcome_published_at:
        freeze_what_is_due(timezone.now())
