import pytest
from django.template import engines

from portal.mail import Part, letter_of, parts_of, send

WORDS = """Hello{% if name %} {{ name }}{% endif %},

- it's read
- it is answered

Read the answer:
https://portal.example/feedback/?a=1&b=2

Thank you.
Keep well.
"""


@pytest.fixture(autouse=True)
def letters(monkeypatch):
    """One letter that only these tests know."""
    loader = engines["django"].engine.template_loaders[0]
    template = engines["django"].engine.from_string(WORDS)
    known = loader.get_template
    monkeypatch.setattr(
        loader,
        "get_template",
        lambda name, skip=None: template if name == "example/email/news.txt" else known(name, skip),
    )


def test_a_letter_falls_into_its_parts():
    assert parts_of("Hello,\n\n- one\n- two\n\nGo on:\nhttps://a.example/b\n\nBye:\nall") == [
        Part("paragraph", "Hello,"),
        Part("list", items=("one", "two")),
        Part("button", "Go on", url="https://a.example/b"),
        Part("paragraph", "Bye:\nall"),
    ]


def test_a_letter_goes_out_as_text_with_its_twin(mailoutbox):
    send("ada@example.org", "News", "example/email/news", {"name": "Ada & Bo"})

    [mail] = mailoutbox
    assert (mail.subject, mail.to) == ("Kent and Medway Cancer Alliance: News", ["ada@example.org"])
    assert "Hello Ada & Bo,\n\n- it's read" in mail.body
    [(html, kind)] = mail.alternatives
    assert kind == "text/html"
    assert "Hello Ada &amp; Bo," in html and "<li>it&#x27;s read</li>" in html
    assert 'href="https://portal.example/feedback/?a=1&amp;b=2">Read the answer</a>' in html


def test_a_letter_that_can_be_stopped_says_so_to_people_and_to_mail_programs(mailoutbox):
    send("ada@example.org", "News", "example/email/news", {}, stop_url="https://portal.example/stop/x/")

    [mail] = mailoutbox
    assert mail.body.endswith("Stop these emails:\nhttps://portal.example/stop/x/\n")
    assert mail.extra_headers == {
        "List-Unsubscribe": "<https://portal.example/stop/x/>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def test_a_letter_that_was_asked_for_offers_no_stop():
    letter = letter_of("News", "example/email/news", {})

    assert "Stop these" not in letter.text + letter.html
    assert letter.text.endswith("--\nKent and Medway Cancer Alliance\nhttp://127.0.0.1:8000\n")
