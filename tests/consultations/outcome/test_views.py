import hashlib
import io

import docx
import pytest
from django.urls import reverse
from pypdf import PdfReader

from consultations import living
from consultations.outcome.freezing import freeze
from consultations.stages import Stage
from tests.factories.accounts import UserFactory
from tests.factories.consultations import NOW, ConsultationPageFactory
from tests.factories.home import KeptPromiseFactory, PromiseFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def frozen(answered):
    return freeze(consultation=answered, by=None, now=NOW)


def address(name, page):
    return reverse(f"consultations:{name}", args=[page.pk])


def test_the_report_says_what_was_asked_said_done_and_promised(visitor, frozen, answered):
    KeptPromiseFactory(consultation=answered, we_did="The clinic opened in Margate.")
    page = visitor.open(address("report", answered))
    words = page.main.get_text(" ", strip=True)

    assert "In Margate." in words and "The clinic opened in Margate." in words
    assert "Which town?" in words and "25 (71%)" in words
    assert frozen.digest in words


def test_the_page_of_the_consultation_shows_the_same_figures(visitor, frozen, answered):
    words = visitor.open(answered.url).main.get_text(" ", strip=True)

    assert "25 (71%)" in words and "In Margate." in words


def test_until_the_figures_are_there_the_page_says_so(visitor, answered):
    assert "being counted" in visitor.open(answered.url).main.get_text()


def test_what_anybody_downloads_has_the_published_hash(client, frozen, answered):
    content = client.get(address("outcome_data", answered)).content
    about = client.get(address("outcome_about_data", answered)).json()

    assert hashlib.sha256(content).hexdigest() == frozen.digest == about["sha256"]
    assert b"It is by the station" not in content


def test_the_pdf_is_tagged_and_has_its_title(client, frozen, answered):
    pdf = PdfReader(io.BytesIO(client.get(address("report_pdf", answered)).content))

    assert pdf.metadata.title == answered.title
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "25 (71%)" in "".join(page.extract_text() for page in pdf.pages)


def test_the_word_file_has_headings_and_tables_with_a_head(client, frozen, answered):
    file = docx.Document(io.BytesIO(client.get(address("report_word", answered)).content))

    assert file.core_properties.title == answered.title
    assert any(each.style.name == "Heading 2" for each in file.paragraphs)
    assert [cell.text for cell in file.tables[0].rows[1].cells] == ["Margate", "25 (71%)"]
    assert "tblHeader" in file.tables[0].rows[0]._tr.xml


@pytest.mark.parametrize(
    "name", ["report", "report_pdf", "report_word", "outcome_data", "outcome_about_data"]
)
def test_nothing_of_an_outcome_is_there_before_it_is_public(client, name):
    page = ConsultationPageFactory(stage=Stage.CLOSED)
    freeze(consultation=page, by=None, now=NOW)

    assert client.get(address(name, page)).status_code == 404


def test_the_list_shows_every_outcome_with_how_its_promises_stand(visitor, answered):
    KeptPromiseFactory(consultation=answered)
    PromiseFactory(consultation=answered, state="not_kept", reason="No room.")
    PromiseFactory(consultation=answered, is_published=False)
    words = visitor.open("/consultations/outcomes/").main.get_text(" ", strip=True)

    assert answered.title in words
    assert "1 kept" in words and "1 broken" in words


def test_what_is_in_the_archive_keeps_its_outcome_its_report_and_its_data(visitor, client, frozen, answered):
    living.archive(consultation=answered, by=UserFactory(), now=NOW)
    words = visitor.open("/consultations/outcomes/").main.get_text(" ", strip=True)

    assert answered.title in words
    assert "In the archive" in words
    assert visitor.open(answered.url).main.find("a", href=address("report", answered))
    assert client.get(address("outcome_data", answered)).status_code == 200


def test_the_list_of_consultations_leads_to_every_outcome(visitor, answered):
    link = visitor.open(answered.get_parent().url).main.find("a", href="/consultations/outcomes/")
    assert link.get_text() == "What came of every consultation so far"


def test_without_any_outcome_the_list_says_when_there_will_be(visitor):
    ConsultationPageFactory(stage=Stage.OPEN)

    assert "There is no outcome yet" in visitor.open("/consultations/outcomes/").main.get_text()


def test_the_list_takes_the_same_queries_for_many(client, django_assert_max_num_queries):
    for _ in range(8):
        PromiseFactory(consultation=ConsultationPageFactory(stage=Stage.ANSWERED))
    client.get("/consultations/outcomes/")

    with django_assert_max_num_queries(12):
        client.get("/consultations/outcomes/")
