from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from home.models import Adoption, PageVersion
from home.told.practice import lines, news, subject
from tests.factories.accounts import OrganisationFactory
from tests.factories.home import BestPracticePageFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()
A_DAY = timedelta(days=1)


def follow(page):
    return SimpleNamespace(about=str(page.pk), seen_at=NOW - A_DAY)


def told(page):
    return [line.text for line in lines(news(follow(page), NOW), NOW).values()]


def version(page, number, at=NOW):
    return PageVersion.objects.create(page=page, number=number, title=page.title, told=[], published_at=at)


def test_a_new_version_and_who_takes_it_up_are_told():
    page = BestPracticePageFactory()
    version(page, 1)
    version(page, 2, NOW - 9 * A_DAY)
    version(page, 3)
    organisation = OrganisationFactory(name="Medway")
    Adoption.objects.create(
        practice=page,
        organisation=organisation,
        decision="adopt",
        lead_role="Lead nurse",
        started_date=NOW.date(),
        review_date=NOW.date() + 90 * A_DAY,
        recorded_at=NOW,
    )

    assert told(page) == ["A new version: 3", "Medway now does this"]


def test_a_practice_taken_down_is_neither_told_nor_followed():
    page = BestPracticePageFactory()
    version(page, 2)
    names = news(follow(page), NOW)
    page.unpublish()

    assert lines(names, NOW) == {}
    assert subject(str(page.pk)) is None
