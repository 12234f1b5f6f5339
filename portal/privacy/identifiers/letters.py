"""Pieces of patterns that Python and JavaScript read alike."""

ABOVE_LATIN_1 = [chr(number) for number in range(0x100, 0x180)] + list("ȘșȚț")
CAPITAL = "A-ZÀ-ÖØ-Þ" + "".join(letter for letter in ABOVE_LATIN_1 if letter.isupper())
LETTER = "A-Za-zÀ-ÖØ-öø-ſȘșȚț"
END = f"(?![{LETTER}0-9])"
GAP = "[ \u00a0]"


def any_case(words):
    """A pattern of the words, however they are written in capitals: any_case("Mr") is [Mm][Rr]."""
    return "".join(f"[{c.upper()}{c.lower()}]" if c.isalpha() else c for c in words)


def one_of(*words):
    """A pattern for any of the words, in any case, the longest first."""
    return (
        "(?:"
        + "|".join(any_case(word) for word in sorted(set(words), key=lambda each: (-len(each), each)))
        + ")"
    )


def first_words(phrases):
    """The word that each phrase begins with, in small letters, for the places where a rule is tried."""
    return tuple(
        sorted({phrase.lower().replace("’", " ").replace("'", " ").split()[0] for phrase in phrases})
    )
