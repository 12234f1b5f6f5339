"""The body of every page: NHS components that an editor puts together, and nothing that needs a developer."""

from wagtail.blocks import RichTextBlock, StreamBlock
from wagtailnhsukfrontend import blocks as nhs

RICH_TEXT_FEATURES = ["h2", "h3", "bold", "ol", "ul", "link", "document-link"]


class BodyBlock(StreamBlock):
    rich_text = RichTextBlock(features=RICH_TEXT_FEATURES, group="Words")
    inset_text = nhs.InsetTextBlock(group="Words")
    details = nhs.DetailsBlock(group="Words")
    expander_group = nhs.ExpanderGroupBlock(group="Words")
    warning_callout = nhs.WarningCalloutBlock(group="Care")
    care_card = nhs.CareCardBlock(group="Care")
    do_list = nhs.DoBlock(group="Care")
    dont_list = nhs.DontBlock(group="Care")
    action_link = nhs.ActionLinkBlock(group="Ways on")
    card_group = nhs.CardGroupBlock(group="Ways on")
    summary_list = nhs.SummaryListBlock(group="Facts")
    table = nhs.TableBlock(group="Facts")
    image = nhs.ImageBlock(group="Pictures")
