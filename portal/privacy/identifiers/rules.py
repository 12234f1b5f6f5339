"""What a rule is, and why each kind of words is marked."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    NHS_NUMBER = "nhs_number"
    EMAIL = "email"
    WEB = "web"
    PHONE = "phone"
    BIRTH_DATE = "birth_date"
    DATE = "date"
    NUMBER = "number"
    ADDRESS = "address"
    POSTCODE = "postcode"
    WARD = "ward"
    NAME = "name"
    AGE = "age"

    @property
    def because(self):
        return BECAUSE[self]


BECAUSE = {
    Kind.NHS_NUMBER: "This looks like an NHS number. It belongs to one person alone.",
    Kind.EMAIL: "This looks like an email address.",
    Kind.WEB: "A web address or an account name can lead to a person.",
    Kind.PHONE: "This looks like a telephone number.",
    Kind.BIRTH_DATE: "A date of birth helps to show who a person is.",
    Kind.DATE: "An exact day can show who this is about. The month is enough.",
    Kind.NUMBER: "This looks like a number that belongs to one person.",
    Kind.ADDRESS: "This looks like the address of somebody’s home.",
    Kind.POSTCODE: "A postcode covers only a few homes.",
    Kind.WARD: "The name of a ward can show who was there.",
    Kind.NAME: "This looks like somebody’s name.",
    Kind.AGE: "An exact age can show who this is about.",
}


@dataclass(frozen=True)
class Rule:
    """Where `pattern` matches and the check of that name agrees, `offer` may replace the words.

    `begins` says where to try: at which first words, in small letters, or which kinds of word, so that no
    text takes long. A rule without it is tried everywhere in a text that has one of `needs`.

    The pattern keeps to what Python and JavaScript read alike: explicit letters in place of \\w, \\d, \\s and
    \\b, no flags, every repetition bounded. A group named `words` is what is marked; without one, it is the
    whole match. An offer that begins with a colon is the name of a function.
    """

    kind: Kind
    pattern: str
    offer: str
    check: str = ""
    begins: tuple = ()
    needs: tuple = ()


# Kinds of words to begin at: with a figure first, with one after a letter, of two letters, with a capital
# first, and given names.
DIGIT, CODE, PAIR, CAPITAL, GIVEN = "#", "#code", "#pair", "#capital", "#given"
