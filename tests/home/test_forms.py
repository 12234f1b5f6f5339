from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest import fixture, mark
from wagtail.models import Collection

from home.models import AllianceDocument
from portal.accounts.roles import Role
from tests.factories.home import AllianceDocumentFactory

pytestmark = mark.django_db


@fixture
def editor(sign_in):
    return sign_in(Role.EDITOR)


def form(**more):
    return {"title": "Plan", "kind": "plan", "collection": Collection.get_first_root_node().pk} | more


def text(content, name="plan.txt"):
    return SimpleUploadedFile(name, content)


def test_an_editor_uploads_a_document(client, editor):
    client.post(reverse("wagtaildocs:add"), form(file=text(b"Words.")))
    document = AllianceDocument.objects.get()

    assert (document.slug, document.file_size, document.uploaded_by_user) == ("plan", 6, editor)


def test_a_new_file_keeps_the_address_and_the_old_file(client, editor):
    document = AllianceDocumentFactory(title="Plan")
    size, address = document.file_size, document.url
    client.post(
        reverse("wagtaildocs:edit", args=[document.pk]), form(title="Plan of 2027", file=text(b"New words."))
    )
    document = AllianceDocument.objects.get()
    version = document.versions.get()

    assert document.url == address
    assert document.file.read() == b"New words."
    assert (version.number, version.file_size, version.replaced_by) == (1, size, editor)
    assert version.file.read() == b"Plain words."
    assert version.dated_at < document.changed_at


def test_a_change_of_words_alone_makes_no_version(client, editor):
    document = AllianceDocumentFactory()
    client.post(reverse("wagtaildocs:edit", args=[document.pk]), form(title="Other words"))

    assert AllianceDocument.objects.get().title == "Other words"
    assert not document.versions.exists()


@mark.parametrize(
    "file", [text(b"<html>", "plan.pdf"), text(b"MZ", "plan.exe")], ids=["not what it says", "not allowed"]
)
def test_a_file_that_is_not_fit_is_refused(client, editor, file):
    client.post(reverse("wagtaildocs:add"), form(file=file))

    assert not AllianceDocument.objects.exists()


def test_a_file_that_is_too_large_is_refused(client, editor, monkeypatch):
    monkeypatch.setattr("wagtail.documents.fields.settings.WAGTAILDOCS_MAX_UPLOAD_SIZE", 3, raising=False)
    client.post(reverse("wagtaildocs:add"), form(file=text(b"Words.")))

    assert not AllianceDocument.objects.exists()
