"""What a consultation must show before it opens, after the government’s consultation principles. Pure.

Each check passes by itself, or a person excuses it with a reason that everybody can read.
"""

import re
from dataclasses import dataclass
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
    """One line of the pass sheet: `sentence` says what was found, `to_do` tells the editor what mends it."""

    name: str
    label: str
    passed: bool
    sentence: str
    to_do: str
    details: tuple = ()


def checks(plan):
    return [check(plan) for check in CHECKS]


def _purpose(plan):
    texts = {
        "why you ask": plan.why,
        "who decides": plan.who_decides,
        "what can still change": plan.what_can_change,
    }
    thin = [name for name, text in texts.items() if len(text.split()) < FEWEST_WORDS]
    said = "It says why, who decides and what can change."
    if thin:
        said = f"It says little about {' and '.join(thin)}."
    return Check("purpose", "What it is for, and who decides", not thin, said, "Say more about it.")


def _time(plan):
    needed = minutes_needed(plan.questions)
    said = f"It says {plan.minutes} minutes. By our count it takes about {needed}."
    passed = bool(plan.questions) and plan.minutes >= needed * 0.7
    return Check("time", "How long it takes", passed, said, "Change one of the two.")


def _period(plan):
    said = f"People have {(plan.closes - plan.opens).days} days."
    passed = plan.closes - plan.opens >= FEWEST_DAYS
    return Check("period", "Time to answer", passed, said, f"Give them {FEWEST_DAYS.days} days or more.")


def _reading(plan):
    ages = [(reading_age(f"{each.wording}. {each.help_text}"), each.wording) for each in _asking(plan)]
    hard = tuple(f"“{wording}”: about {age}" for age, wording in ages if age > OLDEST_READER)
    said = f"The hardest question can be read at about {max((age for age, _ in ages), default=0)} years."
    if hard:
        said = f"These need a reader older than {OLDEST_READER}."
    return Check("reading", "Plain words", not hard, said, "Use fewer and shorter words in them.", hard)


def _both_sides(plan):
    leading = [each.wording for each in _asking(plan) if each.wording.lower().startswith(LEADING)]
    one_ended = [each.wording for each in _asking(plan) if _has_one_end(each)]
    found = tuple(f"“{wording}”" for wording in (*leading, *one_ended))
    said = "These may lean to one side." if found else "No question leans to one side that we can see."
    to_do = "Ask them so that every answer is as easy to give, and name both ends of a scale."
    return Check("both_sides", "Both sides of each choice", not found, said, to_do, found)


def _has_one_end(question):
    return question.kind == Kind.SCALE and not (question.lowest_label and question.highest_label)


def _context(plan):
    bare = tuple(f"“{each.wording}”" for each in _asking(plan) if _is_unexplained(each))
    said = "Every question can be understood where it stands."
    if bare:
        said = "These have letters that people may not know."
    to_do = "Say them in words, or explain them under the question."
    return Check("context", "What people need to know", not bare, said, to_do, bare)


def _is_unexplained(question):
    letters = {*ABBREVIATION.findall(question.wording)} - KNOWN
    return any(each not in question.help_text and not question.context for each in letters)


def _easy_read(plan):
    said = {
        None: "There is no Easy Read page.",
        False: "The Easy Read page is older than these words.",
        True: "There is an Easy Read page, and it is newer than these words.",
    }[plan.fresh_easy_read]
    to_do = "Make one that says the same as these words, and publish it."
    return Check("easy_read", "Easy Read", bool(plan.fresh_easy_read), said, to_do)


def _documents(plan):
    private = plan.private_documents
    said = "Not everybody can read these documents." if private else "Everybody can read every document."
    return Check("documents", "Documents", not private, said, "Publish them, or take them away.", private)


def _outcome(plan):
    passed = plan.outcome_due > plan.closes.date()
    said = f"The outcome is due by {plan.outcome_due:%-d %B %Y}."
    to_do = "Choose a day after the close, or leave it empty: then it is 12 weeks after."
    return Check("outcome", "A date for the outcome", passed, said, to_do)


def _branching(plan):
    said = "Everybody comes to the end, and every question can be reached."
    if plan.branching:
        said = "Some questions cannot be asked as they stand."
    return Check("branching", "Branching", not plan.branching, said, "Mend these.", plan.branching)


def _lead(plan):
    said = "Somebody answers for it." if plan.has_lead else "Nobody answers for it yet."
    return Check("lead", "Who answers for it", plan.has_lead, said, "Choose who keeps it, under Review.")


def _told(plan):
    passed = not plan.told_already or len(plan.why_again.split()) >= FEWEST_WORDS
    said = "We found nothing that people have told us about this."
    if plan.told_already:
        said = f"People have told us {plan.told_already} things about this."
    to_do = "Read them, and say above why we ask again."
    return Check("told", "Have we been told already?", passed, said, to_do)


def _accessible(plan):
    who = "Somebody" if plan.is_accessible else "Nobody yet"
    said = f"{who} went through it by keyboard, on a phone and with a screen reader."
    return Check("accessible", "Everybody can use it", plan.is_accessible, said, "Do it, and tick it.")


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
