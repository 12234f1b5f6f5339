import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage

from home import actions
from home.inside import child, reading
from home.models import AllianceDocument, DocumentVersion
from tests.factories.home import AllianceDocumentFactory
from tests.home import made_files

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "No downloads yet"),
        (1, "1 download"),
        (10, "10 downloads"),
        (1200, "1,200 downloads"),
    ],
)
def test_downloads_are_said_in_words(count, words):
    assert AllianceDocument(download_count=count).downloads == words


def test_the_facts_of_a_file_are_taken_from_the_file():
    content = made_files.pages_only(4)
    document = AllianceDocumentFactory(file=ContentFile(content, name="PLAN.PDF"))
    reading.read(document.pk, look=child.look)
    document.refresh_from_db()

    assert (document.pages, document.format, document.file_size) == (4, "PDF", len(content))


def test_the_facts_follow_the_file_when_it_is_replaced(django_capture_on_commit_callbacks):
    document = AllianceDocumentFactory(file=ContentFile(made_files.pages_only(4), name="plan.pdf"))
    reading.read(document.pk, look=child.look)
    changed_at = document.changed_at
    actions.replace_file(document, ContentFile(b"Words.", name="plan.txt"), by=None, now=changed_at)
    version = document.versions.get()

    assert (document.pages, document.format) == (None, "Plain text")
    assert (version.pages, version.format, version.dated_at) == (4, "PDF", changed_at)


def test_versions_are_numbered_in_order():
    document = AllianceDocumentFactory()
    for _ in range(3):
        actions.replace_file(document, ContentFile(b"w", name="w.txt"), by=None, now=document.changed_at)

    assert list(document.versions.values_list("number", flat=True)) == [3, 2, 1]


@pytest.fixture
def on_disk(monkeypatch, tmp_path):
    """Files in a folder: Wagtail opens the storage anew to delete one, which forgets what lay in memory."""
    for model in (AllianceDocument, DocumentVersion):
        field = model._meta.get_field("file")
        monkeypatch.setattr(field, "storage", FileSystemStorage(location=str(tmp_path)))


def test_files_go_when_the_document_goes(on_disk, django_capture_on_commit_callbacks):
    document = AllianceDocumentFactory()
    actions.replace_file(document, ContentFile(b"w", name="w.txt"), by=None, now=document.changed_at)
    storage, names = document.file.storage, [document.file.name, document.versions.get().file.name]
    assert all(storage.exists(name) for name in names)

    with django_capture_on_commit_callbacks(execute=True):
        document.delete()
    assert not any(storage.exists(name) for name in names)


def test_a_title_without_letters_still_gives_an_address():
    assert AllianceDocumentFactory(title="???").slug == "document"


def test_a_link_in_a_text_leads_to_the_documents_own_page():
    from wagtail.rich_text import expand_db_html

    document = AllianceDocumentFactory()

    assert document.url in expand_db_html(f'<a linktype="document" id="{document.pk}">Plan</a>')
