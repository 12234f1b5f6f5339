"""Pages of Wagtail as sources: what every page type has in common, so that each need only name its kind."""

from .entries import Kind
from .registry import Entry, Source
from .text import words_of_html


def page_source(model, kind=Kind.PAGE, to_entry=None):
    """A source for a page type whose manager knows `published()`, as portal.pages.BasePage gives it."""
    terms = [name for name in ("tumour_sites", "priorities", "stages") if hasattr(model, name)]
    return Source(
        model=model,
        kind=kind,
        published=lambda: model.objects.published().prefetch_related(*terms),
        to_entry=to_entry or page_entry,
    )


def page_entry(page, **more):
    """The entry of a page from its title, summary, body and terms. `more` adds to it or replaces."""
    known = {
        "title": page.title,
        "url": page.url or "",
        "lead": page.summary,
        "body": words_of_body(page),
        "date": page.last_published_at,
        "tumour_sites": _terms(page, "tumour_sites"),
        "priorities": _terms(page, "priorities"),
        "stages": _terms(page, "stages"),
    }
    return Entry(**known | more)


def words_of_body(page, field="body"):
    """What a person reads in a StreamField, without asking the database for anything."""
    stream = page._meta.get_field(field)
    return " ".join(words_of_html(part) for part in stream.get_searchable_content(getattr(page, field)))


def _terms(page, name):
    return list(getattr(page, name).all()) if hasattr(page, name) else []
