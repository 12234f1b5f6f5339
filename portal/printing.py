"""Sets words in type: a tagged PDF (PDF/UA-1) from a template of typst and plain values."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import typst
from django.core.cache import cache
from django.db.models import TextChoices
from django.http import HttpResponse, HttpResponseNotModified

TAGGED = ["ua-1"]
KEPT = 30 * 24 * 60 * 60


class Size(TextChoices):
    ORDINARY = "ordinary", "Ordinary print"
    LARGE = "large", "Large print"


@dataclass(frozen=True)
class Printed:
    """`name` changes with the words: who has this one already needs no other."""

    name: str
    pdf: bytes


def printed(template, told):
    """A public document, made once for its words and kept until they change: never anybody's own words."""
    words = json.dumps(told, ensure_ascii=False, sort_keys=True)
    name = hashlib.sha256(Path(template).read_bytes() + words.encode()).hexdigest()[:32]
    return Printed(name, cache.get_or_set(f"printed-form-{name}", lambda: set_in_type(template, told), KEPT))


def set_in_type(template, told):
    """The bytes of the PDF: tagged for screen readers, with its title and its language.

    The template finds `told` as JSON in sys.inputs.form.
    """
    return typst.compile(
        str(template),
        format="pdf",
        sys_inputs={"form": json.dumps(told, ensure_ascii=False)},
        pdf_standards=TAGGED,
        root=str(Path(template).parent),
    )


def pdf_response(request, made, *, filename):
    """Hands out a printed document, and sends nothing to whoever has this one already."""
    tag = f'"{made.name}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified(headers={"ETag": tag})
    headers = {
        "ETag": tag,
        "Content-Disposition": f'inline; filename="{filename}"',
        "Cache-Control": "no-cache",
    }
    return HttpResponse(made.pdf, content_type="application/pdf", headers=headers)
