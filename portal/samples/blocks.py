"""Blocks of a page's body, as Wagtail stores them."""

from .things import LONG

RICH = f"<p>{LONG}</p>"
BULLETS = [f"<p>{words}</p>" for words in ("Write your questions down", "Bring somebody with you")]
BLOCKS = [
    {
        "type": "rich_text",
        "value": f"<h2>A heading</h2>{RICH}<ul><li>One</li><li>Two</li></ul><h3>Under it</h3>{RICH}",
    },
    {"type": "inset_text", "value": {"body": RICH}},
    {"type": "details", "value": {"title": "More about this", "body": [{"type": "richtext", "value": RICH}]}},
    {
        "type": "expander_group",
        "value": {
            "expanders": [{"title": "How long it takes", "body": [{"type": "richtext", "value": RICH}]}],
        },
    },
    {"type": "warning_callout", "value": {"title": "Important", "heading_level": 2, "body": RICH}},
    *(
        {
            "type": "care_card",
            "value": {
                "type": kind,
                "title": "Speak to a nurse if:",
                "heading_level": 2,
                "body": [
                    {"type": "richtext", "value": RICH},
                    {"type": "action_link", "value": {"text": "Find help", "external_url": "/support/"}},
                ],
            },
        }
        for kind in ("primary", "urgent", "immediate")
    ),
    {"type": "do_list", "value": {"heading_level": 2, "do": BULLETS}},
    {"type": "dont_list", "value": {"heading_level": 2, "dont": BULLETS}},
    {"type": "action_link", "value": {"text": "Tell us what happened", "external_url": "/feedback/"}},
    {
        "type": "card_group",
        "value": {
            "column": "one-half",
            "body": [
                {"type": "card_basic", "value": {"heading": "Plain", "heading_level": 2, "body": RICH}},
                {
                    "type": "card_clickable",
                    "value": {"heading": "Link", "heading_level": 2, "body": RICH, "url": "/support/"},
                },
                {
                    "type": "card_feature",
                    "value": {"feature_heading": "Feature", "heading_level": 2, "body": RICH},
                },
            ],
        },
    },
    {"type": "summary_list", "value": {"rows": [{"key": "Phone", "value": "<p>01234 567 890</p>"}]}},
    {
        "type": "table",
        "value": {
            "caption": "Opening hours",
            "head": [{"text": "Day"}, {"text": "Hours"}],
            "rows": [{"cells": [{"text": "Monday"}, {"text": "9 to 5"}]}],
            "first_cell_is_header": True,
        },
    },
]
