from io import BytesIO

import pytest
from django.core.cache import cache
from pypdf import PdfReader

from feedback.models import FeedbackSettings
from feedback.paper.printing import printed
from portal import printing
from portal.printing import Size

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept():
    cache.clear()


def read(size=Size.ORDINARY):
    return PdfReader(BytesIO(printed(size).pdf))


def words_of(reader):
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.mark.parametrize("size", Size)
def test_the_form_is_tagged_and_names_its_title_and_language(seeded, size):
    reader = read(size)
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value
    assert root["/StructTreeRoot"]["/K"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value
    assert reader.metadata.title == "Tell us what happened"
    assert b"pdfuaid:part" in root["/Metadata"].get_data()


def test_headings_are_tagged_as_headings(seeded):
    kinds = set()

    def walk(node):
        node = node.get_object()
        if hasattr(node, "get"):
            kinds.add(node.get("/S"))
            children = node.get("/K", [])
            for child in children if isinstance(children, list) else [children]:
                if not isinstance(child, int):
                    walk(child)

    walk(read().trailer["/Root"]["/StructTreeRoot"])
    assert {"/H1", "/H2", "/H3", "/P"} <= kinds


def test_it_asks_what_the_website_asks(seeded):
    words = words_of(read())
    assert "Which cancer is this about?" in words
    assert "Bowel cancer" in words
    assert "May we publish what you wrote?" in words
    assert "call 999" in words


def test_large_print_is_larger(seeded):
    assert len(read(Size.LARGE).pages) > len(read().pages)


def test_it_is_set_once_for_its_words_and_anew_when_they_change(seeded, monkeypatch):
    made = []
    monkeypatch.setattr(printing, "set_in_type", lambda template, words: made.append(words) or b"%PDF")
    first = printed(Size.ORDINARY)
    assert printed(Size.ORDINARY) == first
    assert len(made) == 1
    FeedbackSettings.objects.create(site_id=1, post_to="Freepost, Maidstone")
    assert printed(Size.ORDINARY).name != first.name
    assert len(made) == 2


def test_it_says_where_to_send_it(seeded):
    FeedbackSettings.objects.create(site_id=1, post_to="Freepost ALLIANCE, Maidstone")
    assert "Freepost ALLIANCE, Maidstone" in words_of(read())


def test_whoever_has_this_one_already_is_not_sent_it_again(client, seeded):
    answer = client.get("/feedback/printed/")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    again = client.get("/feedback/printed/", headers={"if-none-match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/feedback/printed/large/").headers["ETag"] != answer.headers["ETag"]
