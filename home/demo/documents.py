"""Fills the library with the documents of documents.toml, made as files when they are loaded."""

from datetime import datetime, time
from io import BytesIO

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from pypdf import PdfReader

from home.actions import replace_file
from home.inside import child, reading
from home.models import AllianceDocument

from . import download_months, pdf_files, scans, word_files
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
        download_count=facts["downloads"],
    )
    earlier = [day(now, -ago) for ago in facts.get("earlier_days_ago", ())]
    moments = [*earlier, reviewed]
    document.file = _file(facts, moments[0])
    document.changed_at = _morning(moments[0])
    document.save()
    look_inside(document)
    for moment in moments[1:]:
        replace_file(document, _file(facts, moment), by=document.kept_by, now=_morning(moment))
        look_inside(document)
    classify(document, facts)
    download_months.plant(document, now)


def _file(facts, reviewed):
    return ContentFile(made(facts, reviewed), name=f"{facts['slug']}.{facts['format']}")


def _morning(moment):
    return timezone.make_aware(datetime.combine(moment, time(10)))


def look_inside(document):
    """At once and in this process: these files are our own, and a demonstration is whole when it is
    loaded."""
    reading.read(document.pk, look=child.look)
    document.refresh_from_db(fields=["pages"])


def made(facts, reviewed):
    """The bytes of the file: the same for the same words and the same day of review."""
    details = f"{AllianceDocument.Kind(facts['kind']).label}. Last reviewed {reviewed:%B %Y}."
    pdf = pdf_files.make(facts, details)
    if facts.get("made") == "scan":
        return scans.make(facts, details)
    if facts["format"] == "pdf":
        return pdf
    return word_files.make(facts, details, pages=len(PdfReader(BytesIO(pdf)).pages))
