import pytest
from django.urls import reverse

from consultations.models import ConsultationPage
from portal.accounts.roles import Role
from tests.factories.consultations import ConsultationPageFactory, ResponseFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def answered():
    return ResponseFactory().consultation


def refused(response):
    return "it is kept" in response.content.decode()


def delete(client, page):
    return client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]), follow=True)


def test_a_consultation_that_people_answered_cannot_be_deleted(client, sign_in, answered):
    sign_in(Role.EDITOR)
    assert refused(delete(client, answered))
    assert ConsultationPage.objects.filter(pk=answered.pk).exists()


def test_nor_can_a_page_above_it(client, sign_in, answered):
    sign_in(Role.EDITOR)
    assert refused(delete(client, answered.get_parent()))
    assert ConsultationPage.objects.filter(pk=answered.pk).exists()


def test_nor_can_it_be_deleted_among_others(client, sign_in, answered):
    sign_in(Role.EDITOR)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    assert refused(client.post(f"{address}?id={answered.pk}", follow=True))
    assert ConsultationPage.objects.filter(pk=answered.pk).exists()


def test_a_consultation_that_nobody_answered_can_be_deleted(client, sign_in):
    sign_in(Role.EDITOR)
    page = ConsultationPageFactory()
    delete(client, page)
    assert not ConsultationPage.objects.filter(pk=page.pk).exists()


@pytest.mark.parametrize(("role", "shown"), [(Role.ANALYST, True), (Role.MODERATOR, False)])
def test_the_menu_shows_answers_to_whoever_may_see_them(client, sign_in, role, shown):
    sign_in(role)
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    assert (reverse("consultation_answers:index") in page) == shown
