"""Numbers and addresses of one person: NHS number, telephone, email, web, bank, car."""

import re

from stdnum import luhn
from stdnum.gb import nhs

from .letters import END, GAP, LETTER, first_words, one_of
from .rules import CODE, DIGIT, PAIR, Kind, Rule

EMAIL_SIGN = r"A-Za-z0-9._%+\-"
NAME_OF_A_HOST = r"[A-Za-z0-9\-]{1,60}"
REST_OF_ADDRESS = r"(?:[/?#][A-Za-z0-9/?#=&%_.~+\-]{0,200})?"
ENDINGS = ("com", "org", "net", "info", "co.uk", "org.uk", "me.uk", "uk")

NUMBER = one_of("number", "num", "no.", "no", "id", "ref")
IS = rf"(?:{GAP}?:|{GAP}{one_of('is', 'was')}:?)?{GAP}{{0,2}}"
BELONGING = (
    "card",
    "credit card",
    "hospital",
    "patient",
    "unit",
    "account",
    "case",
    "passport",
    "reference",
    "crn",
)
LINES = ("phone", "telephone", "tel", "mobile", "landline", "call", "ring", "text", "ext", "extension", "fax")
ON_IT = rf"(?:{GAP}{one_of('me')})?(?:{GAP}{one_of('on', 'at', 'number', 'no')})?[.]?"
IN_PARTS = r"[0-9]{1,11}(?:[ \-().]{1,2}[0-9]{1,11}){0,6}(?![0-9])"
FREE_OR_SHARED = ("080", "084", "087", "03", "09")
HELPLINES = "116"
OWN_SITES = re.compile(r"(?:nhs\.uk|gov\.uk|macmillan\.org\.uk|cancerresearchuk\.org)(?:[/?#]|$)")

RULES = (
    Rule(
        Kind.EMAIL,
        rf"(?<![{EMAIL_SIGN}])[{EMAIL_SIGN}]{{1,64}}@{NAME_OF_A_HOST}(?:\.{NAME_OF_A_HOST}){{1,4}}",
        "(email address left out)",
        needs=("@",),
    ),
    Rule(
        Kind.EMAIL,
        rf"(?<![{EMAIL_SIGN}])[{EMAIL_SIGN}]{{1,64}}{GAP}{{0,2}}(?:\(at\)|\[at\]){GAP}{{0,2}}{NAME_OF_A_HOST}"
        rf"(?:[ ]?(?:\.|\(dot\)|\[dot\])[ ]?{NAME_OF_A_HOST}){{1,3}}",
        "(email address left out)",
        needs=("(at)", "[at]"),
    ),
    Rule(
        Kind.WEB,
        rf"(?:[Hh]ttps?://|[Ww]{{3}}\.)[A-Za-z0-9.\-]{{3,100}}{REST_OF_ADDRESS}",
        "(web address left out)",
        "own_site",
        begins=("http", "https", "www"),
    ),
    Rule(
        Kind.WEB,
        rf"(?<![A-Za-z0-9.@/\-])[A-Za-z0-9\-]{{2,60}}\.{one_of(*ENDINGS)}(?![A-Za-z0-9@]){REST_OF_ADDRESS}",
        "(web address left out)",
        "own_site",
        needs=tuple(f".{ending}" for ending in ENDINGS),
    ),
    Rule(
        Kind.WEB,
        rf"(?<![{EMAIL_SIGN}@])@[A-Za-z0-9_]{{3,30}}(?![A-Za-z0-9_@]|\.[A-Za-z0-9])",
        "(account left out)",
        needs=("@",),
    ),
    Rule(
        Kind.NHS_NUMBER,
        rf"{one_of('NHS')}{GAP}?{NUMBER}{IS}(?P<words>[0-9](?:[ \-]?[0-9]){{6,11}})(?![0-9])",
        "(NHS number left out)",
        begins=("nhs",),
    ),
    Rule(
        Kind.NHS_NUMBER,
        rf"(?<![+.\-])(?:[1-9][0-9]{{2}}[ \-]?[0-9]{{3}}[ \-]?[0-9]{{4}}|[1-9][0-9](?:[ \-][0-9]{{2}}){{4}})"
        rf"(?![{LETTER}0-9]|[ \-][0-9])",
        "(NHS number left out)",
        "nhs_number",
        begins=(DIGIT,),
    ),
    Rule(
        Kind.NUMBER,
        rf"[A-Z]{{2}}[0-9]{{2}}(?:[ ]?[A-Z0-9]{{4}}){{2,7}}(?:[ ]?[A-Z0-9]{{1,3}})?{END}",
        "(account number left out)",
        "account",
        begins=(CODE,),
    ),
    Rule(
        Kind.NUMBER,
        r"(?:[0-9]{13,19}|[0-9]{4}[ \-][0-9]{6}[ \-][0-9]{5}|[0-9]{4}(?:[ \-]?[0-9]{4}){3})" + END,
        "(card number left out)",
        "card",
        begins=(DIGIT,),
    ),
    Rule(
        Kind.NUMBER,
        rf"{one_of('sort code')}{IS}(?P<words>[0-9]{{2}}[ \-]?[0-9]{{2}}[ \-]?[0-9]{{2}}){END}",
        "(sort code left out)",
        begins=("sort",),
    ),
    Rule(
        Kind.NUMBER,
        rf"{one_of(*BELONGING)}{GAP}?{NUMBER}{IS}(?P<words>[A-Za-z]{{0,3}}[0-9]{{4,12}}[A-Za-z]?){END}",
        "(number left out)",
        begins=first_words(BELONGING),
    ),
    Rule(
        Kind.NUMBER,
        rf"[A-Za-z]{{2}}(?:{GAP}?[0-9]{{2}}){{3}}{GAP}?[A-Da-d]{END}",
        "(National Insurance number left out)",
        begins=(CODE, PAIR),
    ),
    Rule(
        Kind.NUMBER,
        rf"[A-Z]{{2}}[0-9]{{2}}{GAP}?[A-Z]{{3}}{END}",
        "(number plate left out)",
        begins=(CODE,),
    ),
    Rule(
        Kind.PHONE,
        rf"(?<![+0-9])[(]?(?:\+[ ]?[1-9]|0){IN_PARTS}",
        "(telephone number left out)",
        "phone",
        needs=("+", "0"),
    ),
    Rule(
        Kind.PHONE,
        r"\(?[2-9][0-9]{2}\)?[ \-.]{1,2}[0-9]{3}[ \-.][0-9]{4}(?![0-9])",
        "(telephone number left out)",
        begins=(DIGIT,),
    ),
    Rule(
        Kind.PHONE,
        rf"{one_of(*LINES)}{ON_IT}{IS}(?P<words>\(?[0-9](?:[ \-().]{{0,2}}[0-9]){{5,11}})(?![0-9])",
        "(telephone number left out)",
        "own_line",
        begins=LINES,
    ),
)


def digits_in(text):
    return "".join(sign for sign in text if sign in "0123456789")


def nhs_number(match):
    return match.end() if nhs.is_valid(digits_in(match[0])) else None


def card(match):
    return match.end() if luhn.is_valid(digits_in(match[0])) else None


def account(match):
    """Letters and digits in fours are an account only with many digits: GB29 NWBK 6016 1331 9268 19."""
    return match.end() if len(digits_in(match[0])) >= 10 else None


def own_site(match):
    """Addresses that everybody may know are left; a full stop after an address is not a part of it."""
    address = match[0].rstrip(".?")
    return None if OWN_SITES.search(address.lower()) else match.start() + len(address)


def phone(match):
    """The longest beginning of the match that is a telephone number. Numbers of services are nobody's own."""
    text = match[0]
    for end in range(len(text), 9, -1):
        whole = digits_in(text[end - 1]) and not digits_in(text[end : end + 1])
        if whole and is_phone(text[:end]):
            return match.start() + end
    return None


def own_line(match):
    """After "ring" and the like a few figures are enough, unless everybody may ring them: 116 123."""
    shared = digits_in(match["words"]).startswith((*FREE_OR_SHARED, HELPLINES))
    return None if shared else match.end("words")


def is_phone(text):
    """True for a UK number with its 0 or +44, and for any other written with + or 00."""
    number = digits_in(text)
    if "+" in text or number.startswith("00"):
        number = number.removeprefix("00")
        if not number.startswith("44"):
            return 9 <= len(number) <= 15
        number = "0" + number[2:].removeprefix("0")
    return len(number) in (10, 11) and number[1] in "123578" and not number.startswith(FREE_OR_SHARED)


CHECKS = {
    "nhs_number": nhs_number,
    "card": card,
    "account": account,
    "own_site": own_site,
    "phone": phone,
    "own_line": own_line,
}
