"""Homes, postcodes and wards."""

from .letters import CAPITAL, END, GAP, LETTER, START, any_case, one_of
from .rules import Kind, Rule
from .words import KINDS_OF_WARD, NOT_NAMES, STREETS

WORD = f"[{CAPITAL}][{LETTER}'’]{{1,24}}"
FLAT = one_of("flat", "apartment", "apt", "apt.", "unit", "room")
TIME = one_of("days", "weeks", "hours", "nights", "months", "times", "minutes")

RULES = (
    Rule(
        Kind.ADDRESS,
        rf"{START}(?:{FLAT}{GAP}[0-9]{{1,4}}[A-Za-z]?,?{GAP})?[0-9]{{1,5}}[A-Za-z]?,?{GAP}(?:{WORD}{GAP}){{1,3}}"
        rf"{one_of(*STREETS)}{END}",
        "(address left out)",
    ),
    Rule(
        Kind.POSTCODE,
        r"(?<![A-Za-z0-9])[A-PR-UWYZa-pr-uwyz][A-HK-Ya-hk-y]?[0-9][A-HJKMNPR-Ya-hjkmnpr-y0-9]?[ ]?"
        r"(?![1-9](?:st|nd|rd|th))[0-9][ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2}(?![A-Za-z0-9])",
        "(postcode left out)",
    ),
    Rule(
        Kind.WARD,
        rf"{START}(?:{any_case('the')}{GAP})?{any_case('ward')}{GAP}(?:{any_case('number')}{GAP})?"
        rf"(?:[0-9]{{1,2}}[A-Za-z]?|[A-HJ-Z][0-9]{{0,2}}){END}",
        "the ward",
    ),
    Rule(
        Kind.WARD,
        rf"{START}(?:{any_case('the')}{GAP})?(?P<name>{WORD}(?:{GAP}{WORD})?){GAP}{any_case('ward')}{END}",
        "the ward",
        "named_ward",
    ),
    Rule(
        Kind.WARD,
        rf"{START}(?:{any_case('on')}|{any_case('to')}|{any_case('in')}|{any_case('from')}){GAP}"
        rf"(?P<words>(?P<name>[a-z]{{4,20}}){GAP}ward){END}",
        "the ward",
        "named_ward",
    ),
    Rule(
        Kind.WARD,
        rf"{START}{one_of('bed', 'bay')}{GAP}(?:{one_of('number', 'no', 'no.')}{GAP})?[0-9]{{1,2}}{END}"
        rf"(?!{GAP}{TIME})",
        ":bed",
    ),
)


def named_ward(match):
    """A ward is named where its first word is neither an ordinary word nor a kind of ward."""
    first = match["name"].split()[0].lower()
    return None if first in NOT_NAMES or first in KINDS_OF_WARD else match.end()


def bed(match):
    return f"a {match[0][:3].lower()}"


CHECKS = {"named_ward": named_ward}
OFFERS = {"bed": bed}
