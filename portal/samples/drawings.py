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
