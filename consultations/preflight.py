"""What a consultation must show before it opens, after the government’s consultation principles. Pure.

Each check passes by itself, or a person excuses it with a reason that everybody can read.
"""

import re
from dataclasses import dataclass, field
from datetime import timedelta

from consultations.kinds import CHOOSING, Kind
from consultations.reading_age import reading_age

OLDEST_READER = 14
FEWEST_DAYS = timedelta(days=14)
FEWEST_WORDS = 8
ABBREVIATION = re.compile(r"\b[A-Z]{2,}s?\b")
KNOWN = {"NHS", "GP", "GPs", "UK"}
LEADING = (
    "do you agree that",
    "don’t you",
    "don't you",
    "wouldn’t you",
    "how much better",
    "how important is it that we",
)
# Seconds that answering takes, beside reading.
SECONDS = {Kind.TEXT: 100, Kind.LINE: 30, Kind.MATRIX: 40, Kind.RANKING: 40, Kind.SEVERAL: 25}
SECONDS_ELSE, WORDS_A_SECOND = 12, 3


@dataclass(frozen=True)
class Plan:
    """What is looked at. Texts are plain; `fresh_easy_read` is None where there is no Easy Read page."""

    why: str
    who_decides: str
    what_can_change: str
    minutes: int
    opens: object
    closes: object
    outcome_due: object
    questions: list
    has_lead: bool = False
    fresh_easy_read: bool | None = None
    private_documents: tuple = ()
    branching: tuple = ()
    told_already: int = 0
    why_again: str = ""
    is_accessible: bool = False


@dataclass(frozen=True)
class Check:
    """One line of the pass sheet. `sentence` says what was found, and what to do where it has not passed."""

    name: str
    label: str
    passed: bool
    sentence: str
    details: tuple = field(default=())


def checks(plan):
    return [check(plan) for check in CHECKS]


def _purpose(plan):
    texts = {
        "why you ask": plan.why,
        "who decides": plan.who_decides,
        "what can still change": plan.what_can_change,
    }
    thin = [name for name, text in texts.items() if len(text.split()) < FEWEST_WORDS]
    said = (
        f"Say more about {' and '.join(thin)}." if thin else "It says why, who decides and what can change."
    )
    return Check("purpose", "What it is for, and who decides", not thin, said)


def _time(plan):
    needed = minutes_needed(plan.questions)
    said = f"It says {plan.minutes} minutes. By our count it takes about {needed}."
    passed = bool(plan.questions) and plan.minutes >= needed * 0.7
    return Check("time", "How long it takes", passed, said if passed else f"{said} Change one of the two.")


def _period(plan):
    days = (plan.closes - plan.opens).days
    passed = plan.closes - plan.opens >= FEWEST_DAYS
    more = "" if passed else f" Give people {FEWEST_DAYS.days} days or more, or say why not."
    return Check("period", "Time to answer", passed, f"People have {days} days.{more}")


def _reading(plan):
    ages = [(reading_age(f"{each.wording}. {each.help_text}"), each.wording) for each in _asking(plan)]
    hard = tuple(f"“{wording}”: about {age}" for age, wording in ages if age > OLDEST_READER)
    said = f"The hardest question can be read at about {max((age for age, _ in ages), default=0)} years."
    if hard:
        said = f"Use fewer and shorter words here: these need a reader older than {OLDEST_READER}."
    return Check("reading", "Plain words", not hard, said, hard)


def _both_sides(plan):
    leading = [each.wording for each in _asking(plan) if each.wording.lower().startswith(LEADING)]
    one_ended = [each.wording for each in _asking(plan) if _has_one_end(each)]
    found = tuple(f"“{wording}”" for wording in (*leading, *one_ended))
    said = "No question leans to one side that we can see."
    if found:
        said = "Ask these so that every answer is as easy to give, and name both ends of a scale."
    return Check("both_sides", "Both sides of each choice", not found, said, found)


def _has_one_end(question):
    return question.kind == Kind.SCALE and not (question.lowest_label and question.highest_label)


def _context(plan):
    bare = tuple(f"“{each.wording}”" for each in _asking(plan) if _is_unexplained(each))
    said = "Every question can be understood where it stands."
    if bare:
        said = "These have letters that people may not know. Say them in words, or explain them below."
    return Check("context", "What people need to know", not bare, said, bare)


def _is_unexplained(question):
    letters = {*ABBREVIATION.findall(question.wording)} - KNOWN
    return any(each not in question.help_text and not question.context for each in letters)


def _easy_read(plan):
    said = {
        None: "There is no Easy Read page. Make one, or say why not.",
        False: "The Easy Read page is older than these words. Look whether it still says the same.",
        True: "There is an Easy Read page, and it is newer than these words.",
    }
    return Check("easy_read", "Easy Read", bool(plan.fresh_easy_read), said[plan.fresh_easy_read])


def _documents(plan):
    passed = not plan.private_documents
    said = "Everybody can read every document." if passed else "Publish these documents, or take them away."
    return Check("documents", "Documents", passed, said, plan.private_documents)


def _outcome(plan):
    passed = plan.outcome_due > plan.closes.date()
    said = f"The outcome is due by {plan.outcome_due:%-d %B %Y}."
    return Check(
        "outcome", "A date for the outcome", passed, said if passed else f"{said} That is too early."
    )


def _branching(plan):
    passed = not plan.branching
    said = "Everybody comes to the end, and every question can be reached."
    return Check("branching", "Branching", passed, said if passed else "Mend these first.", plan.branching)


def _lead(plan):
    said = "Somebody answers for it." if plan.has_lead else "Choose who keeps this page, under Review."
    return Check("lead", "Who answers for it", plan.has_lead, said)


def _told(plan):
    passed = not plan.told_already or len(plan.why_again.split()) >= FEWEST_WORDS
    if not plan.told_already:
        said = "We found nothing that people have told us about this."
    elif passed:
        said = f"We looked at what people have told us: {plan.told_already} things. {plan.why_again}"
    else:
        things = f"People have told us {plan.told_already} things about this."
        said = f"{things} Read them, and say below why we ask again."
    return Check("told", "Have we been told already?", passed, said)


def _accessible(plan):
    ways = "by keyboard, on a phone and with a screen reader"
    said = f"{'Somebody went' if plan.is_accessible else 'Go'} through it {ways}."
    return Check("accessible", "Everybody can use it", plan.is_accessible, said)


CHECKS = (
    _purpose,
    _told,
    _time,
    _period,
    _reading,
    _both_sides,
    _context,
    _branching,
    _documents,
    _easy_read,
    _accessible,
    _outcome,
    _lead,
)
# Without these nothing opens, whatever the reason.
NEVER_EXCUSED = frozenset({"purpose", "told", "branching", "accessible", "outcome", "lead"})


def minutes_needed(questions):
    """How long the longest way takes: reading, thinking and writing. At least one minute."""
    seconds = sum(_seconds(question) for question in questions if question.asks)
    return max(1, round(seconds / 60))


def _seconds(question):
    words = len(f"{question.wording} {question.help_text}".split())
    if question.kind in CHOOSING:
        words += sum(len(choice.label.split()) for choice in question.offered)
    return words / WORDS_A_SECOND + SECONDS.get(question.kind, SECONDS_ELSE)


def _asking(plan):
    return [question for question in plan.questions if question.asks]
