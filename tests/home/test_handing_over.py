import pytest
from django.urls import reverse
from django.utils import timezone

from home.handing_over import CannotHandOver, Kept, hand_over, kept_by
from portal.accounts.roles import Role
from portal.privacy.models import AuditEntry
from tests.factories.accounts import UserFactory
from tests.factories.home import AllianceDocumentFactory, BestPracticePageFactory, StandardPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def leaver():
    person = UserFactory()
    BestPracticePageFactory(kept_by=person)
    StandardPageFactory(kept_by=person, live=False)
    AllianceDocumentFactory(kept_by=person)
    return person


def test_pages_and_documents_have_a_new_owner_and_it_is_written_down(leaver):
    to, by = UserFactory(), UserFactory(role=Role.ADMINISTRATOR)

    assert hand_over(of=leaver, to=to, by=by, now=timezone.now()) == Kept(pages=2, documents=1)

    assert kept_by(leaver).is_nothing
    assert kept_by(to) == Kept(pages=2, documents=1)
    assert AuditEntry.objects.about(leaver).get(action="handed over what they keep").actor == by


def test_a_draft_does_not_bring_the_former_owner_back(leaver):
    page, to = BestPracticePageFactory(kept_by=leaver), UserFactory()
    draft = page.save_revision()

    hand_over(of=leaver, to=to, by=to, now=timezone.now())
    draft.refresh_from_db()
    draft.publish()

    page.refresh_from_db()
    assert page.kept_by == to


def test_nothing_goes_to_oneself_or_to_somebody_who_left(leaver):
    for to in (leaver, UserFactory(is_active=False)):
        with pytest.raises(CannotHandOver):
            hand_over(of=leaver, to=to, by=to, now=timezone.now())


def test_an_administrator_sees_how_much_it_is_before_it_is_done(client, sign_in, leaver):
    sign_in(Role.ADMINISTRATOR)
    address, people = reverse("hand_over:index"), {"of": leaver.pk, "to": UserFactory().pk}

    asked = client.post(address, people | {"step": "look"})
    assert "2 pages and 1 document" in asked.text
    assert not kept_by(leaver).is_nothing

    client.post(address, people | {"step": "hand over"})
    assert kept_by(leaver).is_nothing


def test_two_times_the_same_person_is_refused_in_a_sentence(client, sign_in, leaver):
    sign_in(Role.ADMINISTRATOR)

    answer = client.post(reverse("hand_over:index"), {"of": leaver.pk, "to": leaver.pk})

    assert answer.status_code == 422
    assert "Choose two different people." in answer.text
