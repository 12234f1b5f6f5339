"""Makes the consultation pages of consultations.toml, in which days count from the day of loading."""

import json
import tomllib
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from consultations import copying, opening, preflight
from consultations.branching import Comparison, Condition, number_in
from consultations.models import (
    Choice,
    ConsultationIndexPage,
    ConsultationPage,
    MatrixRow,
    PublicNote,
    Question,
    QuestionSet,
)
from consultations.told_already import Told
from portal.taxonomy.models import PathwayStage, Priority, TumourSite

from . import answering, coding, publishing, sitting

FILE = Path(__file__).with_name("consultations.toml")
OPENING, CLOSING = time(9), time(17)
LABEL = "The questions are real ones. This consultation, its answers and its outcome are invented."


@transaction.atomic
def plant(now, *, rich_text):
    """Create the consultations that are missing. Returns how many were.

    rich_text: turns the plain markup of the file into the HTML that an editor's field holds.
    """
    facts = tomllib.loads(FILE.read_text())["consultation"]
    present = set(ConsultationPage.objects.values_list("slug", flat=True))
    missing = [each for each in facts if each["slug"] not in present]
    for each in missing:
        page = _plant_page(each, now, rich_text)
        if "library" in each:
            _keep_in_library(page, **each["library"])
        _sign(page, now)
        if page.paused_at:
            _say_why_it_rests(page, each)
        if each.get("responses"):
            answering.plant(page, each)
            publishing.plant(page)
        if each.get("sat"):
            sitting.plant(page, each, now)
    coding.plant(now)
    return len(missing)


def _plant_page(facts, now, rich_text):
    page = ConsultationPage(
        title=facts["title"],
        slug=facts["slug"],
        summary=facts["summary"],
        who_for=facts["who_for"],
        minutes_to_answer=facts["minutes"],
        pace=facts.get("pace", ConsultationPage.Pace.QUESTION),
        audience=facts.get("audience", ConsultationPage.Audience.EVERYONE),
        is_listed=facts.get("is_listed", True),
        opens_at=_moment(now, facts["opens_in_days"], OPENING),
        closes_at=_moment(now, facts["closes_in_days"], CLOSING),
        why=rich_text(facts["why"]),
        who_decides=rich_text(facts["who_decides"]),
        what_can_change=rich_text(facts["what_can_change"]),
        body=json.dumps([{"type": "inset_text", "value": {"body": f"<p>{LABEL}</p>"}}]),
        first_published_at=_moment(now, min(facts["opens_in_days"] - 14, -2), OPENING),
        **_outcome(facts, now, rich_text),
    )
    if "paused_in_days" in facts:
        page.paused_at = _moment(now, facts["paused_in_days"], OPENING)
    page.questions = _questions(facts)
    page.tumour_sites = TumourSite.objects.named(facts["tumour_sites"])
    page.priorities = Priority.objects.named(facts["priorities"])
    page.stages = PathwayStage.objects.named(facts["stages"])
    return ConsultationIndexPage.objects.get().add_child(instance=page)


def _outcome(facts, now, rich_text):
    if "outcome" not in facts:
        return {}
    findings = [
        {
            "type": "finding",
            "value": {
                "asked": each["asked"],
                "said": rich_text(each["said"]),
                "done": rich_text(each["done"]),
            },
        }
        for each in facts["outcome"]
    ]
    return {
        "outcome": json.dumps(findings),
        "outcome_published_at": _moment(now, facts["outcome_in_days"], OPENING),
    }


def _questions(facts):
    """The questions in order; a condition names an earlier one by its `name` in the file."""
    named, questions = {}, []
    for number, each in enumerate(facts["questions"]):
        question = _question(facts["slug"], number, each)
        question.only_if = [_condition(named, condition) for condition in each.get("only_if", [])]
        named[each.get("name")] = question
        questions.append(question)
    return questions


def _question(slug, number, facts):
    """The key follows from the page and the number, so that the same seed makes the same questions."""
    question = Question(
        key=answering.key_for(slug, number),
        sort_order=number,
        context=json.dumps(_context(facts)),
        **{name: facts[name] for name in AS_WRITTEN if name in facts},
    )
    question.choices = [
        Choice(key=answering.key_for(slug, number, place), label=label, sort_order=place)
        for place, label in enumerate(answering.labels(facts))
    ]
    question.rows = [
        MatrixRow(key=answering.key_for(slug, number, "row", place), label=label, sort_order=place)
        for place, label in enumerate(facts.get("rows", []))
    ]
    return question


AS_WRITTEN = (
    "kind",
    "wording",
    "help_text",
    "required",
    "word_limit",
    "offers_other",
    "lowest",
    "highest",
    "lowest_label",
    "highest_label",
    "is_equality",
)


def _context(facts):
    words = [{"type": "words", "value": f"<p>{text}</p>"} for text in facts.get("context", [])]
    details = [facts["details"]] if "details" in facts else []
    return words + [{"type": "details", "value": _opened(each)} for each in details]


def _opened(facts):
    return {"title": facts["title"], "body": [{"type": "richtext", "value": f"<p>{facts['text']}</p>"}]}


def _condition(named, facts):
    earlier = named[facts["name"]]
    keys = tuple(choice.key for choice in earlier.choices.all() if choice.label in facts.get("choices", ()))
    return Condition(
        earlier.key, facts.get("test", Comparison.HAS), keys, number_in(facts.get("number"))
    ).to_json()


def _sign(page, now):
    """The pass sheet, with an invented reason wherever a check did not pass."""
    plan = replace(opening.plan_of(page, told=Told((), {}), is_accessible=True), has_lead=True)
    page.pass_sheets.create(
        fingerprint=opening.fingerprint(opening.lines_of(page.questionnaire())),
        checks=[opening.line(check, INVENTED) for check in preflight.checks(plan)],
        at=min(page.first_published_at, now),
    )


EXCUSED = ("time", "period", "reading", "both_sides", "context", "documents", "easy_read")
INVENTED = dict.fromkeys(EXCUSED, "An invented reason: this is a demonstration.")


def _keep_in_library(page, *, name, about):
    """What the page asks under its last heading, as a set to be used again."""
    questions = page.questionnaire()
    last = max(place for place, question in enumerate(questions) if not question.asks)
    told = copying.to_json(questions[last:])["questions"]
    QuestionSet.objects.get_or_create(
        name=name, defaults={"about": about, "is_equality": True, "questions": told}
    )


def _say_why_it_rests(page, facts):
    PublicNote.objects.create(
        consultation=page, kind=PublicNote.Kind.PAUSED, words=facts["paused_because"], at=page.paused_at
    )


def _moment(now, days, at):
    """That hour in London, so many days from now."""
    day = timezone.localdate(now) + timedelta(days=days)
    return timezone.make_aware(datetime.combine(day, at))
