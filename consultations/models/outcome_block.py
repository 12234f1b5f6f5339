"""The words of an outcome: what was asked, what people said, what the alliance did."""

from wagtail.blocks import CharBlock, RichTextBlock, StreamBlock, StructBlock

SAID_AND_DONE_FEATURES = ["bold", "ol", "ul", "link", "document-link"]


class AskedSaidDone(StructBlock):
    asked = CharBlock(max_length=250, label="We asked")
    said = RichTextBlock(features=SAID_AND_DONE_FEATURES, label="You said")
    done = RichTextBlock(features=SAID_AND_DONE_FEATURES, label="We did, or why not")

    class Meta:
        icon = "success"
        label = "We asked, you said, we did"
        template = "consultations/blocks/asked_said_done.html"


class OutcomeBlock(StreamBlock):
    finding = AskedSaidDone()
    words = RichTextBlock(features=["h3", *SAID_AND_DONE_FEATURES], icon="pilcrow")
