"""The word lists of the rules, from the files beside it: one word a line."""

from pathlib import Path

FOLDER = Path(__file__).with_name("words")


def listed(name):
    """The entries of a list: words, or a few words that stand together."""
    return frozenset((FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines())


# Names that are names wherever they stand with a capital, and names that are also words or places.
GIVEN_NAMES = listed("given_names")
SHARED_NAMES = listed("shared_names")
# Words that stand with a capital and name nobody, in small letters; those of them that are surnames too.
NOT_NAMES = listed("not_names")
SURNAMES = listed("surnames")
# "Elizabeth" is a person; "Queen Elizabeth" and "William Harvey Hospital" are places.
BEFORE_A_PLACE = listed("before_a_place")
PLACES = listed("places")
KINDS_OF_WARD = listed("kinds_of_ward")
STREETS = listed("streets")
# Who may be called by a name: people at work, people at home, anybody.
STAFF = listed("staff")
FAMILY = listed("family")
ANYBODY = listed("anybody")
# Two words with a capital behind one of these are a name, though neither is in a list.
BEFORE_A_NAME = listed("before_a_name")
# A role behind one of the first has its article; behind one of the second it needs one: "with nurse Julie".
OWNERS = listed("owners")
BARE = listed("bare")
