from datetime import date

from search.analysis import token_text, tokens
from search.entries import Phrase, Word
from search.ranking import TITLE_IS_ASKED, Candidate, explained, ranked


def word(text, *others, worth=10, longer=()):
    same = [Phrase(tuple(tokens(other))) for other in others]
    guessed = [Phrase(tuple(tokens(other)), is_beginning=True) for other in longer]
    return Word(text, (Phrase(tuple(tokens(text))), *same, *guessed), worth=worth)


def candidate(key, title="", lead="", body="", day=None):
    return Candidate(key, token_text(title), token_text(lead), token_text(body), day)


def best(words, *candidates):
    return ranked(words, candidates)[0]


SCAN, LETTER = word("scan"), word("letter")
FILLING = "nothing much was said there " * 100


def test_a_title_tells_more_than_a_lead_and_a_lead_more_than_a_body():
    body, lead, title = (
        candidate(1, body="A scan"),
        candidate(2, lead="A scan"),
        candidate(3, title="One scan"),
    )
    assert [explained([SCAN], one).has_asked_title for one in (body, lead, title)] == [False, False, False]
    assert ranked([SCAN], [body, lead, title]) == [3, 2, 1]


def test_a_text_that_says_it_more_often_stands_higher():
    assert best([SCAN], candidate(1, body="scan scan scan"), candidate(2, body="scan here now")) == 1


def test_neighbours_that_are_the_same_word_both_count():
    assert (
        explained([SCAN], candidate(1, body="scan scan")).score
        > explained([SCAN], candidate(1, body="scan here")).score
    )


def test_a_long_text_is_diluted():
    assert best([SCAN], candidate(1, body="The scan"), candidate(2, body=f"The scan {FILLING}")) == 1


def test_a_rare_word_decides_between_two_texts_with_one_word_each():
    rare = word("lymphoedema", worth=18)
    assert best([SCAN, rare], candidate(2, body="The scan"), candidate(1, body="lymphoedema too")) == 1


def test_a_text_with_all_words_stands_above_one_that_repeats_a_single_one():
    both, one = candidate(1, body="A letter about a scan"), candidate(2, body="scan scan scan scan")
    assert best([SCAN, LETTER], both, one) == 1


def test_words_side_by_side_as_typed_stand_higher_than_the_same_apart():
    apart, together = candidate(2, body="scan the letter"), candidate(1, body="the scan letter")
    assert best([SCAN, LETTER], apart, together) == 1


def test_the_typed_word_is_worth_more_than_another_name_and_that_more_than_a_guess():
    asked = [word("womb", "uterus", longer=["wombs"])]
    womb, uterus = candidate(1, body="the womb"), candidate(2, body="the uterus")
    assert ranked(asked, [uterus, womb]) == [1, 2]

    guess = [word("chem", "sact", longer=["chem"])]
    assert ranked(guess, [candidate(1, body="the chemist"), candidate(2, body="the sact")]) == [2, 1]


def test_a_title_that_is_all_asked_for_stands_first():
    exactly, more = candidate(1, title="Scan"), candidate(2, title="Scan")
    reason = explained([SCAN], exactly)
    assert reason.has_asked_title
    assert not explained([SCAN], candidate(2, title="Scan results")).has_asked_title
    assert reason.score == TITLE_IS_ASKED * sum(reason.words.values())
    assert ranked([SCAN], [exactly, more]) == [2, 1]


def test_of_equals_the_newest_stands_first_and_one_without_a_day_last():
    entries = [
        candidate(1, body="scan", day=date(2026, 1, 1)),
        candidate(2, body="scan", day=date(2026, 5, 1)),
        candidate(3, body="scan"),
    ]
    assert ranked([SCAN], entries) == [2, 1, 3]


def test_what_holds_nothing_of_it_has_no_points():
    assert explained([SCAN], candidate(1, body="A letter")).score == 0
