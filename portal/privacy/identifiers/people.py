"""Names: after a title, after a role, after "my name is", under a letter, and given names by themselves."""

from .letters import CAPITAL, GAP, LETTER, any_case, first_words, one_of
from .naming import CHECKS, OFFERS
from .rules import CAPITAL as CAPITAL_FIRST
from .rules import GIVEN, Kind, Rule
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
OTHER_TITLES = (
    "Nurse",
    "Sister",
    "Miss",
    "Sir",
    "Lady",
    "Dame",
    "Lord",
    "Rev",
    "Reverend",
    "Consultant",
    "Surgeon",
)
TITLE = "|".join(
    (
        *(any_case(title) for title in SHORT_TITLES),
        *(f"[{title[0]}{title[0].lower()}]{title[1:].replace('n', '[Nn]', 1)}" for title in LONG_TITLES),
        *OTHER_TITLES,
        *(title.upper() for title in (*LONG_TITLES, *OTHER_TITLES)),
    )
)
ROLES = (*STAFF, *FAMILY)
CALLABLE = (*ROLES, *ANYBODY)
ROLE = rf"(?P<keep>{one_of(*ROLES)})"
SOMEBODY = rf"(?P<keep>{one_of(*CALLABLE)})"
CALLED = one_of(
    "called", "named", "by the name of", "whose name is", "whose name was", "who was called", "who is called",
    "was called", "is called", "’s name is", "’s name was", "'s name is", "'s name was",
)  # fmt: skip
MY_NAME = rf"{any_case('name')}(?:{GAP}{one_of('is', 'was')}|['’]s|:)"
I_AM = ("i am called", "they call me", "call me", "known as", "addressed to", "dear", "signed")
GOODBYES = (
    "regards", "best wishes", "thanks", "thank you", "yours", "sincerely", "faithfully", "truly", "love",
    "from", "signed", "cheers", "with thanks", "xx", "x",
)  # fmt: skip

RULES = tuple(
    Rule(Kind.NAME, pattern, offer, check, begins)
    for pattern, offer, check, begins in (
        (
            rf"(?P<title>{TITLE})\.?{GAP}{{1,2}}{NAMES}",
            ":titled",
            "surname",
            first_words((*SHORT_TITLES, *LONG_TITLES, *OTHER_TITLES)),
        ),
        (
            rf"(?P<title>{one_of(*SHORT_TITLES)})\.?{GAP}{SMALL_NAME}",
            ":titled",
            "small_surname",
            SHORT_TITLES,
        ),
        (rf"{SOMEBODY},?{GAP}?{CALLED},?{GAP}{NAMES}", ":role", "name", first_words(CALLABLE)),
        (rf"{SOMEBODY},?{GAP}?{CALLED},?{GAP}{SMALL_NAME}", ":role", "small_name", first_words(CALLABLE)),
        (rf"{ROLE}{GAP}{NAMES}", ":role", "name", first_words(ROLES)),
        (rf"{ROLE},{GAP}{NAMES}", ":role", "given_name", first_words(ROLES)),
        (rf"{MY_NAME},?{GAP}(?P<words>{NAME})", "(name left out)", "name", ("name",)),
        (rf"{MY_NAME}{GAP}(?P<words>{SMALL_NAMES})", "(name left out)", "small_name", ("name",)),
        (rf"{one_of(*I_AM)},?{GAP}(?P<words>{NAME})", "(name left out)", "name", first_words(I_AM)),
        (
            rf"{one_of(*GOODBYES)}[,.!]?[ ]{{0,3}}\n{{1,3}}[ ]{{0,3}}(?P<words>{NAME})"
            r"(?=[ .]{0,3}(?:\n|$))",
            "(name left out)",
            "name",
            first_words(GOODBYES),
        ),
        (NAMES, "somebody", "given_name", (GIVEN,)),
        (NAME, "somebody", "full_name", (CAPITAL_FIRST,)),
    )
)

__all__ = ["CHECKS", "OFFERS", "RULES"]
