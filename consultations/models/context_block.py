"""The fact bank beside a question: what people need to know before they answer it."""

from wagtail.blocks import CharBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtailnhsukfrontend import blocks as nhs

FACT_FEATURES = ["bold", "ol", "ul", "link", "document-link"]


class PartOfDocument(StructBlock):
    """The section of a document that the question asks people to comment on."""

    document = DocumentChooserBlock()
    heading = CharBlock(max_length=200, label="Section", help_text="For example: 3. Opening hours.")
    words = RichTextBlock(features=FACT_FEATURES, required=False, label="What the section says")

    class Meta:
        icon = "doc-full-inverse"
        label = "A section of a document to comment on"
        template = "consultations/blocks/part_of_document.html"


class ContextBlock(StreamBlock):
    words = RichTextBlock(features=FACT_FEATURES, icon="pilcrow")
    details = nhs.DetailsBlock(label="Words that open when they are wanted")
    picture = nhs.ImageBlock(icon="image")
    document = DocumentChooserBlock(icon="doc-full")
    part = PartOfDocument()
