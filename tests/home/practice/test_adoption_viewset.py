import pytest
from django.urls import reverse

from home.models import Adoption
from portal.accounts.models import Organisation
from portal.accounts.roles import Role
from tests.factories.accounts import OrganisationFactory
from tests.factories.home import AdoptionFactory, BestPracticePageFactory

pytestmark = pytest.mark.django_db
TOLD = {
    "decision": "adapt",
    "reason": "We have fewer nurses.",
    "lead_role": "Lead nurse",
    "started_date": "2026-05-04",
    "what_changed": "A support worker rings.",
    "review_date": "2027-05-04",
}


@pytest.fixture
def practice():
    return BestPracticePageFactory(organisation=OrganisationFactory(kind=Organisation.Kind.CHARITY))


@pytest.fixture
def member(sign_in):
    person = sign_in(Role.MEMBER)
    person.organisation = OrganisationFactory(kind=Organisation.Kind.TRUST)
    person.save()
    return person


def address(practice):
    return reverse("adoptions:practice", args=[practice.pk])


def test_what_a_member_records_stands_on_the_page_and_in_the_grid(client, visitor, practice, member):
    sent = client.post(address(practice), TOLD | {"organisation": member.organisation_id})
    client.logout()
    page, grid = visitor.open(practice.url), visitor.open("/who-uses-what/")

    assert sent.url == reverse("adoptions:index")
    assert page.find(id="used-at").get_text() == "Used at 1 of 1 trusts"
    assert "A support worker rings." in page.get_text()
    assert "Adapted" in grid.get_text()


def test_what_is_missing_is_asked_for_in_a_sentence_and_what_was_typed_stays(client, practice, member):
    told = TOLD | {"organisation": member.organisation_id, "what_changed": "", "lead_role": ""}

    answer = client.post(address(practice), told)

    assert answer.status_code == 422
    assert "Say what you changed, so that others can learn from it." in answer.text
    assert "Say who leads it: a role, not a name." in answer.text
    assert "We have fewer nurses." in answer.text
    assert not Adoption.objects.exists()


def test_for_an_organisation_that_is_not_theirs_a_member_records_nothing(client, practice, member):
    other = OrganisationFactory()

    answer = client.post(address(practice), TOLD | {"organisation": other.pk})

    assert answer.status_code == 422
    assert not Adoption.objects.exists()


def test_not_for_us_needs_a_reason_and_no_more(client, practice, member):
    told = TOLD | {"organisation": member.organisation_id, "decision": "not_for_us"}

    client.post(address(practice), told)

    kept = Adoption.objects.get()
    assert (kept.started_date, kept.lead_role, kept.what_changed) == (None, "", "")


def test_the_list_says_what_the_persons_organisation_decided(client, practice, member):
    assert "Not said yet" in client.get(reverse("adoptions:index")).text

    AdoptionFactory(practice=practice, organisation=member.organisation)

    assert "Not said yet" not in client.get(reverse("adoptions:index")).text


def test_an_analyst_neither_sees_the_list_nor_the_link(client, sign_in, practice):
    sign_in(Role.ANALYST)

    assert client.get(reverse("adoptions:index")).status_code != 200
    assert "Record what your organisation does" not in client.get(practice.url).text


def test_an_unpublished_practice_can_be_recorded_by_nobody(client, practice, member):
    practice.unpublish()

    assert client.get(address(practice)).status_code == 404
