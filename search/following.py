"""Keeps the ledger in step with what Wagtail, a deletion or a merge changes without calling search itself.

Saving is not publishing, so nothing here listens to saved pages. What no signal tells (a collection moved
under a private one) is hidden by the page of results, which asks again, and healed by the nightly rebuild.
"""

from django.db.models.signals import post_delete, post_save
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from portal.taxonomy.models import PathwayStage, Place, Priority, TumourSite
from portal.taxonomy.signals import terms_merged

from . import indexing
from .entries import Facet
from .ledger import names_of
from .models import Promotion, SearchEntry, SearchState, SearchWords
from .registry import source_of, sources

FACET_OF = {
    TumourSite: Facet.SITE,
    Priority: Facet.PRIORITY,
    PathwayStage: Facet.STAGE,
    Place: Facet.PLACE,
}
NAMES = {"name", "clinical_name"}


def start():
    """Called once, when every source is registered."""
    for signal in (page_published, page_unpublished):
        signal.connect(on_page_changed, dispatch_uid="search")
    for signal in (page_slug_changed, post_page_move):
        signal.connect(on_page_address_changed, dispatch_uid="search")
    for signal in (post_save, post_delete):
        signal.connect(on_page_restricted, sender=PageViewRestriction, dispatch_uid="search")
        signal.connect(on_collection_restricted, sender=CollectionViewRestriction, dispatch_uid="search")
    for term in FACET_OF:
        post_save.connect(on_term_saved, sender=term, dispatch_uid="search")
    for signal in (post_save, post_delete):
        for named in (Promotion, SearchWords, TumourSite):
            signal.connect(on_words_changed, sender=named, dispatch_uid="search words")
    for source in sources():
        post_delete.connect(on_row_deleted, sender=source.model, dispatch_uid="search")
    terms_merged.connect(on_terms_merged, dispatch_uid="search")


def on_page_changed(sender, instance, **kwargs):
    refresh_rows({instance.specific_class: [instance.pk]})


def on_words_changed(sender, raw=False, **kwargs):
    """What means the same, and what stands first, every process reads anew with its next search."""
    if not raw:
        SearchState.objects.restamp("words_stamp")


def on_page_address_changed(sender, instance, **kwargs):
    """The addresses of the pages below change with it; and a page may have moved out of a private part."""
    refresh_pages(instance.get_descendants(inclusive=True))


def on_page_restricted(sender, instance, **kwargs):
    """Where the page goes with its restriction, there is nothing left to refresh."""
    page = Page.objects.filter(pk=instance.page_id).first()
    if page:
        refresh_pages(page.get_descendants(inclusive=True))


def on_collection_restricted(sender, instance, **kwargs):
    collection = Collection.objects.filter(pk=instance.collection_id).first()
    if collection:
        within = collection.get_descendants(inclusive=True)
        refresh_rows({model: _keys_within(model, within) for model in _kept_in_collections()})


def on_row_deleted(sender, instance, **kwargs):
    indexing.forget(sender, [instance.pk])


def on_terms_merged(sender, moved, **kwargs):
    refresh_rows(moved)


def on_term_saved(sender, instance, update_fields=None, created=False, **kwargs):
    """What carries a term is found by its name, so a new name is written to all of it."""
    if created or (update_fields and not NAMES & set(update_fields)):
        return
    entries = SearchEntry.objects.live().carrying(FACET_OF[sender], instance.pk)
    stale = entries.exclude(about__contains=names_of(instance)).values_list("model", "object_id")
    rows = {}
    for label, key in stale:
        rows.setdefault(label, []).append(key)
    refresh_rows({source.model: rows.get(source.model._meta.label_lower, ()) for source in sources()})


def refresh_pages(pages):
    rows = {}
    for page in pages.only("pk", "content_type"):
        rows.setdefault(page.specific_class, []).append(page.pk)
    refresh_rows(rows)


def refresh_rows(keys_by_model):
    for model, keys in keys_by_model.items():
        if source_of(model):
            indexing.refresh(model, keys)


def _kept_in_collections():
    return [source.model for source in sources() if hasattr(source.model, "collection")]


def _keys_within(model, collections):
    return model.objects.filter(collection__in=collections).values_list("pk", flat=True)
