from consultations.analysis.learning import CodeText, fit
from consultations.analysis.proposing import proposals

CODES = [
    CodeText("travel", "Getting there: buses, trains, cars and parking"),
    CodeText("staff", "Staff: how people were treated by nurses and doctors"),
    CodeText("waiting", "Waiting times and delays", cues=("machine was late",)),
]


def keys_of(lines, text):
    return [proposal.key for proposal in proposals(lines, text)]


def test_the_codebook_speaks_before_anything_was_coded():
    lines = fit([], CODES)
    (proposal,) = proposals(lines, "There is never any parking there.")
    assert proposal.key == "travel"
    assert proposal.because == ("parking",)


def test_a_cue_decides_and_is_shown_as_the_person_wrote_it():
    (proposal,) = proposals(fit([], CODES), "Every day the Machine was late again.")
    assert (proposal.key, proposal.because) == ("waiting", ("Machine was late",))


def test_what_was_coded_teaches_words_that_the_codebook_does_not_have():
    coded = [("The shuttle never came to Margate.", {"travel"}), ("A shuttle would help us.", {"travel"})]
    coded += [("She held my hand.", {"staff"}), ("He held the door and my hand.", {"staff"})] * 2
    text = "We missed the shuttle."
    assert keys_of(fit([], CODES), text) == []
    (proposal,) = proposals(fit(coded * 3, CODES), text)
    assert (proposal.key, proposal.because) == ("travel", ("shuttle",))


def test_a_word_of_one_answer_is_never_learned():
    coded = [("Wittersham Wittersham", {"travel"}), ("a nurse", {"staff"}), ("a nurse", {"staff"})]
    lines = fit(coded, CODES)
    assert not any("wittersham" in gram for line in lines.values() for gram in line.weights)


def test_the_same_examples_teach_the_same():
    coded = [
        ("a bus at six", {"travel"}),
        ("a kind bus driver", {"travel", "staff"}),
        ("a kind nurse", {"staff"}),
    ]
    assert fit(coded, CODES) == fit(coded, CODES)


def test_an_answer_about_nothing_gets_no_proposal():
    assert keys_of(fit([], CODES), "I do not know. No.") == []
    assert keys_of(fit([], CODES), "") == []
