"""From asking to join to an account, and what does not lead there."""

import re
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.core.cache import cache
from django.urls import reverse
from formguard.test import GuardedFormTestMixin

from portal.accounts.joining import actions
from portal.accounts.joining.forms import JoinForm
from portal.accounts.models import JoiningRequest, User
from portal.accounts.roles import Role, roles_of
from portal.privacy.models import AuditEntry
from tests.background import do_background_work
from tests.factories.accounts import JoiningRequestFactory, OrganisationFactory, UserFactory
from tests.factories.taxonomy import TumourGroupFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
ASK = "/join/"


@pytest.fixture(autouse=True)
def nobody_has_asked_yet():
    cache.clear()


@pytest.fixture
def trust():
    return OrganisationFactory(email_domains="trust.example")


@pytest.fixture
def administrator(sign_in):
    return sign_in(Role.ADMINISTRATOR)


@pytest.fixture
def waiting():
    return JoiningRequestFactory()


def send(client, **given):
    told = {
        "sending_key": str(uuid4()),
        "first_name": "Ada",
        "last_name": "Newcomer",
        "email": "ada@trust.example",
        "other_organisation": "A hospice",
        "wanted": JoiningRequest.Wanted.MEMBER,
        "why": "To share what we did.",
    }
    guard = GuardedFormTestMixin().guard_data(JoinForm)
    return client.post(ASK, {**guard, **told, **given})


def decide(client, request, decision, **given):
    told = {"role": Role.MEMBER, "organisation": request.organisation_id or "", "decide": decision}
    return client.post(reverse("joining_desk:request", args=[request.pk]), told | given)


def letters():
    do_background_work()
    return mail.outbox


def test_the_form_reads_well(visitor):
    assert visitor.open(ASK).h1.get_text() == "Ask to join"


def test_a_request_waits_for_nobody_until_its_address_is_confirmed(client, trust):
    send(client, organisation=trust.pk)
    assert not JoiningRequest.objects.waiting().exists()

    link = re.search(r"/join/[0-9a-f-]+/", letters()[-1].body).group()
    assert client.get(link).status_code == 200
    assert not JoiningRequest.objects.waiting().exists()
    client.post(link)

    assert JoiningRequest.objects.waiting().get().is_from_known_domain


def test_sent_twice_it_is_kept_once(client):
    key = str(uuid4())
    for _ in range(2):
        assert send(client, sending_key=key).status_code == 302

    assert JoiningRequest.objects.count() == 1


def test_asking_again_before_confirming_puts_a_slip_right(client):
    send(client, first_name="Adda")
    send(client, first_name="Ada")

    assert [request.first_name for request in JoiningRequest.objects.all()] == ["Ada"]


def test_nobody_changes_a_request_that_waits_by_typing_its_address(client, waiting):
    send(client, email=waiting.email, last_name="Impostor")

    assert JoiningRequest.objects.get().last_name == waiting.last_name


def test_who_has_an_account_is_told_by_letter_alone(client):
    person = UserFactory(email="here@trust.example")

    answers = [send(client, email=address) for address in (person.email, "new@trust.example")]

    assert [answer.headers["Location"] for answer in answers] == ["/join/sent/"] * 2
    assert "You have an account already" in letters()[0].subject + letters()[1].subject


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"other_organisation": ""}, "Choose your organisation, or enter what it is called"),
        ({"wanted": JoiningRequest.Wanted.LEAD}, "Choose the tumour groups that you lead"),
        ({"email": "ada"}, "Enter an email address in the correct format"),
        ({"organisation": "999"}, "Choose an answer from the list"),
        ({"wanted": Role.ADMINISTRATOR}, "Choose an answer from the list"),
        ({"sending_key": "x"}, "There is a problem"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(client, given, problem):
    answer = send(client, **given)

    page = answer.content.decode()
    assert answer.status_code == 422 and problem in page and "To share what we did." in page


def test_one_address_is_not_written_to_again_and_again(client):
    answers = [send(client).status_code for _ in range(4)]

    assert answers == [302, 302, 302, 429]


def test_administrators_alone_are_told_when_the_first_request_waits(client):
    administrator = UserFactory(role=Role.ADMINISTRATOR)
    UserFactory(role=Role.EDITOR)

    actions.confirm(request=JoiningRequestFactory(confirmed_at=None), now=NOW)

    assert [letter.to for letter in letters()] == [[administrator.email]]


def test_known_addresses_stand_first_in_the_list(trust):
    unknown, known = JoiningRequestFactory(), JoiningRequestFactory(organisation=trust, domain_of=trust)

    assert list(JoiningRequest.objects.waiting()) == [known, unknown]


def test_an_administrator_approves_and_the_person_is_invited(client, administrator, waiting):
    answer = decide(client, waiting, "approved")

    person = User.objects.get(email=waiting.email)
    assert answer.status_code == 302
    assert (roles_of(person), person.organisation) == ({Role.MEMBER}, waiting.organisation)
    assert not person.has_usable_password()
    assert AuditEntry.objects.about(person).filter(actor=administrator, action__contains="approved").exists()
    assert "Choose a password" in letters()[-1].subject


def test_a_closed_account_is_opened_again_with_the_role_that_is_given_now(client, administrator, waiting):
    person = UserFactory(email=waiting.email, role=Role.MODERATOR, is_active=False)

    decide(client, waiting, "approved")

    person.refresh_from_db()
    assert person.is_active and roles_of(person) == {Role.MEMBER}


def test_without_a_reason_nobody_is_declined(client, administrator, waiting):
    answer = decide(client, waiting, "declined", reason="")

    assert answer.status_code == 422
    assert JoiningRequest.objects.waiting().exists()


def test_who_is_declined_is_told_why(client, administrator, waiting):
    decide(client, waiting, "declined", reason="We know nobody of this name at the trust.")

    assert "We know nobody of this name" in letters()[-1].body
    assert not User.objects.filter(email=waiting.email).exists()


def test_a_role_is_given_with_what_it_counts_for(client, administrator, waiting):
    group = TumourGroupFactory()

    assert decide(client, waiting, "approved", organisation="").status_code == 422
    assert decide(client, waiting, "approved", role=Role.LEAD).status_code == 422
    assert decide(client, waiting, "approved", role=Role.LEAD, tumour_groups=[group.pk]).status_code == 302


def test_the_second_to_decide_is_told_so_and_changes_nothing(client, administrator, waiting):
    decide(client, waiting, "declined", reason="No.")
    answer = client.post(
        reverse("joining_desk:request", args=[waiting.pk]),
        {"role": Role.MEMBER, "organisation": waiting.organisation_id, "decide": "approved"},
        follow=True,
    )

    assert "decided this request already" in answer.content.decode()
    assert not User.objects.filter(email=waiting.email).exists()


def test_requests_are_forgotten_when_their_time_is_over(waiting):
    JoiningRequestFactory(confirmed_at=None, asked_at=NOW - timedelta(days=8))

    assert (actions.forget_unconfirmed(now=NOW), actions.forget_decided(now=NOW)) == (1, 0)
    actions.decline(request=waiting, reason="No.", by=None, now=NOW - timedelta(days=366))
    assert actions.forget_decided(now=NOW) == 1
