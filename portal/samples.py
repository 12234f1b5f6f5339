"""What the gallery shows: for each component its states, each with the parameters that make it."""

import datetime
from dataclasses import dataclass, field
from types import SimpleNamespace

from django import forms

from portal.forms import MonthField, PlainForm, WithHint
from portal.nav import Crumb

DAY = datetime.date(2026, 3, 9)
LONG = (
    "Waiting for the letter was harder than the treatment, because nobody could tell me when it would come."
)


class Terms(list):
    """A list that answers .all as a relation of a model does."""

    def all(self):
        return self


def term(name):
    return SimpleNamespace(name=name, slug=name.lower().replace(" ", "-"))


SITES = Terms([term("Bowel cancer"), term("Breast cancer")])
STAGES = Terms([term("Tests and diagnosis")])
PRIORITIES = Terms([term("Earlier diagnosis")])


@dataclass(frozen=True)
class Story:
    title: str = "The letter came nine days after the scan"
    words: str = LONG * 3
    published_at: datetime.date = DAY
    tumour_sites: Terms = field(default_factory=lambda: SITES)
    stages: Terms = field(default_factory=lambda: STAGES)

    def get_absolute_url(self):
        return "/feedback/stories/"


DOCUMENT = {
    "title": "What happens after an urgent referral",
    "summary": "A leaflet for people who have been sent for tests.",
    "url": "/documents/",
    "format": "PDF",
    "file_size": 220_000,
    "pages": 4,
    "last_reviewed": DAY,
    "downloads": "10 downloads",
}
STEPS = [
    {"label": "You write", "state": "done", "date": DAY},
    {"label": "A person reads", "state": "current", "note": "Within 5 working days"},
    {"label": "Your words appear, or none do"},
    {"label": "The alliance answers", "note": "Within 4 weeks"},
]
OPTIONS = [
    {"value": "bowel", "label": "Bowel cancer", "count": 12, "chosen": True},
    {"value": "breast", "label": "Breast cancer", "count": 8, "chosen": False},
]
CARDS = [
    {"heading": "Prevention and screening", "text": "Fewer people getting cancer.", "url": "/priorities/"},
    {"heading": "Earlier diagnosis", "text": "Finding cancer sooner.", "url": "/priorities/"},
    {"heading": "Treatment and care", "text": "The right treatment, near home.", "url": "/priorities/"},
]

# component: [(state, parameters), ...]
COMPONENTS = {
    "action_link": [("a way on", {"text": "Tell us what happened", "url": "/feedback/"})],
    "back_link": [("back", {"url": "/"})],
    "breadcrumb": [("two above", {"items": [Crumb("Home", "/"), Crumb("Priorities", "/priorities/")]})],
    "button": [
        ("primary", {"text": "Continue", "once": True}),
        ("secondary", {"text": "Save and come back", "kind": "secondary"}),
        ("warning", {"text": "Erase my story", "kind": "warning"}),
        ("link", {"text": "Start now", "url": "/feedback/"}),
    ],
    "card": [
        ("plain", {"heading": "Who leads this", "text": "The lead for earlier diagnosis."}),
        ("link", CARDS[0]),
        ("primary", {**CARDS[1], "kind": "primary", "note": "34 stories this year"}),
        ("feature", {"heading": "What this means for you", "text": LONG, "kind": "feature"}),
    ],
    "card_group": [("three", {"cards": CARDS})],
    "care_card": [
        ("non-urgent", {"kind": "non-urgent", "title": "Speak to a GP if:", "items": ["you are worried"]}),
        ("urgent", {"kind": "urgent", "title": "Ask for an urgent appointment if:", "text": LONG}),
        ("emergency", {"kind": "emergency", "title": "Call 999 if:", "text": "You cannot breathe."}),
    ],
    "chips": [
        (
            "two chosen",
            {
                "chips": [
                    {"label": "Bowel cancer", "remove_url": "?stage=tests"},
                    {"label": "Tests and diagnosis", "remove_url": "?site=bowel"},
                ],
                "clear_url": "/feedback/stories/",
            },
        )
    ],
    "consultation_card": [
        (
            stage,
            {
                "title": "Where should new clinics sit?",
                "url": "/take-part/",
                "summary": "Help us choose places that people can reach.",
                "stage": stage,
                "stage_label": label,
                "note": note,
                "dates": [("Opens", DAY), ("Closes", DAY + datetime.timedelta(weeks=6))],
            },
        )
        for stage, label, note in [
            ("open", "Open", "12 days left, 8 minutes"),
            ("forthcoming", "Opens soon", ""),
            ("closed", "Being read", ""),
            ("answered", "Answered", ""),
        ]
    ],
    "date_line": [("two dates", {"dates": [("Published", DAY), ("Answered", None)], "by": "A patient"})],
    "details": [
        ("closed", {"summary": "Why we ask this", "text": LONG}),
        ("expander", {"summary": "How we keep your words safe", "text": LONG, "expander": True}),
    ],
    "document_card": [
        ("with everything", {"document": DOCUMENT}),
        ("bare", {"document": {"title": "Easy Read leaflet", "url": "/documents/", "format": "DOCX"}}),
    ],
    "doors": [
        (
            "three ways in",
            {
                "level": 3,
                "doors": [
                    {
                        "heading": "Tell us what happened",
                        "text": "Good or bad, in your own words.",
                        "url": "/feedback/",
                    },
                    {
                        "heading": "Take part",
                        "text": "Help us decide what comes next.",
                        "url": "/take-part/",
                    },
                    {"heading": "Find", "text": "Stories, services and documents.", "url": "/search/"},
                ],
            },
        )
    ],
    "empty": [
        (
            "nothing yet",
            {
                "title": "Nobody has told us about this yet",
                "text": "Be the first.",
                "url": "/feedback/",
                "action": "Tell us what happened",
            },
        )
    ],
    "error_summary": [
        ("two problems", {"problems": [("#filter-site-bowel", "Enter your story"), ("", "Try again")]})
    ],
    "filter_group": [("open", {"legend": "Cancer", "name": "site", "options": OPTIONS, "open": True})],
    "icon": [
        (name, {"name": name})
        for name in ("search", "arrow-right", "arrow-left", "arrow-right-circle", "tick", "cross", "user")
    ],
    "inset_text": [("a note", {"text": "You can answer on paper or by phone instead."})],
    "notification_banner": [
        ("success", {"text": "Your password is changed.", "kind": "success"}),
        ("info", {"text": "Confirm your email address.", "kind": "info"}),
        ("error", {"text": "That link is no longer valid.", "kind": "error"}),
    ],
    "pagination": [
        (
            "in the middle",
            {
                "page": {
                    "has_previous": True,
                    "has_next": True,
                    "previous_page_number": 1,
                    "next_page_number": 3,
                }
            },
        )
    ],
    "progress_steps": [
        ("a line", {"steps": STEPS, "label": "What happens with your words", "line": True}),
        ("a list", {"steps": STEPS, "label": "What happens with your words, as a list"}),
    ],
    "promise": [
        (
            state,
            {
                "said": "Results letters came too late to plan anything.",
                "did": "Letters now leave within two days of the clinic.",
                "state": state,
                "organisation": "A hospital trust",
                "date": DAY,
                "sites": SITES,
                "url": "/promises/",
            },
        )
        for state in ("kept", "on time", "late", "broken")
    ],
    "receipt": [
        (
            "five words",
            {
                "title": "Your receipt words",
                "words": ["apple", "river", "button", "seven", "lamp"],
                "text": "Keep them. They open your story again.",
            },
        )
    ],
    "reply": [
        (
            "with an outcome",
            {
                "text": LONG,
                "organisation": "A hospital trust",
                "speaks_for": "Lead cancer nurse",
                "date": DAY,
                "outcome": "Change made",
            },
        )
    ],
    "review_line": [("both dates", {"reviewed": DAY, "next": DAY.replace(year=2027)})],
    "search_box": [
        ("with examples", {"label": "Search", "q": "", "examples": ["results", "bowel", "parking"]})
    ],
    "stat": [
        (
            "four figures",
            {
                "figures": [
                    {"value": "1,240", "label": "heard"},
                    {"value": "985", "label": "replied to"},
                    {"value": "45", "label": "changes made"},
                    {"value": "12 days", "label": "to reply", "note": "the middle value"},
                ],
                "period": "April 2025 to March 2026",
            },
        )
    ],
    "story_card": [("with a mark", {"story": Story(), "marks": [("Answered", "green")]})],
    "summary_list": [
        (
            "answers to check",
            {"rows": [{"key": "What happened", "value": LONG, "change_url": "/feedback/"}]},
        ),
        ("plain", {"rows": [{"key": "Phone", "value": "01234 567 890"}], "plain": True}),
    ],
    "table": [
        (
            "numbers",
            {
                "caption": "Stories by year",
                "head": ["Year", "Received", "Published"],
                "rows": [["2025", 410, 322], ["2026", 388, 301]],
                "numeric": True,
            },
        )
    ],
    "tag": [
        ("plain", {"text": "New"}),
        ("colour", {"text": "Answered", "colour": "green"}),
        ("link", {"text": "Bowel cancer", "colour": "blue", "url": "/search/?site=bowel"}),
    ],
    "tag_list": [("all kinds", {"sites": SITES, "stages": STAGES, "priorities": PRIORITIES})],
    "warning_callout": [
        ("important", {"text": LONG}),
        ("titled", {"text": LONG, "title": "Not an emergency"}),
    ],
    "words": [("a story", {"text": f"{LONG}\n\n{LONG}", "by": "A carer, about care in spring 2025"})],
}
# These carry the page's one h1, so each is shown on a page of its own.
PAGES = {
    "hero": [
        (
            "with search",
            {
                "title": "Your experience changes cancer care",
                "text": "Tell us what happened, and see what changed because people spoke.",
                "search": True,
                "examples": ["test results", "parking"],
            },
        )
    ],
    "page_head": [("with a lead", {"title": "Earlier diagnosis", "lead": LONG, "caption": "Priority"})],
    "panel": [("sent", {"title": "Thank you", "text": "Your reference is", "reference": "KM 4F 7Q 2R"})],
}
COUNTS = [
    {"label": label, "count": count, "url": "/feedback/stories/?stage=tests"}
    for label, count in [
        ("Screening", 4),
        ("GP visit and referral", 17),
        ("Tests and diagnosis", 31),
        ("Being told", 12),
        ("Treatment", 24),
        ("Bereavement", 0),
    ]
]
DRAWINGS = {
    "pathway_strip": {"stages": COUNTS, "title": "Stories along the pathway"},
    "bar_chart": {
        "rows": [{"label": row["label"], "value": row["count"]} for row in COUNTS],
        "title": "What people told us about",
        "unit": "stories",
    },
    "trend": {
        "points": [
            {"label": f"{2019 + step}", "value": value} for step, value in enumerate((3, 8, 6, 14, 19))
        ],
        "title": "Stories a year",
        "unit": "stories",
    },
    "timeline": {
        "events": [
            {"title": "Told", "date": DAY},
            {"title": "Published", "date": DAY, "text": "Two words were taken out to keep people private."},
            {"title": "Change planned", "state": "current", "url": "/promises/"},
        ],
        "label": "What happened with this story",
    },
}


RICH = f"<p>{LONG}</p>"
BULLETS = [f"<p>{words}</p>" for words in ("Write your questions down", "Bring somebody with you")]
# Blocks of a page's body, as Wagtail stores them.
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


class ExampleForm(PlainForm):
    words = forms.CharField(
        label="What happened?", widget=forms.Textarea, max_length=2000, help_text="In your own words."
    )
    email = forms.EmailField(label="Email address", help_text="We only use it to answer you.")
    told_by = forms.ChoiceField(
        label="Who are you?",
        widget=forms.RadioSelect,
        choices=[
            ("patient", WithHint("A patient", "You have or had cancer, or tests for it")),
            ("carer", "A carer or relative"),
            ("or", [("no", "I would rather not say")]),
        ],
    )
    about = forms.MultipleChoiceField(
        label="What is it about?",
        widget=forms.CheckboxSelectMultiple,
        choices=[("tests", "Tests"), ("treatment", "Treatment")],
    )
    place = forms.ChoiceField(label="Where was it?", choices=[("", "Choose a place"), ("a", "Ashford")])
    when = MonthField(label="When was it?", help_text="For example, March 2025")
    agree = forms.BooleanField(label="You may publish my words")
