import json

from home.models import StandardPage
from portal.hints.writing import on_linked_words, on_pictures, on_words, prose_of


def page(*blocks, summary="A sentence."):
    body = json.dumps([{"type": kind, "value": value} for kind, value in blocks])
    return StandardPage(title="A", summary=summary, body=body)


def test_the_words_of_blocks_stand_on_lines_of_their_own():
    made = page(("rich_text", "<h2>First</h2><ul><li>One &amp; two</li><li>Three</li></ul>"))

    assert prose_of(made).split("\n") == ["A sentence.", "First", "One & two", "Three", ""]


def test_a_picture_without_alternative_text_is_to_be_mended():
    picture = {"content_image": 5, "alt_text": " ", "caption": ""}
    told = {"content_image": 5, "alt_text": "A ward", "caption": ""}
    hints = list(on_pictures(page(("image", picture), ("image", told))))

    assert [hint.words.split(".")[0] for hint in hints] == ["1 picture has no alternative text"]
    assert hints[0].is_wrong
    assert not list(on_pictures(page(("image", told))))


def test_links_that_say_nothing_are_to_be_mended():
    html = '<p><a href="/a/">Click <b>here</b></a> for <a href="/b/">the plan</a></p>'

    assert [hint.examples for hint in on_linked_words(page(("rich_text", html)))] == [("Click here",)]


def test_hard_words_are_said_to_be_hard_with_the_sentence_that_makes_them_so():
    sentence = "Multidisciplinary interprofessional recommendations " * 20
    hints = list(on_words(page(("rich_text", f"<p>{sentence}.</p>"))))

    assert hints[0].is_wrong
    assert "Reading age about" in hints[0].words
    assert hints[1].examples[0].startswith("Multidisciplinary")
