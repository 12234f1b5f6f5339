"""Every sentence here is invented."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.cues import COMPILED, RULES, ConcernKind, cues_in, first_of_each_kind

SELF_HARM = [
    "I have thought about suicide since the scan.",
    "Some nights I feel suicidal.",
    "My brother tried to take his own life after they told him.",
    "I wanted to end it all.",
    "I have been planning to end my life.",
    "I could have killed myself that night.",
    "I want to die.",
    "There are days when I just want to die and nobody asks.",
    "I wish I was dead.",
    "They would be better off without me.",
    "I don’t want to be here any more.",
    "I did not want to wake up.",
    "There is no point in living like this.",
    "I have nothing left to live for.",
    "I can't go on.",
    "I cannot cope any more.",
    "I can’t take this anymore and there is no one to ring.",
    "She has been self-harming since the surgery.",
    "I started cutting myself again.",
    "He took all of his tablets on Sunday.",
    "I have been saving up my morphine.",
    "I stood on the platform and nearly jumped in front of the train.",
    "I had lost the will to live.",
    "I pray I won't wake up.",
    "I have never been so suicidal in my life.",
    "I can't stop thinking about killing myself.",
    "I prayed that I would\nnot wake.",
]
ABUSE = [
    "The carer hit my mother.",
    "My husband hits me when I am sick from the chemo.",
    "I am scared of my son.",
    "She told me she is afraid of her own partner.",
    "He was left in his own urine all night.",
    "She was left lying for hours in a wet bed.",
    "Dad was given no food for a day.",
    "He touched me inappropriately during the examination.",
    "I was sexually assaulted on the ward.",
    "The porter grabbed my arm and dragged me to the chair.",
    "They held her down to put the line in.",
    "She was handled very roughly.",
    "My daughter takes my pension and says it is for the parking.",
    "The nurse threatened to leave me there.",
    "He locks me in when he goes to work.",
    "My aunt had pressure sores when she came home.",
    "It was plain neglect.",
    "He had bruises on his wrists that nobody could explain.",
    "I do not feel safe at home.",
    "The staff were abusive to my uncle.",
    "Her son won't let her see the nurse.",
    "My wife slapped me and I said nothing to the doctor.",
]
URGENT_HARM = [
    "Please help me.",
    "I need help now.",
    "Somebody please ring me tonight.",
    "I have a temperature of 39 and the line is not answered.",
    "I am coughing up blood.",
    "The wound is bleeding and it will not stop.",
    "I can’t breathe when I lie down.",
    "As I write this he is shaking all over.",
    "Mum is lying on the floor and the ambulance has not come.",
    "We have run out of morphine and the pharmacy is shut.",
    "I haven't eaten for five days.",
    "They gave him the wrong dose.",
    "I was given double the dose, twice the dose I should have had.",
    "If he does that again I will kill him.",
    "I feel like punching the receptionist.",
    "There is a child in the house who is in danger.",
    "Somebody is going to get hurt on that ward.",
    "Nobody is coming.",
]
HARMLESS = [
    "The nurse was kind and the tea was warm.",
    "I was never suicidal, I was only tired.",
    "I have not felt suicidal.",
    "I am not suicidal.",
    "Nobody hit me.",
    "Nobody ever threatened me.",
    "It hit me that the letter was for somebody else.",
    "The news hit me hard.",
    "I laughed so much I nearly killed myself laughing.",
    "I cut myself off from my friends.",
    "I could not go on with the chemo, so we stopped.",
    "They helped me with the stairs.",
    "The wait was killing me.",
    "Cancer will not beat me with its tricks.",
    "I ran out of change for the car park.",
    "She helped me to dress.",
    "They were there to help me.",
    "It took roughly within the hour.",
    "My father died on the ward, and they let us stay.",
    "The leaflet on alcohol abuse was in the same rack.",
    "The doctor kept his promise.",
]


def kinds_in(text):
    return {cue.kind for cue in cues_in(text)}


@pytest.mark.parametrize("sentence", SELF_HARM)
def test_words_of_self_harm_are_a_cue(sentence):
    assert ConcernKind.SELF_HARM in kinds_in(sentence)


@pytest.mark.parametrize("sentence", ABUSE)
def test_words_of_abuse_or_neglect_are_a_cue(sentence):
    assert ConcernKind.ABUSE in kinds_in(sentence)


@pytest.mark.parametrize("sentence", URGENT_HARM)
def test_words_of_harm_that_is_near_are_a_cue(sentence):
    assert ConcernKind.URGENT_HARM in kinds_in(sentence)


@pytest.mark.parametrize("sentence", HARMLESS)
def test_ordinary_words_and_plain_negations_are_none(sentence):
    assert cues_in(sentence) == []


@pytest.mark.parametrize("sentence", SELF_HARM + ABUSE + URGENT_HARM)
def test_a_cue_stays_a_cue_among_other_words_in_capitals_and_across_lines(sentence):
    around = f"The car park was full. {sentence.upper()}\n\nThe nurse was kind."
    assert kinds_in(around) >= kinds_in(sentence) != set()


def test_a_cue_says_where_it_stands_in_the_text_as_written():
    text = "İ waited.\nThen I thought of Suicide’s shadow."
    [cue] = cues_in(text)
    assert text[cue.start : cue.end] == "Suicide"


def test_one_cue_of_each_kind_is_enough():
    found = first_of_each_kind(cues_in("I want to die. He hits me? My son hits me. I want to die."))
    assert set(found) == {ConcernKind.SELF_HARM, ConcernKind.ABUSE}
    assert found[ConcernKind.SELF_HARM].start == 2


def test_the_name_of_every_cue_fits_where_it_is_kept():
    assert all(0 < len(name) <= 60 for _, name, _ in COMPILED)
    assert {kind for kind, _, _ in COMPILED} == set(ConcernKind)


def test_no_placeholder_is_left_in_a_pattern():
    assert not [
        name for _, name, pattern in COMPILED if re.search(r"<(self|somebody|family|not)>", pattern.pattern)
    ]
    assert RULES.exists()


@given(st.text(max_size=300))
def test_no_text_breaks_the_rules_and_every_cue_lies_within_it(text):
    assert all(0 <= cue.start < cue.end <= len(text) for cue in cues_in(text))


@pytest.mark.parametrize(
    "unit", ["left lying ", "took all ", "my ", "a ", "bruise ", "please ", "'", "I want to die. "]
)
def test_ten_thousand_characters_are_read_in_a_moment(unit):
    text = (unit * 10_000)[:10_000]
    began = time.process_time()
    cues_in(text)
    assert time.process_time() - began < 0.5
