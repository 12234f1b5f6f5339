from search.engines.texts import not_covered, points_with_all
from search.entries import Phrase, SearchQuery, Word

SCAN, SCANNER, BONE_SCAN = Phrase(("scan",)), Phrase(("scanner",)), Phrase(("bone", "scan"))
SCA = Phrase(("sca",), is_beginning=True)
BONE_SCA = Phrase(("bone", "sca"), is_beginning=True)


def test_what_a_beginning_finds_anyway_is_not_looked_for_beside_it():
    assert not_covered([SCAN, SCA, SCANNER]) == [SCA]


def test_whatever_else_is_looked_for_as_it_is():
    for phrases in ([SCAN, SCANNER], [Phrase(("letter",)), SCA], [BONE_SCAN, SCA], [SCAN, BONE_SCA]):
        assert not_covered(phrases) == phrases


def test_all_words_together_are_worth_three_times_each():
    words = (Word("scan", (SCAN,), worth=4), Word("bone", (BONE_SCAN,), worth=6))
    assert points_with_all(SearchQuery(words=words)) == 30
