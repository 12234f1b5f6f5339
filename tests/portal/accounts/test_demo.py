import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.urls import reverse

from portal.accounts import demo
from portal.accounts.models import CareSite, Organisation, User
from portal.accounts.roles import Role, needs_second_factor, roles_of
from tests.factories.accounts import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]


@pytest.fixture
def planted():
    demo.plant_people()


def counts():
    return User.objects.count(), Organisation.objects.count(), CareSite.objects.count()


def test_there_is_a_person_for_each_role(planted):
    assert {role for person in User.objects.all() for role in roles_of(person)} == set(Role)


def test_every_one_of_them_says_that_they_are_invented(planted):
    assert all("Invented for the demonstration" in person.job_title for person in User.objects.all())


def test_planting_again_changes_nothing(planted):
    before = counts()
    demo.plant_people()
    assert counts() == before


def test_in_service_there_are_organisations_and_no_invented_people(settings):
    settings.DEMO_PEOPLE = False
    demo.plant_people()
    assert Organisation.objects.exists()
    assert not User.objects.exists()


def test_the_four_acute_trusts_bear_their_codes(planted):
    trusts = Organisation.objects.filter(kind=Organisation.Kind.TRUST)
    assert set(trusts.values_list("ods_code", flat=True)) == {"RWF", "RVV", "RPA", "RN7"}


def test_who_needs_a_second_factor_has_one_and_recovery_codes(planted):
    for person in User.objects.all():
        kinds = set(Authenticator.objects.filter(user=person).values_list("type", flat=True))
        assert kinds == ({"totp", "recovery_codes"} if needs_second_factor(person) else set())


def test_a_newcomer_signs_in_as_moderator_with_what_the_command_prints(planted, client, capsys):
    client.post(reverse("account_login"), {"login": "moderator@demo.example", "password": demo.PASSWORD})
    call_command("demo_code", "moderator@demo.example")
    code = capsys.readouterr().out[:6]
    response = client.post(reverse("mfa_authenticate"), {"code": code})
    assert response.url == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_the_code_changes_every_half_minute():
    assert demo.current_code(now=60) == demo.current_code(now=89)
    assert demo.current_code(now=60) != demo.current_code(now=90)
    assert (demo.seconds_left(now=60), demo.seconds_left(now=89)) == (30, 1)


def test_the_command_refuses_in_service(settings):
    settings.DEMO_PEOPLE = False
    with pytest.raises(CommandError, match="DEMO_PEOPLE is off"):
        call_command("demo_code")


def test_the_command_prints_nothing_for_real_people():
    person = UserFactory(role=Role.MODERATOR)
    with pytest.raises(CommandError, match="is not a demonstration person"):
        call_command("demo_code", person.email)


def test_the_password_would_pass_the_rules_of_the_site():
    from django.contrib.auth.password_validation import validate_password

    validate_password(demo.PASSWORD)
