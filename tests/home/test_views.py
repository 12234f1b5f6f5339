import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction

from home import actions
from home.models import AllianceDocument
from portal.accounts.roles import Role
from tests.factories.home import AllianceDocumentFactory, KeptPromiseFactory, PromiseFactory

FIREFOX = {"User-Agent": "Mozilla/5.0 Firefox/140.0"}
pytestmark = pytest.mark.django_db


@pytest.fixture
def document():
    return AllianceDocumentFactory(title="What to bring", file=ContentFile(b"First words.", name="bring.txt"))


@pytest.fixture
def private():
    """private(kind): a document in a collection that is restricted so."""

    def make(kind, **more):
        collection = Collection.get_first_root_node().add_child(name="Private")
        CollectionViewRestriction.objects.create(collection=collection, restriction_type=kind, **more)
        below = collection.add_child(name="Below")
        return AllianceDocumentFactory(title="Board papers", collection=below)

    return make


def body(response):
    return b"".join(response.streaming_content)


def replace(document, content):
    file = ContentFile(content, name="other.txt")
    actions.replace_file(document, file, by=None, now=timezone.now())


def test_a_document_has_a_page_that_says_what_is_inside(visitor, document):
    page = visitor.open(document.url)

    assert page.h1.get_text().endswith("What to bring")
    assert "No downloads yet" in page.main.get_text()
    assert page.find("a", href=document.download_url)


def test_a_download_is_an_attachment_that_no_browser_may_guess_at(client, document):
    response = client.get(document.download_url)

    assert body(response) == b"First words."
    assert response["Content-Disposition"] == 'attachment; filename="what-to-bring.txt"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-cache"


def test_a_download_is_counted_and_shown(client, visitor, document):
    for _ in range(2):
        client.get(document.download_url, headers=FIREFOX)

    assert "1 download" in visitor.open(document.url).main.get_text()


def test_a_look_at_the_headers_is_not_counted(client, document):
    client.head(document.download_url, headers=FIREFOX)

    assert AllianceDocument.objects.get().download_count == 0


def test_whoever_has_the_file_already_is_not_sent_it_again(client, document):
    tag = client.get(document.download_url)["ETag"]
    again = client.get(document.download_url, headers={"If-None-Match": tag})

    assert again.status_code == 304


def test_the_address_outlives_the_file(client, document):
    address = document.download_url
    replace(document, b"Second words.")

    assert document.download_url == address
    assert body(client.get(address)) == b"Second words."


def test_the_address_outlives_the_title(client, document):
    document.title = "What to bring to your clinic"
    document.save()

    assert client.get(f"/documents/{document.pk}/what-to-bring/").status_code == 200


def test_an_earlier_version_can_still_be_read(client, visitor, document):
    replace(document, b"Second words.")
    link = visitor.open(document.url).find("a", string=lambda words: words and "Version 1" in words)

    assert body(client.get(link["href"])) == b"First words."


def test_a_wrong_name_in_the_address_leads_to_the_right_one(client, document):
    response = client.get(reverse("document", args=[document.pk, "other"]))

    assert (response.status_code, response["Location"]) == (301, document.url)


@pytest.mark.parametrize("door", ["url", "download_url"])
def test_a_document_for_members_sends_a_stranger_to_sign_in(client, private, door):
    document = private("login")
    response = client.get(getattr(document, door), follow=True)

    assert response.redirect_chain[-1][0].startswith("/accounts/login/")
    assert "Board papers" not in response.text


def test_an_earlier_version_is_as_private_as_its_document(client, private):
    document = private("login")
    replace(document, b"Second words.")

    assert client.get(document.versions.get().download_url).status_code == 302


def test_a_wrong_name_tells_a_stranger_nothing_of_a_private_document(client, private):
    response = client.get(reverse("document", args=[private("login").pk, "other"]))

    assert "board-papers" not in response["Location"]


def test_a_document_with_a_password_asks_for_it_and_opens(client, visitor, private):
    document = private("password", password="oast house")
    page = visitor.open(document.url)
    client.post(
        page.main.form["action"],
        {"password": "oast house", "return_url": document.url},
    )

    assert "Board papers" in visitor.open(document.url).h1.get_text()


def test_a_wrong_password_does_not_open(visitor, private):
    document = private("password", password="oast house")
    form = visitor.open(document.url).main.form
    page = visitor.send(form["action"], {"password": "no", "return_url": document.url})

    assert "Enter the password you were given" in page.get_text()


def test_somebody_of_another_group_is_refused_and_not_sent_round_and_round(client, private, sign_in):
    document = private("groups")
    sign_in(Role.PARTNER)

    assert client.get(document.url, follow=True).status_code == 403


def test_wagtails_own_way_to_documents_is_no_side_door(client, document):
    assert client.get(f"/documents/{document.pk}/{document.filename}").status_code == 404
    assert client.get(f"/media/{document.file.name}").status_code == 404


def test_a_missing_file_is_not_found(client, document):
    document.file.storage.delete(document.file.name)

    assert client.get(document.download_url).status_code == 404


def test_a_promise_shows_what_was_said_and_how_it_stands(visitor):
    promise = KeptPromiseFactory()
    page = visitor.open(promise.get_absolute_url())

    assert "We did" in page.h1.get_text()
    assert promise.we_did in page.main.get_text()
    assert promise.you_said in page.main.get_text()
    assert "Kept" in page.main.get_text()


def test_a_promise_that_is_not_published_is_not_found(client):
    assert client.get(PromiseFactory(is_published=False).get_absolute_url()).status_code == 404
