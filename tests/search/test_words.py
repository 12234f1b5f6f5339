from hypothesis import given
from hypothesis import strategies as st

from search.analysis import LONGEST_WORD, SMALL_WORDS, spoken, token_of
from search.entries import Phrase
from search.wording.lexicon import Lexicon
from search.wording.remembering import Wording
from search.wording.thesaurus import Thesaurus, name_of, pairs_of
from search.words import MOST_WORDS, asked, typed_words

BRAIN = 7
PAIRS = [
    *pairs_of(["womb"], ["uterus"], True),
    *pairs_of(["womb cancer"], ["endometrial cancer"], True),
    *pairs_of(["back passage"], ["rectum"], True),
    *pairs_of(["camera test", "camera down"], ["endoscopy", "gastroscopy"], True),
    *pairs_of(["waterworks"], ["urological"], False),
    *pairs_of(["CNS"], ["clinical nurse specialist"], True),
    *pairs_of(["CNS"], ["central nervous system"], True, BRAIN),
]
SITES = {BRAIN: (name_of("Brain tumour"), name_of("glioma"))}
LEXICON = Lexicon(
    [
        ("waiting", "wait", 30, 40),
        ("operation", "oper", 8, 9),
        ("letter", "letter", 500, 600),
        ("lymphoedema", "lymphedema", 2, 2),
    ],
    1000,
)
WORDING = Wording(Thesaurus(PAIRS, SITES), LEXICON)


def understood(text, **given):
    return asked(text, WORDING, **given)


def texts(text):
    return [word.text for word in asked(text).words]


def also(text, **given):
    return list(understood(text, **given).also)


def phrases(text, **given):
    return {" ".join(phrase.tokens) for word in understood(text, **given).words for phrase in word.phrases}


def test_small_words_are_left_out_so_that_a_whole_question_may_be_asked():
    assert texts("what does the letter about my scan mean?") == ["letter", "scan"]
    assert asked("who is it for?").words == ()


def test_each_word_is_asked_once():
    assert texts("scan scans Scan results") == ["scan", "results"]


def test_cancer_is_looked_for_only_where_nothing_else_was_typed():
    assert texts("cancer nurse") == ["nurse"]
    assert texts("cancer") == ["cancer"]


def test_a_quotation_is_required_with_its_small_words():
    [phrase, word] = asked('"end of life" care').words

    assert (phrase.is_required, word.is_required) == (True, False)
    assert phrase.phrases == (Phrase(("end", "of", "life")),)


def test_a_quotation_mark_alone_is_none():
    assert [word.is_required for word in asked('"end of life').words] == [False, False]


def test_a_word_after_a_minus_must_not_be_there_and_a_hyphen_is_no_minus():
    found = asked('scan -letter -"back passage" x-ray - end')

    assert [phrase.tokens for phrase in found.without] == [("letter",), ("back", "passag")]
    assert [word.text for word in found.words] == ["scan", "x-ray", "end"]


def test_a_compound_is_looked_for_side_by_side_and_as_one_word():
    [word] = asked("x-ray scan").words[:1]
    assert word.phrases == (Phrase(("x", "ray")), Phrase(("xray",)))


def test_only_the_last_word_may_be_a_beginning():
    first, last = asked("womb bleed").words

    assert not any(phrase.is_beginning for phrase in first.phrases)
    assert last.phrases[-1] == Phrase(("bleed",), is_beginning=True)


def test_a_very_short_last_word_and_a_quoted_one_are_taken_as_they_are():
    for text in ("scan ct", 'scan "letter"'):
        assert not any(phrase.is_beginning for phrase in asked(text).words[-1].phrases)


def test_a_beginning_also_finds_words_that_are_stemmed_shorter_than_it():
    assert "wait" in phrases("waitin")
    assert "oper" in phrases("operat")


def test_an_everyday_name_also_looks_for_the_clinical_one_and_says_so():
    assert also("womb cancer") == ["uterus", "endometrial cancer"]
    assert {"uterus", "endometri"} <= phrases("womb cancer")


def test_a_clinical_name_also_looks_for_the_everyday_one():
    assert also("endometrial cancer") == ["womb cancer"]


def test_everyday_names_of_one_row_mean_each_other_and_clinical_ones_need_not():
    assert also("camera down") == ["endoscopy", "gastroscopy", "camera test"]
    assert also("endoscopy") == ["camera test", "camera down"]


def test_a_loose_pair_holds_one_way_only():
    assert also("waterworks") == ["urological"]
    assert also("urological") == []


def test_a_name_of_several_words_is_known_and_looked_for_only_side_by_side():
    assert also("pain in my back passage today") == ["rectum"]
    assert also("passage back") == []
    assert "central nervous system" not in also("nervous")


def test_another_form_of_a_name_is_that_name():
    assert also("back passages") == ["rectum"]


def test_a_pair_about_one_cancer_holds_where_somebody_searches_about_it():
    assert also("CNS") == ["clinical nurse specialist"]
    assert "central nervous system" in also("CNS", about=frozenset({BRAIN}))
    assert "central nervous system" in also("CNS with a brain tumour")


def test_exactly_what_was_typed_is_only_that():
    found = understood("womb cancer bleed", exactly=True)

    assert found.also == ()
    assert [word.phrases for word in found.words] == [(Phrase(("womb",)),), (Phrase(("bleed",)),)]


def test_a_quoted_name_has_no_other_names():
    assert also('"womb" letter') == []


def test_a_rare_word_is_worth_more_than_a_common_one():
    common, rare = understood("letter lymphoedema").words

    assert 1 <= common.worth < rare.worth <= 20


def test_typed_words_are_those_that_are_wanted():
    assert typed_words('Scan -letter "End of life"') == ["scan", "end", "of", "life"]


def test_words_of_other_scripts_are_words():
    [word] = asked("رعاية").words
    assert word.text == "رعاية"


def test_punctuation_alone_is_nothing():
    assert asked('!?… — 🙂 - -- "" “”') == asked("")


@given(st.text(max_size=3000))
def test_whatever_is_typed_becomes_a_few_plain_tokens(text):
    found = understood(text)

    assert len(found.words) <= MOST_WORDS
    for word in found.words:
        assert 1 <= word.worth <= 20
        for phrase in word.phrases:
            assert all(
                token.isascii() and token.isalnum() and token.islower() is not None for token in phrase.tokens
            )
            assert phrase.tokens


@given(st.text(max_size=300))
def test_words_are_spoken_the_same_again(text):
    once = spoken(text)
    assert [token_of(word) for word in once] == [token_of(word) for word in spoken(" ".join(once))] or any(
        len(word) > LONGEST_WORD for word in once
    )


def test_small_words_are_written_as_they_are_compared():
    assert {word for word in SMALL_WORDS if spoken(word) != [word]} == set()
