from search.analysis import token_text, tokens
from search.entries import Phrase, Word
from search.marking import BEFORE, LONGEST_BODY, LONGEST_LEAD, Marker


def phrase(text, **given):
    return Phrase(tuple(tokens(text)), **given)


def marker(*texts, **given):
    return Marker([Word(text, (phrase(text, **given),)) for text in texts])


def title(text, *looked_for, **given):
    return marker(*looked_for, **given).title(text, token_text(text))


def snippet_and_place(lead, body, *looked_for, about=""):
    return marker(*looked_for).snippet(lead, token_text(lead, about), body, token_text(body))


def snippet(*texts, **given):
    return snippet_and_place(*texts, **given)[0]


def test_every_form_of_a_word_is_marked_as_it_is_written():
    assert title("Waiting, and who waited", "wait") == "<mark>Waiting</mark>, and who <mark>waited</mark>"


def test_a_phrase_is_marked_only_where_its_words_stand_side_by_side():
    assert title("A scan of bone, a bone scan", "bone scan") == (
        "A scan of bone, a <mark>bone</mark> <mark>scan</mark>"
    )


def test_the_beginning_of_a_word_marks_the_whole_of_it():
    assert title("Chemotherapy", "chemo", is_beginning=True) == "<mark>Chemotherapy</mark>"


def test_a_phrase_may_end_in_a_beginning():
    assert title("Bone scanner", "bone sca", is_beginning=True) == "<mark>Bone</mark> <mark>scanner</mark>"


def test_what_means_the_same_is_marked_too():
    word = Word("womb", (phrase("womb"), phrase("uterus")))
    assert Marker([word]).title("The uterus", token_text("The uterus")) == "The <mark>uterus</mark>"


def test_what_a_text_holds_of_html_is_only_shown():
    assert title("<b>scan</b> & more", "scan") == "&lt;b&gt;<mark>scan</mark>&lt;/b&gt; &amp; more"


def test_a_short_lead_is_shown_whole_with_what_stands_around_its_words():
    assert snippet("(My scan.)", "Another scan", "scan") == "(My <mark>scan</mark>.)"


def test_the_body_is_shown_where_the_lead_holds_nothing():
    assert snippet("A letter came.", "Then the scan.", "scan") == "Then the <mark>scan</mark>."


def test_a_lead_is_shown_where_nothing_holds_anything():
    assert snippet("A letter came.", "And went.", "scan") == "A letter came."


def test_the_names_of_its_terms_are_no_part_of_the_lead():
    assert snippet("A letter came.", "", "breast", about="Breast") == "A letter came."


def test_a_long_text_is_cut_to_where_most_different_words_stand():
    filling = " ".join(f"word{number}" for number in range(100))
    shown = snippet("", f"scan {filling} scan letter {filling}", "scan", "letter")

    assert "<mark>scan</mark> <mark>letter</mark>" in shown
    assert shown.startswith("…") and shown.endswith("…")
    assert len(shown.replace("…", "").split()) == LONGEST_BODY
    assert shown.split("<mark>")[0].count("word") == BEFORE


def test_a_word_at_the_very_end_is_shown_with_a_full_piece_before_it():
    lead = " ".join(f"word{number}" for number in range(100)) + " scan!"
    shown = snippet(lead, "", "scan")

    assert shown.endswith("<mark>scan</mark>!")
    assert len(shown.split()) == LONGEST_LEAD


def test_a_text_without_any_word_is_cut_by_its_length():
    assert snippet("", "—" * 500, "scan") == "—" * 300


def test_where_in_the_body_the_found_word_begins_is_told_with_it():
    _, place = snippet_and_place("A letter came.", "Then the scan.", "scan")
    assert place == len("Then the ")


def test_a_piece_of_the_lead_is_at_no_place_of_the_body():
    assert snippet_and_place("A scan.", "Then the scan.", "scan") == ("A <mark>scan</mark>.", None)
