import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from home.models import SheetUpload
from portal.accounts.models import Organisation
from portal.accounts.roles import Role
from tests.background import do_background_work

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(sign_in):
    return sign_in(Role.EDITOR)


def upload(client, content=b"Title,Kind\nMedway,trust\n", **more):
    given = {"sheet": "organisations", "file": SimpleUploadedFile("list.csv", content), **more}
    return client.post(reverse("sheets:index"), given)


def test_an_editor_says_what_a_column_is_looks_and_stores(client, editor):
    assert upload(client).status_code == 302
    address = reverse("sheets:upload", args=[SheetUpload.objects.get().pk])
    assert "Medway" in client.get(address).text

    client.post(address, {"name": "Title", "kind": "Kind"})
    assert client.get(address)["Refresh"]
    do_background_work()
    page = client.get(address).text
    assert "Store it: 1 new, 0 changed" in page

    client.post(address, {"store": "yes"})
    do_background_work()
    assert "What was stored" in client.get(address).text
    assert Organisation.objects.filter(name="Medway").exists()


def test_a_needed_column_must_be_named_and_each_only_once(client, editor):
    upload(client)
    address = reverse("sheets:upload", args=[SheetUpload.objects.get().pk])

    assert client.post(address, {"kind": "Kind"}).status_code == 422
    assert "can only be one thing" in client.post(address, {"name": "Kind", "kind": "Kind"}).text


def test_a_file_that_is_no_table_is_refused_in_a_sentence(client, editor):
    answer = upload(client, b"\x00\x01")

    assert answer.status_code == 422
    assert "neither CSV nor an Excel workbook" in answer.text


def test_refused_rows_can_be_taken_away(client, editor):
    upload(client, b"Name,Kind\nA shop,shop\n")
    held = SheetUpload.objects.get()
    assert client.get(reverse("sheets:refused", args=[held.pk])).status_code == 404

    client.post(reverse("sheets:upload", args=[held.pk]), {"name": "Name", "kind": "Kind"})
    do_background_work()
    listed = client.get(reverse("sheets:refused", args=[held.pk]))

    assert b"Write one of" in b"".join(listed.streaming_content)


def test_an_empty_list_is_there_for_excel_and_as_csv(client, editor):
    csv = client.get(reverse("sheets:empty", args=["words", "csv"]))

    assert "Everyday words,Clinical words" in b"".join(csv.streaming_content).decode()
    assert client.get(reverse("sheets:empty", args=["words", "xlsx"])).content.startswith(b"PK")
    assert client.get(reverse("sheets:empty", args=["shops", "csv"])).status_code == 404
