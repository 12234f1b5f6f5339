from portal.hints.reading_age import readability_of

PLAIN = "We will ring you. You can bring a friend. The scan takes ten minutes. It does not hurt. " * 4
HARD = (
    "Notwithstanding multidisciplinary recommendations, radiotherapeutic interventions necessitate "
    "comprehensive "
    "immobilisation procedures, individualised dosimetric verification and interprofessional communication "
    "throughout the treatment trajectory of each participating individual. "
) * 3


def test_short_words_in_short_sentences_are_for_the_young():
    assert readability_of(PLAIN).age <= 9


def test_long_words_in_long_sentences_are_for_few():
    found = readability_of(HARD)

    assert found.age >= 20
    assert len(found.long) == 0 or found.long[0].startswith("Notwithstanding")


def test_the_longest_sentence_stands_first():
    long, longer = "word " * 26 + ".", "word " * 40 + "!"
    found = readability_of(f"Short one. {long.capitalize()} {longer.capitalize()} The end.")

    assert [len(sentence.split()) for sentence in found.long] == [41, 27]


def test_a_few_words_have_no_age():
    assert readability_of("We will ring you.").age is None
    assert readability_of("").words == 0
