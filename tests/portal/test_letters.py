"""Every letter that the portal sends is in the gallery: what is not there fails here."""

import ast
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from django.conf import settings
from django.template import engines

from portal import letters
from portal.accounts.roles import Role
from portal.letters import Sample

APPS = ("portal", "search", "consultations", "feedback", "home")
# Frames that letters are put in, and the subjects of allauth's letters.
NOT_LETTERS = re.compile(r"(^email/letter|base_message|_subject)$")
SAMPLES = letters.samples()


def sources():
    return [path for app in APPS for path in (settings.BASE_DIR / app).rglob("*.py")]


def templates():
    """Each letter's template, as mail.send takes it."""
    found = set()
    for app in APPS:
        for path in (settings.BASE_DIR / app).rglob("templates/**/email/*.txt"):
            found.add(str(path).rpartition("/templates/")[2].removesuffix(".txt"))
    return {name for name in found if not NOT_LETTERS.search(name)}


def sent_by(path):
    """The template of every mail.send(…) of a module: its words, with * for what is only known later."""
    for call in ast.walk(ast.parse(path.read_text())):
        is_call = isinstance(call, ast.Call) and len(call.args) > 2
        if is_call and ast.unparse(call.func) in ("mail.send", "send"):
            yield _pattern(call.args[2])


def _pattern(node):
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "*" for part in node.values)
    return node.value if isinstance(node, ast.Constant) else "*"


def test_every_letter_has_a_sample():
    missing = templates() - {sample.template for sample in SAMPLES}

    assert not missing, f"Register a Sample in the app's letter_samples.py for: {sorted(missing)}"


def test_every_sample_is_of_a_letter_that_there_is():
    assert {sample.template for sample in SAMPLES} <= templates()


def test_whatever_is_sent_is_one_of_these_letters():
    known = {sample.template for sample in SAMPLES}
    patterns = {pattern for path in sources() for pattern in sent_by(path)}

    assert len(patterns) > 10
    for pattern in patterns:
        assert "/email/" in pattern, f"{pattern}: name the folder of the letter where it is sent."
        assert any(Path(name).match(pattern) for name in known), pattern


@pytest.mark.parametrize(
    "way", ["EmailMessage", "EmailMultiAlternatives", "send_mail(", "send_mass_mail", "mail_admins"]
)
def test_nothing_is_sent_but_through_the_one_door(way):
    """allauth hands its letters to our adapter, which is the one that names send_mail."""
    using = {path.name for path in sources() if way in path.read_text()}

    assert using <= {"mail.py", "adapters.py"}


@pytest.fixture
def strict(monkeypatch):
    monkeypatch.setattr(engines["django"].engine, "string_if_invalid", "MISSING")


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_sample_fills_every_gap_of_its_letter(sample, strict):
    letter = sample.letter()
    html = BeautifulSoup(letter.html, "html.parser")

    assert "MISSING" not in letter.subject + letter.text + letter.html
    assert len(html.find_all("h1")) == 1 and html.html["lang"] == "en-GB"
    assert not html.find_all(["script", "img", "link", "iframe"])
    assert all(link["href"].startswith("http") for link in html.find_all("a"))
    assert "\n\n\n" not in letter.text, "an empty line too many"


def test_a_second_letter_of_the_same_name_is_a_mistake():
    with pytest.raises(ValueError, match="registered twice"):
        letters.register(Sample(SAMPLES[0].template, "", "", "", state=SAMPLES[0].state))


@pytest.mark.django_db
def test_staff_look_at_a_letter_as_text_and_in_its_look(visitor, sign_in):
    sign_in(Role.MEMBER)
    listed = visitor.open("/gallery/letters/")
    assert all(listed.find("a", href=f"/gallery/letters/{sample.name}/") for sample in SAMPLES)
    page = visitor.open("/gallery/letters/search-news/")
    assert "Bowel cancer\n------------" in page.pre.get_text()
    assert len(page.find_all("iframe", src="/gallery/letters/search-news/look/")) == 2

    twin = visitor.client.get("/gallery/letters/search-news/look/")
    assert twin["X-Frame-Options"] == "SAMEORIGIN"
    assert "style-src 'unsafe-inline'" in twin["Content-Security-Policy"]
    assert visitor.client.get("/gallery/letters/none/").status_code == 404


def test_axe_finds_nothing_in_a_letter(browser_page):
    browser_page.set_viewport_size({"width": 320, "height": 800})
    browser_page.set_content(letters.sample_named("search-news").letter().html)

    assert browser_page.evaluate("document.documentElement.scrollWidth") == 320
    assert Axe().run(browser_page).response["violations"] == []
