from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from home.models import Adoption
from home.practice import adopting
from portal.accounts.models import Organisation
from portal.accounts.roles import Role
from portal.privacy.models import AuditEntry
from search.models import SearchEntry
from tests.factories.accounts import OrganisationFactory, UserFactory
from tests.factories.home import AdoptionFactory, BestPracticePageFactory

TOLD = {
    "decision": Adoption.Decision.ADOPT,
    "reason": "It fits.",
    "lead_role": "Lead nurse",
    "started_date": date(2026, 5, 4),
    "review_date": date(2027, 5, 4),
    "what_changed": "",
}
pytestmark = pytest.mark.django_db


@pytest.fixture
def trust():
    return OrganisationFactory(kind=Organisation.Kind.TRUST)


def record(practice, organisation, by, **more):
    return adopting.record(
        practice=practice, organisation=organisation, told=TOLD | more, by=by, now=timezone.now()
    )


def test_a_member_records_for_their_own_organisation_and_it_is_written_down(trust):
    practice, member = BestPracticePageFactory(), UserFactory(role=Role.MEMBER, organisation=trust)

    record(practice, trust, member)

    assert Adoption.objects.in_use().by(trust).get().recorded_by == member
    assert AuditEntry.objects.about(practice).get().reason == f"{trust}: Adopted"


def test_sent_twice_it_is_one_row_and_the_later_word_holds(trust):
    practice, member = BestPracticePageFactory(), UserFactory(role=Role.MEMBER, organisation=trust)

    record(practice, trust, member)
    record(practice, trust, member, reason="It still fits.")

    assert Adoption.objects.get().reason == "It still fits."


def test_a_member_of_another_organisation_may_not_and_an_editor_may(trust):
    practice = BestPracticePageFactory()

    with pytest.raises(adopting.MayNotRecord):
        record(practice, trust, UserFactory(role=Role.MEMBER, organisation=OrganisationFactory()))
    with pytest.raises(adopting.MayNotRecord):
        record(practice, trust, UserFactory(role=Role.ANALYST, organisation=trust))
    record(practice, trust, UserFactory(role=Role.EDITOR))

    assert Adoption.objects.count() == 1


def test_search_says_at_once_how_many_trusts_use_it(trust, django_capture_on_commit_callbacks):
    OrganisationFactory(kind=Organisation.Kind.TRUST)
    practice = BestPracticePageFactory(organisation=OrganisationFactory(kind=Organisation.Kind.CHARITY))

    with django_capture_on_commit_callbacks(execute=True):
        record(practice, trust, UserFactory(role=Role.EDITOR))

    entry = SearchEntry.objects.live().get(model="home.bestpracticepage", object_id=practice.pk)
    assert "Used at 1 of 2 trusts" in entry.facts


@pytest.mark.parametrize(
    "wrong",
    [
        {"lead_role": ""},
        {"started_date": None},
        {"what_changed": "By video."},
        {"decision": "adapt", "what_changed": ""},
        {"decision": "not_for_us"},
        {"decision": "perhaps"},
    ],
)
def test_the_database_refuses_what_does_not_fit_together(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        AdoptionFactory(**wrong)
