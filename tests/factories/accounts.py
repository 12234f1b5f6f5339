"""People and the organisations that they work for."""

from datetime import UTC, datetime
from uuid import uuid4

import factory
from allauth.mfa.totp.internal.auth import TOTP
from factory.django import DjangoModelFactory

from portal.accounts.actions import keep_address
from portal.accounts.demo import SECRET
from portal.accounts.models import CareSite, JoiningRequest, Organisation, User
from portal.accounts.role_groups import group_of
from portal.accounts.roles import needs_second_factor

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

    Who needs a second factor has one. Sign in with `client.force_login(user)`; for the sign-in pages the
    password is PASSWORD and the code demo.current_code(). second_factor=False leaves the factor out.
    """

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda number: f"person{number + 1}@example.org")
    first_name = "Test"
    last_name = factory.Sequence(lambda number: f"Person {number + 1}")
    password = factory.django.Password(PASSWORD)

    @classmethod
    def _create(cls, model_class, *args, role=None, second_factor=True, **fields):
        user = super()._create(model_class, *args, **fields)
        keep_address(person=user)
        if role:
            user.groups.add(group_of(role))
        if second_factor and needs_second_factor(user):
            TOTP.activate(user, SECRET)
        return user


class JoiningRequestFactory(DjangoModelFactory):
    """One that waits for an administrator; `confirmed_at=None` leaves the address unconfirmed."""

    class Meta:
        model = JoiningRequest

    first_name = "Ada"
    last_name = factory.Sequence(lambda number: f"Newcomer {number + 1}")
    email = factory.Sequence(lambda number: f"newcomer{number + 1}@trust.example")
    sending_key = factory.LazyFunction(uuid4)
    organisation = factory.SubFactory(OrganisationFactory)
    wanted = JoiningRequest.Wanted.MEMBER
    why = "To share how we shortened the wait."
    asked_at = datetime(2026, 3, 1, 9, tzinfo=UTC)
    confirmed_at = datetime(2026, 3, 1, 10, tzinfo=UTC)
