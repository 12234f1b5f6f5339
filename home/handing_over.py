"""What somebody keeps goes to somebody else, so that nothing is left without an owner when they leave."""

from dataclasses import dataclass

from django.db import transaction
from wagtail.models import Revision, get_page_models

from home.models import AllianceDocument
from portal.accounts.leaving import Handover
from portal.pages import BasePage
from portal.privacy.audit import record


class CannotHandOver(Exception):
    """Why it cannot be handed over, in words for whoever asked."""


@dataclass(frozen=True)
class Kept:
    """How much somebody keeps."""

    pages: int = 0
    documents: int = 0

    @property
    def is_nothing(self):
        return not (self.pages or self.documents)


def kept_by(person):
    """How many pages and documents the person keeps, published or not."""
    pages = sum(kind.objects.filter(kept_by=person).count() for kind in kept_page_models())
    return Kept(pages, AllianceDocument.objects.filter(kept_by=person).count())


def check_can_hand_over(*, of, to):
    if of == to:
        raise CannotHandOver("Choose two different people.")
    if not to.is_active:
        raise CannotHandOver(f"{to}’s account is closed. Choose somebody who can sign in.")


@transaction.atomic
def hand_over(*, of, to, by, now):
    """Give all pages and documents that `of` keeps to `to`, in their drafts too. Returns how many.

    It may be done again without harm: what was handed over is not kept by `of` any more.
    """
    check_can_hand_over(of=of, to=to)
    kept = kept_by(of)
    for kind in kept_page_models():
        _hand_over_drafts(kind.objects.filter(kept_by=of), of, to)
        kind.objects.filter(kept_by=of).update(kept_by=to)
    AllianceDocument.objects.filter(kept_by=of).update(kept_by=to)
    if not kept.is_nothing:
        reason = f"{kept.pages} pages and {kept.documents} documents, to {to} ({to.pk})"
        record(action="handed over what they keep", subject=of, by=by, reason=reason)
    return kept


def how_many(person):
    kept = kept_by(person)
    return kept.pages + kept.documents


def kept_page_models():
    return [kind for kind in get_page_models() if issubclass(kind, BasePage)]


def _hand_over_drafts(pages, of, to):
    """A draft that is published later must not bring the former owner back."""
    for revision in Revision.page_revisions.filter(pk__in=pages.values("latest_revision")):
        if revision.content.get("kept_by") == of.pk:
            revision.content["kept_by"] = to.pk
            revision.save(update_fields=["content"])


PAGES_AND_DOCUMENTS = Handover("pages and documents", how_many, hand_over)
