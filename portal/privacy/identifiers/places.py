"""Homes, postcodes and wards."""

from .letters import CAPITAL as CAPITALS
from .letters import END, GAP, LETTER, any_case, first_words, one_of
from .rules import CAPITAL, CODE, DIGIT, Kind, Rule
from .words import KINDS_OF_WARD, NOT_NAMES, STREETS

WORD = f"[{CAPITALS}][{LETTER}'’]{{1,24}}"
THE = rf"(?:{any_case('the')}{GAP})?"
FLATS = ("flat", "apartment", "apt", "apt.", "unit", "room")
BEFORE_WARD = ("on", "to", "in", "from", "onto")
TIME = one_of("days", "weeks", "hours", "nights", "months", "times", "minutes")

RULES = (
    Rule(
        Kind.ADDRESS,
        rf"(?:{one_of(*FLATS)}{GAP}[0-9]{{1,4}}[A-Za-z]?,?{GAP})?[0-9]{{1,5}}[A-Za-z]?,?{GAP}"
        rf"(?:{WORD}{GAP}){{1,3}}{one_of(*STREETS)}{END}",
        "(address left out)",
        begins=(DIGIT, *first_words(FLATS)),
    ),
    Rule(
        Kind.POSTCODE,
        r"[A-PR-UWYZa-pr-uwyz][A-HK-Ya-hk-y]?[0-9][A-HJKMNPR-Ya-hjkmnpr-y0-9]?[ ]?"
        r"(?![1-9](?:st|nd|rd|th))[0-9][ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2}(?![A-Za-z0-9])",
        "(postcode left out)",
        begins=(CODE,),
    ),
    Rule(
        Kind.WARD,
        rf"{THE}{any_case('ward')}{GAP}(?:{any_case('number')}{GAP})?"
        rf"(?:[0-9]{{1,2}}[A-Za-z]?|[A-HJ-Z][0-9]{{0,2}}){END}",
        "the ward",
        begins=("the", "ward"),
    ),
    Rule(
        Kind.WARD,
        rf"{THE}(?P<name>{WORD}(?:{GAP}{WORD})?){GAP}{any_case('ward')}{END}",
        "the ward",
        "named_ward",
        begins=("the", CAPITAL),
    ),
    Rule(
        Kind.WARD,
        rf"{one_of(*BEFORE_WARD)}{GAP}(?P<words>(?P<name>[a-z]{{4,20}}){GAP}ward){END}",
        "the ward",
        "named_ward",
        begins=BEFORE_WARD,
    ),
    Rule(
        Kind.WARD,
        rf"{one_of('bed', 'bay')}{GAP}(?:{one_of('number', 'no', 'no.')}{GAP})?[0-9]{{1,2}}{END}"
        rf"(?!{GAP}{TIME})",
        ":bed",
        begins=("bed", "bay"),
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
