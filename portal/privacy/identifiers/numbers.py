"""Numbers and addresses of one person: NHS number, telephone, email, web, bank, car."""

import re

from stdnum import luhn
from stdnum.gb import nhs

from .letters import END, GAP, LETTER, START, one_of
from .rules import Kind, Rule

ONE_PERSONS = one_of("hospital", "patient", "unit", "account", "case", "passport", "reference", "crn")
LINE = one_of("phone", "telephone", "tel", "mobile", "landline", "call", "ring", "text", "ext", "extension")
ON_IT = rf"(?:{GAP}{one_of('me')})?(?:{GAP}{one_of('on', 'at', 'number', 'no')})?[.]?"
IS = rf"(?:{GAP}?:|{GAP}{one_of('is', 'was')}:?)?{GAP}{{0,2}}"
NUMBER = one_of("number", "num", "no.", "no")
EMAIL_SIGN = r"A-Za-z0-9._%+\-"
FREE_OR_SHARED = ("080", "084", "087", "03", "09")
LIKE_A_US_NUMBER = re.compile(r"\(?[2-9][0-9]{2}\)?[ \-.]{0,2}[0-9]{3}[ \-.][0-9]{4}(?![0-9])")
OWN_SITES = re.compile(r"(?:nhs\.uk|gov\.uk|macmillan\.org\.uk|cancerresearchuk\.org)(?:[/?#]|$)", re.I)

RULES = (
    Rule(
        Kind.EMAIL,
        rf"(?<![{EMAIL_SIGN}])[{EMAIL_SIGN}]{{1,64}}@[A-Za-z0-9\-]{{1,60}}(?:\.[A-Za-z0-9\-]{{1,60}}){{1,4}}",
        "(email address left out)",
    ),
    Rule(
        Kind.EMAIL,
        rf"(?<![{EMAIL_SIGN}])[{EMAIL_SIGN}]{{1,64}}{GAP}{{0,2}}(?:\(at\)|\[at\]){GAP}{{0,2}}[A-Za-z0-9\-]{{1,60}}"
        r"(?: ?(?:\.|\(dot\)|\[dot\]) ?[A-Za-z0-9\-]{1,60}){1,3}",
        "(email address left out)",
    ),
    Rule(
        Kind.WEB,
        rf"(?<![{EMAIL_SIGN}@/])(?:https?://|[Ww]{{3}}\.)[A-Za-z0-9.\-]{{3,100}}(?:[/?#][A-Za-z0-9/?#=&%_.~+\-]{{0,200}})?",
        "(web address left out)",
        "own_site",
    ),
    Rule(
        Kind.WEB,
        r"(?<![A-Za-z0-9.@/\-])[A-Za-z0-9\-]{2,60}\.(?:com|org|net|info|co\.uk|org\.uk|me\.uk|uk)(?![A-Za-z0-9@])"
        r"(?:/[A-Za-z0-9/?#=&%_.~+\-]{0,200})?",
        "(web address left out)",
        "own_site",
    ),
    Rule(Kind.WEB, rf"(?<![{EMAIL_SIGN}@])@[A-Za-z0-9_]{{3,30}}(?![A-Za-z0-9_.@])", "(account left out)"),
    Rule(
        Kind.NHS_NUMBER,
        rf"{START}{one_of('NHS')}{GAP}?{NUMBER}{IS}(?P<words>[0-9](?:[ \-]?[0-9]){{6,11}})(?![0-9])",
        "(NHS number left out)",
    ),
    Rule(
        Kind.NHS_NUMBER,
        rf"(?<![{LETTER}0-9+.\-])[1-9](?:[ \-]?[0-9]){{9}}(?![{LETTER}0-9]|[ \-][0-9])",
        "(NHS number left out)",
        "nhs_number",
    ),
    Rule(
        Kind.NUMBER,
        rf"{START}[A-Z]{{2}}[0-9]{{2}}(?:[ ]?[A-Z0-9]{{4}}){{2,7}}(?:[ ]?[A-Z0-9]{{1,3}})?{END}",
        "(account number left out)",
        "has_digits",
    ),
    Rule(Kind.NUMBER, rf"{START}[0-9](?:[ \-]?[0-9]){{12,18}}{END}", "(card number left out)", "card"),
    Rule(
        Kind.NUMBER,
        rf"{START}{one_of('sort code')}{IS}(?P<words>[0-9]{{2}}[ \-]?[0-9]{{2}}[ \-]?[0-9]{{2}}){END}",
        "(sort code left out)",
    ),
    Rule(
        Kind.NUMBER,
        rf"{START}{ONE_PERSONS}{GAP}?{one_of('number', 'num', 'no.', 'no', 'id', 'ref')}{IS}"
        rf"(?P<words>[A-Za-z]{{0,3}}[0-9]{{4,12}}[A-Za-z]?){END}",
        "(number left out)",
    ),
    Rule(
        Kind.NUMBER,
        rf"{START}[A-CEGHJ-PR-TW-Za-ceghj-pr-tw-z][A-CEGHJ-NPR-TW-Za-ceghj-npr-tw-z]{GAP}?[0-9]{{2}}{GAP}?[0-9]{{2}}"
        rf"{GAP}?[0-9]{{2}}{GAP}?[A-Da-d]{END}",
        "(National Insurance number left out)",
    ),
    Rule(Kind.NUMBER, rf"{START}[A-Z]{{2}}[0-9]{{2}}{GAP}?[A-Z]{{3}}{END}", "(number plate left out)"),
    Rule(
        Kind.PHONE,
        rf"(?<![{LETTER}0-9+])(?:\+|\(\+?)?[0-9](?:[ \-().]{{0,2}}[0-9]){{8,16}}(?![0-9])",
        "(telephone number left out)",
        "phone",
    ),
    Rule(
        Kind.PHONE,
        rf"{START}{LINE}{ON_IT}{IS}(?P<words>[0-9](?:[ \-]?[0-9]){{5,9}})(?![0-9])",
        "(telephone number left out)",
    ),
)


def digits_in(text):
    return "".join(sign for sign in text if sign in "0123456789")


def nhs_number(match):
    return match.end() if nhs.is_valid(digits_in(match[0])) else None


def card(match):
    return match.end() if luhn.is_valid(digits_in(match[0])) else None


def has_digits(match):
    """Letters and digits in fours are an account only with many digits: GB29 NWBK 6016 1331 9268 19."""
    return match.end() if len(digits_in(match[0])) >= 10 else None


def own_site(match):
    """Addresses that everybody may know are left; a full stop after an address is not a part of it."""
    address = match[0].rstrip(".?")
    return None if OWN_SITES.search(address) else match.start() + len(address)


def phone(match):
    """The longest beginning of the match that is a telephone number. Numbers of services are nobody's own."""
    text = match[0]
    if like_us := LIKE_A_US_NUMBER.match(text):
        return match.start() + like_us.end()
    ends = [place + 1 for place, sign in enumerate(text) if sign in "0123456789"]
    whole = [end for end in ends if text[end : end + 1] not in tuple("0123456789")]
    fitting = [end for end in whole if is_phone(text[:end])]
    return match.start() + fitting[-1] if fitting else None


def is_phone(text):
    """True for a UK number with its 0 or +44, and for any other written with + or 00."""
    number = digits_in(text)
    if text.lstrip("(").startswith("+") or number.startswith("00"):
        number = number.removeprefix("00")
        if not number.startswith("44"):
            return 9 <= len(number) <= 15 and number[0] != "0"
        number = "0" + number[2:].removeprefix("0")
    return (
        number.startswith("0")
        and number[1:2] in tuple("123578")
        and len(number) in (10, 11)
        and not number.startswith(FREE_OR_SHARED)
    )


CHECKS = {
    "nhs_number": nhs_number,
    "card": card,
    "has_digits": has_digits,
    "own_site": own_site,
    "phone": phone,
}
