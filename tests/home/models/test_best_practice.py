import pytest

from home.models import BestPracticePage, PracticeDocument
from portal.accounts.roles import Role
from tests.factories.accounts import UserFactory
from tests.factories.home import AllianceDocumentFactory, BestPracticePageFactory, PracticeMeasureFactory
from tests.factories.taxonomy import TumourSiteFactory

pytestmark = pytest.mark.django_db


def test_the_first_number_stands_large_and_each_is_drawn(visitor):
    page = BestPracticePageFactory()
    PracticeMeasureFactory(page=page, before="12.50", after="3.00", unit="days", sort_order=0)
    PracticeMeasureFactory(page=page, before=60, after=90, unit="%", sort_order=1)

    shown = visitor.open(page.url)

    assert shown.select_one(".app-headline__value").get_text() == "3 days"
    assert [row.get_text() for row in shown.select(".app-before-after__value")] == [
        "12.5 days",
        "3 days",
        "60%",
        "90%",
    ]


def test_a_draft_that_is_previewed_shows_its_own_terms_and_documents():
    page = BestPracticePage.objects.get(pk=BestPracticePageFactory().pk)
    page.tumour_sites = [TumourSiteFactory(name="Bowel")]
    page.document_links = [PracticeDocument(document=AllianceDocumentFactory(title="The script"))]

    shown = page.make_preview_request(preview_mode=page.default_preview_mode).rendered_content

    assert "Bowel" in shown
    assert "The script" in shown


@pytest.mark.parametrize("missing", ["kept_by", "review_date"])
def test_it_needs_an_owner_and_a_day_of_review(missing):
    form = BestPracticePage.get_edit_handler().get_form_class()(
        instance=BestPracticePageFactory(), for_user=UserFactory(role=Role.EDITOR)
    )

    assert form.fields[missing].required
