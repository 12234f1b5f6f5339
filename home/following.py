"""Keeps search in step with documents, also where what changed is not the document but its collection."""

from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from wagtail.models import Collection, CollectionViewRestriction
from wagtail.tasks import delete_file_from_storage_task

from search import indexing

from .inside import reading
from .inside.tasks import read_documents
from .models import AllianceDocument, DocumentVersion


def connect():
    post_save.connect(_document_saved, sender=AllianceDocument)
    pre_delete.connect(_document_going, sender=AllianceDocument)
    for terms in ("tumour_sites", "priorities", "stages"):
        m2m_changed.connect(_terms_changed, sender=getattr(AllianceDocument, terms).through)
    post_delete.connect(_version_gone, sender=DocumentVersion)
    for signal in (post_save, post_delete):
        signal.connect(_restriction_changed, sender=CollectionViewRestriction)
    post_save.connect(_collection_saved, sender=Collection)


def refresh_documents(documents):
    """Bring search into step with these documents: those in a private collection leave it."""
    indexing.refresh(AllianceDocument, documents.values_list("pk", flat=True))


def _document_saved(instance, raw, **kwargs):
    if raw:
        return
    if reading.expect(instance):
        read_documents.enqueue([instance.pk])
    indexing.refresh(AllianceDocument, [instance.pk])


def _document_going(instance, **kwargs):
    indexing.forget(AllianceDocument, [instance.pk])


def _terms_changed(instance, action, reverse, pk_set, **kwargs):
    if action.startswith("post_"):
        indexing.refresh(AllianceDocument, pk_set if reverse else [instance.pk])


def _restriction_changed(instance, **kwargs):
    refresh_documents(AllianceDocument.objects.in_collection(instance.collection_id))


def _collection_saved(instance, raw, **kwargs):
    """Wagtail moves a collection after it has saved it, in the same transaction and without a word."""
    if not raw:
        documents = AllianceDocument.objects.in_collection(instance.pk)
        transaction.on_commit(lambda: refresh_documents(documents.all()))


def _version_gone(instance, **kwargs):
    storage, name = instance.file.storage.deconstruct(), instance.file.name
    transaction.on_commit(lambda: delete_file_from_storage_task.enqueue(storage, name))
