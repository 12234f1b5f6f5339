"""What is done to documents in more than one row."""

from django.db import transaction
from django.db.models import Max

from .models import AllianceDocument, DocumentVersion


@transaction.atomic
def replace_file(document, file, *, by, now):
    """Put a new file in the place of the document's file. Its address stays, its earlier file is kept."""
    keep_version(document, file_name=document.file.name, by=by, now=now)
    document.file = file
    document._set_document_file_metadata()
    document.save()


@transaction.atomic
def keep_version(document, *, file_name, by, now):
    """Write down the file that the document had until now, as the database still describes it."""
    known = AllianceDocument.objects.select_for_update().get(pk=document.pk)
    latest = document.versions.aggregate(number=Max("number"))["number"] or 0
    version = DocumentVersion.objects.create(
        document=document,
        number=latest + 1,
        file=file_name,
        file_size=known.file_size,
        pages=known.pages,
        dated_at=known.changed_at,
        replaced_at=now,
        replaced_by=by,
    )
    document.changed_at = now
    return version
