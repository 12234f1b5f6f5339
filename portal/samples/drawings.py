"""What the drawings draw in the gallery."""

from .things import DAY

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
QUARTERS = ("Jan–Mar", "Apr–Jun", "Jul–Sep")
FIGURES = (10, None, 25)
MOODS = (("Positive", 50), ("Neutral or mixed", 30), ("Negative", 20))
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
    "heat_map": {
        "rows": [
            {
                "label": label,
                "cells": [
                    {
                        "shown": shown,
                        "level": level,
                        "column": column,
                        "url": "/feedback/stories/" if level else None,
                    }
                    for column, shown, level in zip(QUARTERS, figures, levels, strict=True)
                ],
            }
            for label, figures, levels in (
                ("Breast cancer", ("0", "*", "10"), (0, 1, 2)),
                ("Lung cancer", ("15", "30", "40"), (3, 4, 5)),
            )
        ],
        "columns": QUARTERS,
        "corner": "Type of cancer",
        "title": "Most stories: Lung cancer, Jul–Sep (40).",
        "finding": "Stories by type of cancer and three months.",
    },
    "small_multiples": {
        "items": [
            {
                "label": label,
                "points": [
                    {"label": when, "value": value, "shown": "*" if value is None else value}
                    for when, value in zip(QUARTERS, FIGURES, strict=True)
                ],
            }
            for label in ("Parking", "Kept informed")
        ],
        "title": "Parking has risen most over time.",
        "finding": "Stories with each theme.",
    },
    "parts_of_a_whole": {
        "rows": [
            {
                "label": label,
                "hidden": hidden,
                "parts": [
                    {"label": mood, "shown": "*" if hidden else share, "x": start, "width": share}
                    for (mood, share), start in zip(MOODS, (0, 50, 80), strict=True)
                ],
            }
            for label, hidden in (("Jan–Mar", False), ("Apr–Jun", True))
        ],
        "keys": [mood for mood, _ in MOODS],
        "corner": "When",
        "title": "Most stories are positive (50).",
        "finding": "How people felt about what happened.",
    },
    "changes": {
        "rows": [
            {"label": "Parking", "now": 20, "before": 12, "change": 8, "serious": 10},
            {"label": "Kept informed", "now": 5, "before": 9, "change": -4, "serious": 40},
            {"label": "Fertility", "now": None, "before": 5, "change": None, "serious": None},
        ],
        "title": "Parking rose most, from 12% to 20% of stories.",
        "finding": "Each theme’s share of all stories.",
        "weighs": "Of these, negative",
    },
}
