import pytest
from django.http import QueryDict
from django.utils import timezone

from home.filtering import PRIORITY, SITE, Filters
from home.models import AllianceDocument
from portal.taxonomy import actions
from tests.factories.accounts import UserFactory
from tests.factories.home import AllianceDocumentFactory
from tests.factories.taxonomy import TumourSiteFactory

pytestmark = pytest.mark.django_db
KINDS = tuple(AllianceDocument.Kind.choices)


@pytest.fixture
def sites():
    return TumourSiteFactory(name="Bowel"), TumourSiteFactory(name="Breast")


def found(query, sites=()):
    filters = Filters(QueryDict(query), (PRIORITY, SITE), KINDS)
    rows = filters.apply(AllianceDocument.objects.published())
    return set(rows.values_list("title", flat=True)), filters


def document(title, *sites, kind="leaflet"):
    row = AllianceDocumentFactory(title=title, kind=kind)
    row.tumour_sites.set(sites)


def test_nothing_chosen_leaves_everything(sites):
    document("A")
    document("B", sites[0])

    assert found("")[0] == found("site=&priority=&kind=")[0] == {"A", "B"}


def test_several_of_one_choice_mean_any_and_two_choices_mean_both(sites):
    document("A", sites[0])
    document("B", sites[1], kind="plan")
    document("C", kind="plan")

    assert found("site=bowel&site=breast")[0] == {"A", "B"}
    assert found("site=bowel&site=breast&kind=plan")[0] == {"B"}


def test_a_word_that_nobody_knows_finds_nothing(sites):
    document("A", sites[0])

    assert found("site=nowhere")[0] == set()


def test_the_address_of_a_merged_term_still_finds_its_rows(sites):
    document("A", sites[0])
    actions.merge(source=sites[0], into=sites[1], by=UserFactory(), now=timezone.now(), reason="The same.")

    assert found("site=bowel")[0] == {"A"}


def test_a_chip_takes_its_own_choice_away_and_begins_at_the_first_page(sites):
    chips = found("site=bowel&kind=plan&page=3")[1].chips()

    assert [(chip["label"], chip["remove_url"]) for chip in chips] == [
        ("Bowel", "?kind=plan"),
        ("Plan", "?site=bowel"),
    ]


def test_the_form_shows_what_was_chosen(sites):
    form = found("site=breast")[1].form()

    assert '<option value="breast" selected>' in form["site"].as_widget()
