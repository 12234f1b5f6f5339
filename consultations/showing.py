"""What the public pages of consultations show, gathered in few queries."""

from django.db.models import QuerySet, Value, prefetch_related_objects

from consultations import wording
from consultations.facets import chips_of, facets_of, groups_of, narrowed
from consultations.outcome.report import report_of
from consultations.overview import glances
from consultations.stages import WITH_OUTCOME, Stage

ANSWERED_A_PAGE = 10
LAST_PAGE = 1000

HEADINGS = {
    Stage.OPEN: (
        "Open now",
        "Nothing is open at the moment",
        "New consultations appear here on the day they open.",
    ),
    Stage.PAUSED: ("Paused", "", ""),
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
    listed = consultations.listed()
    pages, has_next = _pages(narrowed(listed, facets), number, now)
    prefetch_related_objects(pages, "tumour_sites", "priorities")
    filters = groups_of(listed, facets)
    is_whole = number == 1 and not any(facet.slugs for facet in facets)
    return {
        "groups": _groups([card(page, request, now) for page in pages], is_whole),
        "filters": filters,
        "chips": chips_of(filters),
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


def _pages(found, number, now):
    """Everything that still runs, on the first page, and ten of the answered; and whether there are more."""
    start = (number - 1) * ANSWERED_A_PAGE
    ten_and_one = found.answered(now)[start : start + ANSWERED_A_PAGE + 1]
    rows = list(found.still_running_or_among(ten_and_one, now) if number == 1 else ten_and_one)
    answered = [page for page in rows if page.stage_at(now) == Stage.ANSWERED]
    beyond = answered[ANSWERED_A_PAGE:]
    return [page for page in rows if page not in beyond], bool(beyond)


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
    is_answered = stage in WITH_OUTCOME
    questionnaire = [] if is_answered else page.questionnaire()
    return {
        "standing": wording.standing(page, now),
        "closing": wording.closing(page, now),
        "apology": wording.apology(page, now),
        "steps": wording.steps(page, now),
        "is_open": stage == Stage.OPEN,
        "is_answered": is_answered,
        "questions": [question for question in questionnaire if question.asks],
        "glances": glances(questionnaire),
        "report": _report(page, now) if is_answered else None,
        "has_published_answers": now >= page.closes_at and page.has_published_answers(now),
        "documents": page.public_documents(),
        "notes": page.public_notes(),
        "terms": terms_of(page),
    }


def terms_of(page):
    """{"tumour_sites": [{"slug": …, "name": …}], …}: all that it is sorted by, in one query."""
    carried = {name: getattr(page, name).all() for name in ("tumour_sites", "priorities", "stages")}
    if not all(isinstance(terms, QuerySet) for terms in carried.values()):
        return carried
    first, *others = (
        terms.order_by().values("sort_order", "pk", "slug", "name", among=Value(name))
        for name, terms in carried.items()
    )
    rows = list(first.union(*others, all=True).order_by("sort_order", "pk"))
    return {name: [row for row in rows if row["among"] == name] for name in carried}


def _report(page, now):
    """What the frozen figures tell; None for the minutes until they are there."""
    frozen = page.frozen()
    return report_of(page, frozen, now) if frozen else None
