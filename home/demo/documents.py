"""Fills the library with the documents of documents.toml, made as files when they are loaded."""

from datetime import datetime, time
from io import BytesIO

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from pypdf import PdfReader

from home.models import AllianceDocument

from . import pdf_files, word_files
from .reading import A_YEAR, classify, day, editor, read


@transaction.atomic
def plant(now):
    """Create the documents that are missing. Returns how many were."""
    present = set(AllianceDocument.objects.values_list("slug", flat=True))
    missing = [facts for facts in read("documents")["document"] if facts["slug"] not in present]
    for facts in missing:
        _plant(facts, now)
    return len(missing)


def _plant(facts, now):
    reviewed = day(now, -facts["reviewed_days_ago"])
    document = AllianceDocument(
        slug=facts["slug"],
        title=facts["title"],
        summary=facts["summary"],
        kind=facts["kind"],
        kept_by=editor(),
        last_reviewed=reviewed,
        review_date=day(now, A_YEAR - facts["reviewed_days_ago"]),
        changed_at=timezone.make_aware(datetime.combine(reviewed, time(10))),
        download_count=facts["downloads"],
    )
    document.file.save(f"{facts['slug']}.{facts['format']}", ContentFile(made(facts, reviewed)), save=False)
    document.save()
    classify(document, facts)


def made(facts, reviewed):
    """The bytes of the file: the same for the same words and the same day of review."""
    details = f"{AllianceDocument.Kind(facts['kind']).label}. Last reviewed {reviewed:%B %Y}."
    pdf = pdf_files.make(facts, details)
    if facts["format"] == "pdf":
        return pdf
    return word_files.make(facts, details, pages=len(PdfReader(BytesIO(pdf)).pages))
