"""An editor publishes a priority page and a document, and anyone sees and finds both."""

import pytest

from home.models import PriorityIndexPage
from portal.accounts.roles import Role
from tests.factories.accounts import UserFactory


@pytest.fixture
def leaflet(tmp_path):
    file = tmp_path / "umbrella.txt"
    file.write_text("What to bring to your scan, and where to leave your umbrella.")
    return file


def test_an_editor_publishes_a_priority_page_and_a_document(reader, site, leaflet):
    editor = UserFactory(role=Role.EDITOR)

    reader.sign_in(editor)
    editor_writes_a_priority_page(reader)
    editor_uploads(reader, leaflet)
    reader.sign_out()

    anyone_reads_the_page(reader)
    anyone_finds_the_document(reader)


def editor_writes_a_priority_page(reader):
    index = PriorityIndexPage.objects.get()
    reader.open(f"/admin/pages/add/home/prioritypage/{index.pk}/")
    reader.write("Title*", "Shorter waits for umbrellas")
    reader.write("Summary*", "Nobody should wait in the rain for a scan.")
    reader.page.get_by_role("button", name="Choose priority").click()
    reader.page.get_by_role("link", name="Workforce").first.click()
    reader.page.locator(".modal").wait_for(state="detached")
    reader.page.get_by_role("button", name="More actions").click()
    reader.press("Publish")
    assert reader.sees("published")


def editor_uploads(reader, leaflet):
    reader.open("/admin/documents/add/")
    reader.write("Title*", "Umbrellas on scan days")
    reader.page.get_by_label("File*").set_input_files(leaflet)
    reader.write("Summary", "What to bring.")
    reader.page.get_by_label("Kind*").select_option(label="Leaflet")
    reader.choose("Breast cancer")
    reader.press("Upload")
    assert reader.sees("Umbrellas on scan days")


def anyone_reads_the_page(reader):
    reader.open("/priorities/")
    reader.follow("Shorter waits for umbrellas", exact=False)
    assert reader.sees("Nobody should wait in the rain for a scan.")


def anyone_finds_the_document(reader):
    reader.open("/documents/")
    assert reader.sees("Umbrellas on scan days")
    reader.open("/search/?q=umbrellas&site=breast")
    reader.follow("Umbrellas on scan days", exact=False)
    assert reader.sees("What to bring.")
    reader.open("/search/?q=umbrellas&kind=page")
    assert reader.sees("Shorter waits for umbrellas")
