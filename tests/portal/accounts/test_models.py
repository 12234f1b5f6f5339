import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from portal.accounts.models import Organisation, User
from tests.factories.accounts import CareSiteFactory, OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_the_address_is_the_name_and_is_kept_in_small_letters():
    person = User.objects.create_user("Ada@Example.ORG", "a long password")
    assert person.get_username() == "ada@example.org"


def test_a_person_is_found_however_their_address_is_written():
    person = UserFactory(email="ada@example.org")
    assert User.objects.get_by_natural_key("ADA@example.org") == person


def test_nobody_is_created_without_an_address():
    with pytest.raises(ValueError, match="e-mail address"):
        User.objects.create_user("")


def test_two_people_never_share_an_address():
    UserFactory(email="ada@example.org")
    with pytest.raises(IntegrityError), transaction.atomic():
        UserFactory(email="ADA@example.org")


def test_a_person_reads_as_their_name_or_else_their_address():
    assert str(UserFactory.build(first_name="Ada", last_name="New")) == "Ada New"
    assert str(UserFactory.build(first_name="", last_name="", email="a@b.example")) == "a@b.example"


def test_a_code_belongs_to_one_organisation_and_many_may_have_none():
    OrganisationFactory.create_batch(2, ods_code="")
    OrganisationFactory(ods_code="RWF")
    with pytest.raises(ValidationError):
        OrganisationFactory.build(ods_code="RWF").full_clean()


def test_an_organisation_that_left_is_not_active():
    here = OrganisationFactory()
    OrganisationFactory(is_active=False)
    assert list(Organisation.objects.active()) == [here]


def test_a_place_of_care_reads_as_its_name():
    assert str(CareSiteFactory.build(name="Maidstone Hospital")) == "Maidstone Hospital"
