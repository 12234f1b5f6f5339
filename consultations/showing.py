"""What the public pages of consultations show, gathered in few queries."""

from itertools import islice

from django.db.models import prefetch_related_objects

from consultations import reports, wording
from consultations.facets import chips_of, facets_of, groups_of, narrowed
from consultations.stages import Stage

ANSWERED_A_PAGE = 10
LAST_PAGE = 1000

HEADINGS = {
    Stage.OPEN: (
        "Open now",
        "Nothing is open at the moment",
        "New consultations appear here on the day they open.",
    ),
    Stage.FORTHCOMING: ("Opening soon", "", ""),
    Stage.CLOSED: ("Being read", "", ""),
    Stage.ANSWERED: ("Answered", "", ""),
}


def card(page, request, now):
    """What components/consultation_card.html takes."""
    stage = page.stage_at(now)
    return {
        "title": page.title,
        "url": page.get_url(request),
        "summary": page.summary,
        "stage": stage.value,
        "stage_label": stage.label,
        "note": wording.standing(page, now),
        "who_for": page.who_for if stage in (Stage.OPEN, Stage.FORTHCOMING) else "",
        "minutes": page.minutes_to_answer if stage == Stage.OPEN else None,
        "sites": page.tumour_sites.all(),
        "priorities": page.priorities.all(),
    }


def listing(consultations, request, *, now):
    """The consultations that the reader asked for, by where they stand, and what to narrow them by."""
    facets, number = facets_of(request.GET), _page_number(request.GET)
    is_whole = number == 1 and not any(facet.chosen for facet in facets)
    listed = consultations.listed()
    found = narrowed(listed, facets)
    answered, has_next = _a_page(found.answered(now), number)
    running = list(found.still_running(now).in_reading_order()) if number == 1 else []
    prefetch_related_objects([*running, *answered], "tumour_sites", "priorities")
    return {
        "groups": _groups([card(page, request, now) for page in [*running, *answered]], is_whole),
        "filters": groups_of(listed, facets),
        "chips": chips_of(facets),
        "paging": {
            "has_previous": number > 1,
            "has_next": has_next,
            "previous_page_number": number - 1,
            "next_page_number": number + 1,
        },
    }


def _page_number(params):
    asked = params.get("page", "")
    return min(max(int(asked), 1), LAST_PAGE) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1


def _a_page(answered, number):
    start = (number - 1) * ANSWERED_A_PAGE
    rows = list(answered[start : start + ANSWERED_A_PAGE + 1])
    return list(islice(rows, ANSWERED_A_PAGE)), len(rows) > ANSWERED_A_PAGE


def _groups(cards, is_whole):
    """One group a stage, open first. Only a missing open one is told of, where nothing was filtered."""
    by_stage = {stage: [card for card in cards if card["stage"] == stage] for stage in HEADINGS}
    return [
        {"heading": heading, "cards": by_stage[stage], "empty": empty, "empty_text": why}
        for stage, (heading, empty, why) in HEADINGS.items()
        if by_stage[stage] or (is_whole and empty)
    ]


def one(page, *, now):
    """Everything on the page of one consultation. Figures only once the outcome is public."""
    stage = page.stage_at(now)
    is_answered = stage == Stage.ANSWERED
    return {
        "standing": wording.standing(page, now),
        "closing": wording.closing(page, now),
        "is_late": wording.is_late(page, now),
        "steps": wording.steps(page, now),
        "is_open": stage == Stage.OPEN,
        "is_answered": is_answered,
        "questions": [] if is_answered else page.asked(),
        "figures": reports.figures(page) if is_answered else None,
        "documents": [block.value for block in page.documents if block.value],
    }
