"""Opening a consultation: its pass sheet, what it vouches for, and the refusal without one."""

import hashlib
import json

from django.db import transaction
from django.utils.html import strip_tags

from consultations import preflight
from consultations.branch_problems import problems
from consultations.preflight import NEVER_EXCUSED, Plan
from consultations.stages import Stage
from portal.privacy import audit

FEWEST_WORDS = 3
VOUCHED_FOR = (
    "key",
    "kind",
    "wording",
    "help_text",
    "required",
    "word_limit",
    "offers_other",
    "lowest",
    "lowest_label",
    "highest",
    "highest_label",
    "is_equality",
    "needs",
)


class NotReady(Exception):
    """The sheet does not pass: the checks that are open."""

    def __init__(self, open_checks):
        self.open_checks = open_checks
        super().__init__("Mend what is open, or say why it may stay.")


def plan_of(page, *, told, why_again="", is_accessible=False):
    """What the checks look at, for a page as it would be published."""
    questions = page.questionnaire()
    return Plan(
        why=strip_tags(page.why),
        who_decides=strip_tags(page.who_decides),
        what_can_change=strip_tags(page.what_can_change),
        minutes=page.minutes_to_answer,
        opens=page.opens_at,
        closes=page.closes_at,
        outcome_due=page.outcome_due,
        questions=questions,
        has_lead=page.lead is not None,
        fresh_easy_read=_fresh_easy_read(page),
        private_documents=_private_documents(page),
        branching=tuple(problem.sentence for problem in problems(questions)),
        told_already=told.total,
        why_again=why_again,
        is_accessible=is_accessible,
    )


def _fresh_easy_read(page):
    twin = page.easy_read
    if twin is None or not twin.live:
        return None
    written, changed = twin.last_published_at, page.latest_revision_created_at
    return bool(written and changed and written >= changed)


def _private_documents(page):
    chosen = [block.value for block in page.documents if block.value]
    public = page.public_documents()
    return tuple(document.title for document in chosen if document not in public)


def open_checks(checks, excuses):
    """The checks that neither passed nor are excused in a few words."""
    return [check for check in checks if not (check.passed or _is_excused(check, excuses))]


def _is_excused(check, excuses):
    return check.name not in NEVER_EXCUSED and len(excuses.get(check.name, "").split()) >= FEWEST_WORDS


@transaction.atomic
def sign(*, page, plan, told, excuses, by, now):
    """Keep the pass sheet of the page as it stands in its draft. Raises where something is open."""
    checks = preflight.checks(plan)
    if still_open := open_checks(checks, excuses):
        raise NotReady(still_open)
    sheet = page.pass_sheets.create(
        fingerprint=fingerprint(lines_of(page.questionnaire())),
        checks=[line(check, excuses) for check in checks],
        told_already=list(told.things),
        why_again=plan.why_again if told.total else "",
        by=by,
        at=now,
    )
    audit.record(action="consultation: pass sheet signed", subject=page, by=by)
    return sheet


def line(check, excuses):
    """A line of the sheet, as it is kept and shown."""
    excuse = "" if check.passed else excuses.get(check.name, "")
    return {
        "label": check.label,
        "passed": check.passed,
        "sentence": check.sentence,
        "details": list(check.details),
        "excuse": excuse,
    }


def fingerprint(lines):
    """The same for the same questions in the same order, and another for any other."""
    return hashlib.sha256(json.dumps(list(lines), default=str).encode()).hexdigest()


def lines_of(questions):
    """What a pass sheet vouches for, question by question."""
    for each in questions:
        yield line_of(each, each.choices.all(), each.rows.all())


def line_of(question, choices, rows):
    """All of a question that people read, and that decides who is asked and what may be answered."""
    facts = [str(getattr(question, name)) for name in VOUCHED_FOR]
    labels = [[offered.label for offered in each] for each in (choices, rows)]
    return [*facts, question.only_if or [], *labels, list(_told_by(question.context))]


def _told_by(context):
    """The words of the fact bank, however a field wraps them, and what pictures and documents it shows."""
    for block in context:
        texts = block.block.get_searchable_content(block.value)
        shown = {str(key) for _, key, *_ in block.block.extract_references(block.value)}
        yield [block.block_type, " ".join(" ".join(texts).split()), sorted(shown)]


def reason_against_opening(page, lines, now):
    """Why the page may not be published with the questions of these lines; empty where it may.

    What has opened needs no new sheet: what may change then is another rule.
    """
    if page.pk is None:
        return "Save it as a draft first. Then go through the checks under “Run it”."
    saved = type(page).objects.defer_streamfields().filter(pk=page.pk, live=True).first()
    if saved and saved.stage_at(now) != Stage.FORTHCOMING:
        return ""
    signed = page.pass_sheets.values_list("fingerprint", flat=True).first()
    if signed is None:
        return "Before it can be published, go through the checks under “Run it” and sign the pass sheet."
    if signed != fingerprint(lines):
        return "The questions have changed since the pass sheet was signed. Go through the checks once more."
    return ""
