"""An editor puts a new file in a document's place: the address stays, the words change, the old file is
kept."""

from pathlib import Path

from home.models import AllianceDocument
from portal.accounts.roles import Role
from tests.background import do_background_work
from tests.factories.accounts import UserFactory
from tests.home import made_files


def test_a_document_is_replaced_under_the_same_address(reader, site, tmp_path):
    editor = UserFactory(role=Role.EDITOR)
    old, new = tmp_path / "old.docx", tmp_path / "new.docx"
    old.write_bytes(made_files.word("Leave your umbrella at the desk."))
    new.write_bytes(made_files.word("Hang wet coats on the hooks.", title="Wet days"))

    reader.sign_in(editor)
    editor_uploads(reader, old)
    address = AllianceDocument.objects.get().url
    anyone_finds(reader, "umbrella", address)
    editor_replaces(reader, new)
    anyone_finds(reader, "hooks", address)
    the_old_words_are_gone_and_the_old_file_is_there(reader, address)


def editor_uploads(reader, file):
    reader.open("/admin/documents/add/")
    reader.write("Title*", "What to do on wet days")
    reader.page.get_by_label("File*").set_input_files(file)
    reader.press("Upload")
    do_background_work()


def editor_replaces(reader, file):
    document = AllianceDocument.objects.get()
    reader.open(f"/admin/documents/edit/{document.pk}/")
    assert reader.sees("It has no title of its own")
    reader.page.get_by_label("File", exact=False).first.set_input_files(file)
    reader.press("Save")
    do_background_work()
    reader.open(f"/admin/documents/edit/{document.pk}/")
    assert reader.sees("Search finds 28 letters")


def anyone_finds(reader, word, address):
    reader.open(f"/search/?q={word}")
    reader.follow("What to do on wet days", exact=False)
    assert reader.page.url.endswith(address)


def the_old_words_are_gone_and_the_old_file_is_there(reader, address):
    assert reader.sees("Hang wet coats on the hooks.")
    reader.page.get_by_label("Find words in this document").fill("coat")
    reader.press("Find")
    assert reader.page.locator("mark", has_text="coats").is_visible()
    with reader.page.expect_download() as taken:
        reader.page.get_by_role("link", name="Version 1").click()
    assert b"umbrella" in made_files.words_of(Path(taken.value.path()).read_bytes())
    reader.open("/search/?q=umbrella")
    assert not reader.page.get_by_role("link", name="What to do on wet days").count()
