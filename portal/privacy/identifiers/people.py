"""Names: after a title, after a role, after "my name is", under a letter, and given names by themselves."""

from .letters import CAPITAL, GAP, LETTER, START, any_case, one_of
from .naming import CHECKS, OFFERS
from .rules import Kind, Rule
from .words import ANYBODY, FAMILY, STAFF

FULL = rf"(?:[ODN]['’])?[{CAPITAL}][{LETTER}]{{1,24}}(?:-[{LETTER}]{{1,24}}){{0,2}}(?![{LETTER}])"
INITIAL = rf"[{CAPITAL}](?:\.{GAP}?|{GAP})"
SMALL = "(?:van der|van|von|de la|de|der|den|di|da|del|el|al|bin|ibn)"
ONE = rf"(?:{INITIAL}){{0,2}}{FULL}(?:{GAP}(?:{SMALL}{GAP})?(?:{INITIAL})?{FULL}){{0,3}}"
AND = rf"(?:,{GAP}|,?{GAP}(?:and|&){GAP})"
NAME = rf"(?P<name>{ONE})"
NAMES = rf"(?P<name>{ONE}(?:{AND}{ONE}){{0,4}})"
SMALL_NAME = rf"(?P<name>[a-z]{{3,20}})(?![{LETTER}0-9])"
SMALL_NAMES = rf"(?P<name>[a-z]{{3,20}}(?:{GAP}[a-z]{{3,20}})?)(?![{LETTER}0-9])"

SHORT_TITLES = ("mr", "mrs", "ms", "mx", "dr", "prof")
LONG_TITLES = ("Professor", "Doctor", "Matron", "Staff nurse", "Charge nurse")
OTHER_TITLES = ("Nurse", "Sister", "Miss", "Sir", "Dame", "Lord", "Rev", "Reverend", "Consultant", "Surgeon")
TITLE = "|".join(
    (
        *(any_case(title) for title in SHORT_TITLES),
        *(f"[{title[0]}{title[0].lower()}]{title[1:].replace('n', '[Nn]', 1)}" for title in LONG_TITLES),
        *OTHER_TITLES,
        *(title.upper() for title in (*LONG_TITLES, *OTHER_TITLES)),
    )
)
ROLE = rf"(?P<keep>{one_of(*STAFF, *FAMILY)})"
SOMEBODY = rf"(?P<keep>{one_of(*STAFF, *FAMILY, *ANYBODY)})"
CALLED = one_of(
    "called", "named", "by the name of", "whose name is", "whose name was", "who was called", "who is called",
    "was called", "is called", "’s name is", "’s name was", "'s name is", "'s name was",
)  # fmt: skip
MY_NAME = rf"{any_case('name')}(?:{GAP}{one_of('is', 'was')}|['’]s|:)"
I_AM = one_of("i am called", "they call me", "call me", "known as", "addressed to", "dear", "signed")
GOODBYE = one_of(
    "regards", "best wishes", "thanks", "thank you", "yours", "sincerely", "faithfully", "truly", "love",
    "from", "signed", "cheers", "with thanks", "xx", "x",
)  # fmt: skip

RULES = tuple(
    Rule(Kind.NAME, START + pattern, offer, check)
    for pattern, offer, check in (
        (rf"(?P<title>{TITLE})\.?{GAP}{{1,2}}{NAMES}", ":titled", "surname"),
        (rf"(?P<title>{one_of(*SHORT_TITLES)})\.?{GAP}{SMALL_NAME}", ":titled", "small_surname"),
        (rf"{SOMEBODY},?{GAP}?{CALLED},?{GAP}{NAMES}", ":role", "name"),
        (rf"{SOMEBODY},?{GAP}?{CALLED},?{GAP}{SMALL_NAME}", ":role", "small_name"),
        (rf"{ROLE}{GAP}{NAMES}", ":role", "name"),
        (rf"{ROLE},{GAP}{NAMES}", ":role", "given_name"),
        (rf"(?:{MY_NAME}|{I_AM}),?{GAP}(?P<words>{NAME})", "(name left out)", "name"),
        (rf"{MY_NAME}{GAP}(?P<words>{SMALL_NAMES})", "(name left out)", "small_name"),
        (
            rf"{GOODBYE}[,.!]?[ ]{{0,3}}\n{{1,3}}[ ]{{0,3}}(?P<words>{NAME})(?=[ .]{{0,3}}(?:\n|$))",
            "(name left out)",
            "name",
        ),
        (NAMES, "somebody", "given_name"),
    )
)

__all__ = ["CHECKS", "OFFERS", "RULES"]
