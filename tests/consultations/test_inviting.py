import pytest

from consultations import inviting
from consultations.inviting import LinkUsed, NotForYou
from consultations.models import ConsultationPage, Invitation
from portal.accounts.roles import Role
from tests.factories.accounts import UserFactory
from tests.factories.consultations import NOW, ConsultationPageFactory, InvitationFactory

pytestmark = pytest.mark.django_db
Audience = ConsultationPage.Audience


@pytest.fixture
def page():
    return ConsultationPageFactory(audience=Audience.INVITED)


def made(page, how_many=2):
    return inviting.invite(consultation=page, how_many=how_many, batch="Ashford", by=UserFactory(), now=NOW)


def test_a_link_opens_its_consultation_and_only_its_hash_is_kept(page):
    token, _ = made(page)
    invitation = inviting.invitation_of(page, token)
    assert token not in str(Invitation.objects.values_list().get(pk=invitation.pk))
    assert inviting.invitation_of(ConsultationPageFactory(), token) is None


def test_a_link_is_used_once(page):
    token, _ = made(page)
    first, second = inviting.invitation_of(page, token), inviting.invitation_of(page, token)
    inviting.use(first, NOW)
    with pytest.raises(LinkUsed):
        inviting.use(second, NOW)
    with pytest.raises(LinkUsed):
        inviting.check_may_answer(page, invitation=inviting.invitation_of(page, token))


def test_links_that_are_taken_back_open_nothing_and_used_ones_stay_used(page):
    used, waiting = made(page)
    inviting.use(inviting.invitation_of(page, used), NOW)
    assert inviting.withdraw(consultation=page, batch="Ashford", by=UserFactory(), now=NOW) == 1
    assert inviting.invitation_of(page, waiting) is None
    assert inviting.invitation_of(page, used).used_at == NOW


def test_without_an_invitation_nobody_answers_what_is_for_invited_people(page):
    with pytest.raises(NotForYou, match="Open the link"):
        inviting.check_may_answer(page, user=UserFactory(role=Role.PARTNER))
    inviting.check_may_answer(page, invitation=InvitationFactory(consultation=page))


@pytest.mark.parametrize("role", list(Role))
def test_members_answer_what_is_for_members(role):
    page, user = ConsultationPageFactory(audience=Audience.MEMBERS), UserFactory(role=role)
    if role in (Role.PARTNER, Role.MEMBER, Role.LEAD):
        inviting.check_may_answer(page, user=user)
    else:
        with pytest.raises(NotForYou, match="Sign in"):
            inviting.check_may_answer(page, user=user)


def test_everybody_answers_what_is_for_everybody():
    inviting.check_may_answer(ConsultationPageFactory())
