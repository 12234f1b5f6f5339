"""Keeps each published version of a page in words, at the moment at which it is published."""

from django.db import transaction
from django.db.models import Max
from wagtail.models import Page
from wagtail.signals import page_published

from home.models import PageVersion
from home.models.versioned import Versioned


def connect():
    page_published.connect(_published, dispatch_uid="keep versions")


def _published(sender, instance, revision=None, **kwargs):
    if isinstance(instance, Versioned):
        keep(page=instance, revision=revision, at=instance.last_published_at)


@transaction.atomic
def keep(*, page, revision, at):
    """Number what the page says now, unless it is what it said before. Returns the version, or None."""
    Page.objects.select_for_update().get(pk=page.pk)
    told = [[heading, text] for heading, text in page.told() if text]
    latest = PageVersion.objects.filter(page=page.pk).latest_first().first()
    if latest and latest.told == told:
        return None
    number = PageVersion.objects.filter(page=page.pk).aggregate(last=Max("number"))["last"] or 0
    return PageVersion.objects.create(
        page_id=page.pk,
        number=number + 1,
        title=getattr(page, "result", page.title),
        told=told,
        published_at=at,
        published_by=revision.user if revision else None,
        revision=revision,
    )
