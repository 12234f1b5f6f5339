"""Letters by e-mail: written once as plain text, sent with a twin in the portal's look.

`send(to, subject, "feedback/email/news", context)` reads feedback/email/news.txt. In it an empty line parts
paragraphs, lines that begin with "- " are a list, a line underlined with dashes is a heading, and a line that
ends with ":" above an address is a button. An item that ends with ": " and an address is a link.
Call it from a background task: nothing outside the database is waited for inside a request.
"""

import re
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template import Context, loader

ADDRESS = re.compile(r"https?://\S+$")
BULLET = "- "
EMPTY_LINES = re.compile(r"\n\s*\n\s*\n")
RULE = re.compile(r"-{3,}$")
LINKED = re.compile(r"(?P<text>.+): (?P<url>https?://\S+)$")


@dataclass(frozen=True)
class Part:
    """A paragraph, a heading, a list with its `items`, a link, or a button that leads to `url`."""

    kind: str
    text: str = ""
    items: tuple = ()
    url: str = ""


@dataclass(frozen=True)
class Letter:
    """Both forms of one letter, ready to be sent or looked at."""

    subject: str
    text: str
    html: str


def send(to, subject, template, context, *, stop_url=""):
    """Send the letter to one address. `stop_url`: where one press ends such letters."""
    _send(to, letter_of(subject, template, context, stop_url=stop_url), stop_url)


def send_words(to, subject, words):
    """Send what a library of ours has written already, with its twin in the portal's look."""
    _send(to, letter_in(subject, words))


def _send(to, letter, stop_url=""):
    headers = _one_click(stop_url) if stop_url else {}
    mail = EmailMultiAlternatives(
        letter.subject, letter.text, settings.DEFAULT_FROM_EMAIL, [to], headers=headers
    )
    mail.attach_alternative(letter.html, "text/html")
    mail.send()


def letter_of(subject, template, context, *, stop_url=""):
    return letter_in(subject, _plain(f"{template}.txt", {**_frame(), **context}), stop_url=stop_url)


def letter_in(subject, words, *, stop_url=""):
    frame = {"subject": subject, "words": words, "parts": parts_of(words), "stop_url": stop_url, **_frame()}
    return Letter(
        subject=f"{settings.ALLIANCE_NAME}: {subject}",
        text=_plain("email/letter.txt", frame) + "\n",
        html=loader.render_to_string("email/letter.html", frame),
    )


def _frame():
    return {"alliance_name": settings.ALLIANCE_NAME, "base_url": settings.BASE_URL.rstrip("/")}


def parts_of(words):
    """The letter in parts, as its twin shows them."""
    return [_part_of(paragraph.splitlines()) for paragraph in re.split(r"\n\s*\n", words.strip())]


def _part_of(lines):
    if all(line.startswith(BULLET) for line in lines):
        return Part("list", items=tuple(_item_of(line.removeprefix(BULLET)) for line in lines))
    if len(lines) == 2 and RULE.match(lines[1]):
        return Part("heading", text=lines[0])
    if len(lines) == 2 and lines[0].endswith(":") and ADDRESS.match(lines[1]):
        return Part("button", text=lines[0].removesuffix(":"), url=lines[1])
    return Part("paragraph", text="\n".join(lines))


def _item_of(words):
    """An item as words, or as a part with the address that it ends with."""
    linked = LINKED.match(words)
    return Part("link", text=linked["text"], url=linked["url"]) if linked else words


def _plain(template, context):
    """Nothing is escaped in plain text: an apostrophe stays one. An empty condition leaves no gap."""
    words = loader.get_template(template).template.render(Context(context, autoescape=False)).strip()
    return EMPTY_LINES.sub("\n\n", words)


def _one_click(url):
    return {"List-Unsubscribe": f"<{url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
