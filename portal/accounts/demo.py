"""Organisations as they are, and invented people: one for each role, so that everything can be tried.

A newcomer signs in as moderator@demo.example with PASSWORD, then with the code that `demo_code` prints.
"""

import time
import tomllib
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from portal.taxonomy.models import Place, TumourGroup

from .actions import keep_address
from .models import CareSite, JoiningRequest, Organisation, User
from .role_groups import group_of
from .roles import Role, needs_second_factor

FACTS = Path(__file__).with_name("demo.toml")

PASSWORD = "a patient voice"
SECRET = "KENTANDMEDWAYDEMOONLYNOTSECRET2Z"
SECONDS_A_CODE = 30
LABEL = "Invented for the demonstration"


class NotADemonstration(Exception):
    """Raised where DEMO_PEOPLE is off, as it is in service."""


@transaction.atomic
def plant_people():
    """Create what is missing of the organisations, their places of care and, where allowed, the people."""
    facts = tomllib.loads(FACTS.read_text())
    for organisation in facts["organisation"]:
        _plant_organisation(**organisation)
    if settings.DEMO_PEOPLE:
        for person in demo_people():
            _plant_person(**person)
        for person in facts["closed_person"]:
            _plant_closed_person(**person)
        for request in facts["joining"]:
            _plant_request(**request)


def demo_people():
    """The invented people, as demo.toml lists them: e-mail, names, role and organisation."""
    return tomllib.loads(FACTS.read_text())["person"]


def current_code(now=None):
    """The 6 digits that the authenticator app of every demonstration person would show now."""
    if not settings.DEMO_PEOPLE:
        raise NotADemonstration("There are no demonstration people here: DEMO_PEOPLE is off.")
    return format_hotp_value(hotp_value(SECRET, int(now or time.time()) // SECONDS_A_CODE))


def seconds_left(now=None):
    return SECONDS_A_CODE - int(now or time.time()) % SECONDS_A_CODE


def _plant_organisation(*, name, care_sites=(), **fields):
    organisation, _ = Organisation.objects.get_or_create(name=name, defaults=fields)
    for site in care_sites:
        place = Place.objects.filter(slug=site.get("place")).first()
        CareSite.objects.get_or_create(
            name=site["name"], defaults={**site, "place": place, "organisation": organisation}
        )


def _plant_person(*, email, role, organisation, tumour_groups=(), **names):
    if User.objects.filter(email=email).exists():
        return
    person = User.objects.create_user(
        email,
        PASSWORD,
        organisation=Organisation.objects.get(name=organisation),
        job_title=f"{LABEL}: {role.lower()}",
        **names,
    )
    person.groups.add(group_of(Role(role)))
    person.tumour_groups.set(TumourGroup.objects.named(tumour_groups))
    keep_address(person=person)
    if needs_second_factor(person):
        _give_authenticator(person)


def _plant_closed_person(*, organisation, **fields):
    of = Organisation.objects.get(name=organisation)
    label = {"organisation": of, "is_active": False, "job_title": f"{LABEL}: has left"}
    User.objects.get_or_create(email=fields.pop("email"), defaults={**fields, **label})


def _plant_request(*, email, organisation="", tumour_groups=(), **fields):
    """Somebody who asked the day before yesterday, and whose address is confirmed."""
    if JoiningRequest.objects.filter(email=email).exists() or User.objects.filter(email=email).exists():
        return
    asked_at = timezone.now() - timedelta(days=2)
    request = JoiningRequest.objects.create(
        email=email,
        sending_key=uuid4(),
        organisation=Organisation.objects.filter(name=organisation).first(),
        domain_of=Organisation.objects.whose_domain_has(email),
        asked_at=asked_at,
        confirmed_at=asked_at + timedelta(minutes=4),
        **fields,
    )
    request.tumour_groups.set(TumourGroup.objects.named(tumour_groups))


def _give_authenticator(person):
    TOTP.activate(person, SECRET)
    RecoveryCodes.activate(person)
