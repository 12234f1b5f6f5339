"""Each component in its states, each state with the parameters that make it."""

import datetime

from portal.nav import Crumb

from .things import DAY, LONG, PRIORITIES, SITES, STAGES, Story

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
    "follow": [("a note", {"url": "/search/alerts/", "note": "When it opens, and what came of it."})],
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
            "with a change",
            {
                "text": LONG,
                "organisation": "A hospital trust",
                "speaks_for": "Lead cancer nurse",
                "date": DAY,
                "change": "Letters go out within a week.",
                "is_made": True,
                "change_owner": "Booking office manager",
                "change_on": DAY,
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
