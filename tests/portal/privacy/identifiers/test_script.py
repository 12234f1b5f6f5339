"""The browser marks what the server marks."""

import random
from pathlib import Path

import pytest

from portal.privacy.identifiers import find, script
from tests.bench.identifiers import uk_sentences

from .test_any_text import PIECES

STATIC = Path(script.FILE).parent
ADDRESS = "http://identifiers.example/"
ASK = """async texts => {
    const { find } = await import("/finding.js");
    const told = ({ kind, words, offer, because }) => [kind, words, offer, because];
    return texts.map(text => find(text).map(told));
}"""


def texts():
    """The invented sentences, their words shuffled, and what is hardest for the rules."""
    told = [sentence.text for sentence in uk_sentences()]
    dice = random.Random("identifiers")
    words = " ".join(told).split(" ")
    shuffled = [" ".join(dice.choices(words, k=40)) for _ in range(400)]
    return told + shuffled + ["".join(dice.choices(PIECES, k=50)) for _ in range(600)]


def test_the_rules_of_the_browser_are_those_of_the_server():
    assert script.FILE.read_text(encoding="utf-8") == script.module(), (
        "Write them anew: python -m portal.privacy.identifiers.script"
    )


@pytest.fixture
def page(browser_page):
    """An empty page that has nothing but the two modules."""
    browser_page.route("**/*", lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))
    for name in ("finding.js", "rules.js"):
        browser_page.route(f"{ADDRESS}{name}", serve((STATIC / name).read_text(encoding="utf-8")))
    browser_page.goto(ADDRESS)
    return browser_page


def serve(body):
    return lambda route: route.fulfill(body=body, content_type="text/javascript; charset=utf-8")


def test_the_browser_marks_and_offers_what_the_server_does(page):
    told = texts()
    marked = page.evaluate(ASK, told)
    for text, there in zip(told, marked, strict=True):
        here = [[each.kind, each.words, each.offer, each.because] for each in find(text)]
        assert there == here, text
