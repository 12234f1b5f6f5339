"""The fact bank: what stands beside a question for whoever wants to know more before they answer."""

from dataclasses import dataclass

from wagtail.documents import get_document_model


@dataclass(frozen=True)
class Asked:
    """A question's form and what stands above it. blocks: pieces of its context, documents left out."""

    form: object
    blocks: tuple
    documents: tuple
    about: object

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
    question = form.question
    return Asked(
        form=form,
        blocks=tuple(block for block in question.context if block.block_type != "document"),
        documents=tuple(found[key] for key in _context_keys(question) if key in found),
        about=found.get(question.about_document_id),
    )


def _context_keys(question):
    return [block["value"] for block in question.context.raw_data if block["type"] == "document"]


def _document_keys(question):
    about = [question.about_document_id] if question.about_document_id else []
    return [*about, *_context_keys(question)]
