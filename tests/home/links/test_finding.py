import json

from home.links.finding import Link, links_of
from home.models import StandardPage


def page(html):
    return StandardPage(title="A", summary="B", body=json.dumps([{"type": "rich_text", "value": html}]))


def test_links_are_found_in_texts_as_wagtail_keeps_them():
    html = '<p>See <a linktype="page" id="5">the <b>plan</b></a>, <a href="/gone/">that</a>.</p>'

    assert links_of(page(html)) == [Link("page:5", "the plan"), Link("/gone/", "that")]


def test_an_address_is_found_once_and_mail_and_phones_never():
    html = '<a href="/a/">one</a> <a href="/a/">two</a> <a href="mailto:a@b.c">m</a> <a href="#x">x</a>'

    assert [link.address for link in links_of(page(html))] == ["/a/"]


def test_an_address_that_stands_in_a_block_is_found():
    body = [{"type": "action_link", "value": {"text": "Go", "external_url": "https://example.org/x"}}]
    found = links_of(StandardPage(title="A", summary="B", body=json.dumps(body)))

    assert [link.address for link in found] == ["https://example.org/x"]
