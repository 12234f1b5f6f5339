"""Exact days, dates of birth and ages. A month and a year, or about how old, tell as much and name nobody."""

from .letters import END, GAP, LETTER, any_case, first_words, one_of
from .rules import DIGIT, Kind, Rule

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    "Mon", "Tue", "Tues", "Wed", "Thu", "Thur", "Thurs", "Fri", "Sat", "Sun",
)  # fmt: skip
SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec")
# "mar" is no month in small letters.
MONTH = f"(?P<month>{one_of(*MONTHS, *set(SHORT_MONTHS) - {'Mar'})}|Mar|MAR)(?![{LETTER}])"
WEEKDAY = one_of(*WEEKDAYS)
ORDINAL = one_of("st", "nd", "rd", "th")
DAY = rf"(?P<day>[0-3]?[0-9])(?:{GAP}?{ORDINAL})?"
YEAR = r"(?P<year>(?:19|20)[0-9]{2}|['’][0-9]{2})"
ON = rf"(?P<on>{any_case('on')}{GAP})?"
THE = rf"(?:{any_case('the')}{GAP})?"
WEEK = rf"(?:{WEEKDAY}\.?,?{GAP})?"

# The forms of a day, each with the words that it may begin with.
SPOKEN = (
    rf"{THE}{WEEK}{THE}{DAY}{GAP}?(?:{any_case('of')}{GAP})?{MONTH}(?:\.?,?{GAP}?{YEAR})?(?![0-9])",
    ("the", *first_words(WEEKDAYS), DIGIT),
)
SPOKEN_US = (
    rf"{WEEK}{MONTH}\.?{GAP}{THE}{DAY}(?![{LETTER}0-9])(?:,?{GAP}{YEAR})?(?![0-9])",
    first_words((*WEEKDAYS, *MONTHS, *SHORT_MONTHS)),
)
WRITTEN = (
    r"(?P<first>[0-3]?[0-9])[ ]?(?:/|-|\.)[ ]?(?P<second>[0-3]?[0-9])[ ]?(?:/|-|\.)[ ]?"
    r"(?P<year>(?:19|20)[0-9]{2}|[0-9]{2})(?![0-9]|[/.\-][0-9])",
    (DIGIT,),
)
ISO = (r"(?P<year>(?:19|20)[0-9]{2})-(?P<second>[01][0-9])-(?P<first>[0-3][0-9])(?![0-9])", (DIGIT,))
FORMS = (SPOKEN, SPOKEN_US, WRITTEN, ISO)

BIRTHS = ("date of birth", "dob", "d.o.b.", "d.o.b", "born", "birthday", "birthdate", "birth date")
BIRTH_BEGINS = first_words((*BIRTHS, "d"))
BORN = rf"{one_of(*BIRTHS)}(?:{GAP}?:|,|{GAP}{one_of('is', 'was', 'on', 'in')}){{0,2}}{GAP}{{0,2}}"
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
UNITS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
# What an offer has put in place of an age is none again.
EXACTLY = rf"(?<!over{GAP})(?<!about{GAP})(?<!under{GAP})"
AGE = rf"{EXACTLY}(?P<age>[0-9]{{1,3}}|{one_of(*TENS)}(?:[ \-]{one_of(*UNITS[:9])})?|{one_of(*UNITS)})"
YEARS = one_of("years", "year", "yrs", "yr")
OLD = any_case("old")
AGED = ("aged", "age of", "age", "age is", "age was", "turned", "turning", "turn")
WHO_IS = (
    "I am", "I was", "he is", "he was", "she is", "she was", "who is", "who was", "I’m", "I'm", "he’s",
    "he's", "she’s", "she's",
)  # fmt: skip
ROUGHLY = rf"(?:{one_of('only', 'now', 'just', 'nearly', 'almost')}{GAP})?"
GOES_ON = one_of("and", "when", "now", "at the time", "this year", "next", "but", "with", "so")
OTHER_UNITS = one_of("miles", "minutes", "mins", "hours", "weeks", "days", "months", "times")

RULES = (
    *(
        Rule(
            Kind.BIRTH_DATE,
            rf"{BORN}(?P<words>{form})",
            "(date left out)",
            "day",
            BIRTH_BEGINS,
        )
        for form, _ in FORMS
    ),
    Rule(
        Kind.BIRTH_DATE,
        rf"{any_case('born')}{GAP}(?P<words>{any_case('in')}{GAP}(?:{MONTH}{GAP})?{YEAR}){END}",
        "(year left out)",
        begins=("born",),
    ),
    *(Rule(Kind.DATE, ON + form, ":month", "day", ("on", *begins)) for form, begins in FORMS),
    Rule(
        Kind.DATE,
        rf"(?:{any_case('on')}{GAP})?{THE}{WEEKDAY},?{GAP}{THE}[0-3]?[0-9]{GAP}?{ORDINAL}{END}",
        "one day",
        begins=("on", "the", *first_words(WEEKDAYS)),
    ),
    *(
        Rule(Kind.AGE, pattern, offer, check, begins)
        for pattern, offer, check, begins in (
            (rf"[Aa][Nn]?{GAP}{AGE}[ \-]?{YEARS}[ \-]?{OLD}{END}", ":an_adult", "age", ("a", "an")),
            (rf"{AGE}-{YEARS}-{OLD}{END}", ":adult", "age", (DIGIT, *TENS, *UNITS)),
            (rf"{AGE}{GAP}?{YEARS}(?P<tail>{GAP}?{OLD}){END}", ":about", "age", (DIGIT, *TENS, *UNITS)),
            (rf"{AGE}{GAP}?{YEARS}{GAP}of{GAP}age{END}", ":about", "age", (DIGIT, *TENS, *UNITS)),
            (rf"{AGE}{GAP}?{one_of('yo', 'y/o')}{END}", ":about", "age", (DIGIT,)),
            (
                rf"{one_of(*AGED)}:?{GAP}(?P<words>{AGE}){END}(?!{GAP}?(?:%|{OTHER_UNITS}))",
                ":about",
                "age",
                first_words(AGED),
            ),
            (
                rf"{one_of(*WHO_IS)}{GAP}{ROUGHLY}(?P<words>{AGE})(?=[.,;!?)\n]|$|{GAP}{GOES_ON}{END})",
                ":about",
                "grown_age",
                first_words(WHO_IS),
            ),
        )
    ),
)


def day(match):
    """A day and a month that there can be. A second number past 12 is a day: so people write in the US."""
    found = match.groupdict()
    if found.get("month"):
        return match.end() if 1 <= int(found["day"]) <= 31 else None
    first, second = int(found["first"]), int(found["second"])
    return match.end() if 1 <= min(first, second) <= 12 and 1 <= max(first, second) <= 31 else None


def age(match):
    return match.end() if 0 < years_in(match["age"]) < 120 else None


def grown_age(match):
    """ "I was 4" is seldom an age: from two figures on it is one."""
    return match.end() if 10 <= years_in(match["age"]) < 120 else None


def month(match):
    """The month and the year of a day: "on 3 May 2026" becomes "in May 2026"."""
    found = match.groupdict()
    words = " ".join(filter(None, [month_name(found), full_year(found.get("year"))]))
    return f"in {words}" if found.get("on") else words


def month_name(found):
    if found.get("month"):
        return next(name for name in MONTHS if name[:3].lower() == found["month"][:3].lower())
    first, second = int(found["first"]), int(found["second"])
    return MONTHS[(second if second <= 12 else first) - 1]


def full_year(year):
    """Two figures are the years from 1940 to 2039."""
    if not year:
        return ""
    figures = year.lstrip("'’")
    return figures if len(figures) == 4 else f"{'20' if int(figures) < 40 else '19'}{figures}"


def about(match):
    """The age to the nearest five, in the form in which it was written."""
    tail = " years old" if match.groupdict().get("tail") else ""
    return f"{about_age(years_in(match['age']))}{tail}"


def about_age(years):
    if years > 85:
        return "over 85"
    return f"about {(years + 2) // 5 * 5}" if years >= 5 else "under 5"


def adult(match):
    years = years_in(match["age"])
    words = ((5, "very young"), (13, "young"), (18, "teenage"), (40, "younger"), (60, "middle-aged"))
    return next((word for below, word in words if years < below), "older")


def an_adult(match):
    word = adult(match)
    return f"an {word}" if word == "older" else f"a {word}"


def years_in(words):
    """12 for "12", 67 for "sixty-seven"."""
    if words[0] in "0123456789":
        return int(words)
    return sum(
        UNITS.index(word) + 1 if word in UNITS else (TENS.index(word) + 2) * 10
        for word in words.lower().replace("-", " ").split()
    )


CHECKS = {"day": day, "age": age, "grown_age": grown_age}
OFFERS = {"month": month, "about": about, "adult": adult, "an_adult": an_adult}
