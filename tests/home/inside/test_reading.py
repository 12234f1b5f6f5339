from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from wagtail.models import CollectionViewRestriction

from home.actions import replace_file
from home.inside import child, reading
from home.inside.looking import CannotBeRead
from home.models import AllianceDocument, DocumentReading
from search.models import SearchEntry
from tests.background import do_background_work
from tests.factories.accounts import UserFactory
from tests.factories.home import AllianceDocumentFactory
from tests.home import made_files

pytestmark = pytest.mark.django_db
State = DocumentReading.State


def document(content=b"Leave your umbrella at the desk.", name="words.txt", **more):
    return AllianceDocumentFactory(file=ContentFile(content, name=name), **more)


def entry():
    return SearchEntry.objects.get(model="home.alliancedocument")


def test_a_new_document_waits_and_the_worker_reads_it(client):
    made = document()
    assert made.reading.state == State.WAITING
    assert "umbrella" not in entry().body

    do_background_work()
    made.reading.refresh_from_db()

    assert made.reading.state == State.READ
    assert "umbrella" in entry().body


def test_a_result_says_on_which_page_its_words_stand(client):
    made = document(made_files.slides("Welcome", "Umbrellas go to the desk"), "talk.pptx", summary="A talk.")
    reading.read(made.pk, look=child.look)

    assert AllianceDocument.objects.get().pages == 2
    page = client.get("/search/?q=umbrellas").text
    assert "On slide 2" in page


def test_a_scan_is_said_to_be_one_to_the_public_and_to_the_editor(client):
    made = document(made_files.pages_only(2), "scan.pdf")
    reading.read(made.pk, look=child.look)
    made.reading.refresh_from_db()

    assert (made.reading.state, made.reading.parts) == (State.NO_WORDS, [])
    assert "pictures of pages and no words" in client.get(made.url).text


def test_a_file_that_cannot_be_read_says_why_and_stays_findable_by_its_title():
    def refuse(path, kind):
        raise CannotBeRead("It is damaged.")

    made = document(title="Umbrellas")
    reading.read(made.pk, look=refuse)
    made.reading.refresh_from_db()

    assert (made.reading.state, made.reading.problem) == (State.FAILED, "It is damaged.")
    assert entry().title == "Umbrellas"


def test_a_new_file_takes_the_old_words_out_of_search_at_once(django_capture_on_commit_callbacks):
    made = document()
    do_background_work()
    with django_capture_on_commit_callbacks(execute=True):
        replace_file(
            made,
            ContentFile(b"Coats go on the hooks.", name="new.txt"),
            by=UserFactory(),
            now=made.changed_at,
        )
    assert entry().body == ""

    do_background_work()
    assert entry().body == "Coats go on the hooks."


def test_a_look_at_a_file_that_was_replaced_meanwhile_is_thrown_away():
    made = document()

    def slow(path, kind):
        DocumentReading.objects.update(file_hash="of a newer file")
        return child.look(path, kind)

    reading.read(made.pk, look=slow)

    assert DocumentReading.objects.get().state == State.WAITING


def test_the_words_of_a_document_that_goes_private_are_found_no_longer():
    made = document()
    do_background_work()
    CollectionViewRestriction.objects.create(
        collection=made.collection, restriction_type=CollectionViewRestriction.LOGIN
    )

    assert (entry().is_live, entry().body, entry().parts) == (False, "", [])


def test_a_document_that_is_only_renamed_is_not_read_again():
    made = document()
    do_background_work()
    made.last_reviewed = date(2026, 3, 2)
    made.save()

    assert DocumentReading.objects.get().state == State.READ


def test_a_missing_file_says_so():
    made = document()
    made.file.storage.delete(made.file.name)
    reading.read(made.pk)

    assert DocumentReading.objects.get().problem == reading.GONE


def test_what_waits_is_found_again_and_all_of_it_where_asked():
    read_one, waiting = document(), document()
    reading.read(read_one.pk)
    assert reading.unread() == [waiting.pk]

    call_command("read_documents", "--again", verbosity=0)
    do_background_work()
    assert set(DocumentReading.objects.values_list("state", flat=True)) == {State.READ}
