"""The body of every page: NHS components that an editor puts together, and nothing that needs a developer.

Their markup is mended in templates/wagtailnhsukfrontend, where the package's own would shut somebody out.
"""

from wagtail.blocks import IntegerBlock, RichTextBlock, StreamBlock
from wagtailnhsukfrontend import blocks as nhs

RICH_TEXT_FEATURES = ["h2", "h3", "bold", "ol", "ul", "link", "document-link"]


def heading_level():
    return IntegerBlock(
        default=2,
        min_value=2,
        max_value=4,
        help_text="2 straight under the title of the page, 3 under a heading. People who listen rely on it.",
    )


class WarningCalloutBlock(nhs.WarningCalloutBlock):
    heading_level = heading_level()


class CareCardBlock(nhs.CareCardBlock):
    heading_level = heading_level()


class DoBlock(nhs.DoBlock):
    heading_level = heading_level()


class DontBlock(nhs.DontBlock):
    heading_level = heading_level()


class BodyBlock(StreamBlock):
    rich_text = RichTextBlock(features=RICH_TEXT_FEATURES, group="Words")
    inset_text = nhs.InsetTextBlock(group="Words")
    details = nhs.DetailsBlock(group="Words")
    expander_group = nhs.ExpanderGroupBlock(group="Words")
    warning_callout = WarningCalloutBlock(group="Care")
    care_card = CareCardBlock(group="Care")
    do_list = DoBlock(group="Care")
    dont_list = DontBlock(group="Care")
    action_link = nhs.ActionLinkBlock(group="Ways on")
    card_group = nhs.CardGroupBlock(group="Ways on")
    summary_list = nhs.SummaryListBlock(group="Facts")
    table = nhs.TableBlock(group="Facts")
    image = nhs.ImageBlock(group="Pictures")
