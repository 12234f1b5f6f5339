"""The fact bank: what stands beside a question for whoever wants to know more before they answer."""

from dataclasses import dataclass

from wagtail.documents import get_document_model

FOLDED = ("words", "details", "picture")


@dataclass(frozen=True)
class Part:
    """The section of a document that a question is about. words: what the section says, as rich text."""

    document: object
    heading: str
    words: str


@dataclass(frozen=True)
class Asked:
    """A question's form and what stands above it. blocks: pieces of its context that a person may open."""

    form: object
    blocks: tuple
    documents: tuple
    parts: tuple

    @property
    def question(self):
        return self.form.question

    @property
    def has_facts(self):
        return bool(self.blocks or self.documents)


def beside(forms):
    """Each form with its facts. One query for all the documents, and none where there are none."""
    wanted = {key for form in forms for key in _document_keys(form.question)}
    found = get_document_model().objects.published().in_bulk(wanted) if wanted else {}
    return [_asked(form, found) for form in forms]


def _asked(form, found):
    context = form.question.context
    return Asked(
        form=form,
        blocks=tuple(block for block in context if block.block_type in FOLDED),
        documents=tuple(found[key] for key in _raw(context, "document") if key in found),
        parts=tuple(_part(value, found) for value in _raw(context, "part")),
    )


def _part(value, found):
    return Part(found.get(value.get("document")), value.get("heading", ""), value.get("words") or "")


def _raw(context, kind):
    """Values as they are stored, so that no document is looked up one by one."""
    return [block["value"] for block in context.raw_data if block["type"] == kind]


def _document_keys(question):
    parts = [value.get("document") for value in _raw(question.context, "part")]
    return [*_raw(question.context, "document"), *filter(None, parts)]
