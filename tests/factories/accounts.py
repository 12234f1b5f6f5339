"""People and the organisations that they work for."""

import factory
from factory.django import DjangoModelFactory

from portal.accounts.models import CareSite, Organisation, User
from portal.accounts.role_groups import group_of

PASSWORD = "a long enough password"


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = Organisation

    name = factory.Sequence(lambda number: f"Trust {number + 1}")
    kind = Organisation.Kind.TRUST


class CareSiteFactory(DjangoModelFactory):
    class Meta:
        model = CareSite

    name = factory.Sequence(lambda number: f"Hospital {number + 1}")
    kind = CareSite.Kind.HOSPITAL
    organisation = factory.SubFactory(OrganisationFactory)


class UserFactory(DjangoModelFactory):
    """`UserFactory(role=Role.MODERATOR)` can do what the role can; without a role, nothing.

    Sign in with `client.force_login(user)`; for the sign-in page itself the password is PASSWORD.
    """

    class Meta:
        model = User
        skip_postgeneration_save = True

    class Params:
        role = None

    email = factory.Sequence(lambda number: f"person{number + 1}@example.org")
    first_name = "Test"
    last_name = factory.Sequence(lambda number: f"Person {number + 1}")
    password = factory.django.Password(PASSWORD)

    @classmethod
    def _create(cls, model_class, *args, role=None, **fields):
        user = super()._create(model_class, *args, **fields)
        if role:
            user.groups.add(group_of(role))
        return user
