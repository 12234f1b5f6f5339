import pytest
from django.urls import reverse

from portal.accounts.roles import Role
from tests.factories.home import StandardPageFactory

pytestmark = pytest.mark.django_db


def test_hints_stand_beside_a_page_that_is_there_and_what_is_wrong_stands_first(client, sign_in):
    sign_in(Role.EDITOR)
    words = "We will ring you. You can bring a friend. The scan takes ten minutes. " * 5
    page = StandardPageFactory(body=[("rich_text", f'<p>{words}<a href="/gone/">the old plan</a></p>')])
    shown = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text

    assert "the old plan: It leads to a page that is not there." in shown
    assert shown.index("1 link leads nowhere") < shown.index("Reading age about")


def test_a_page_that_nobody_has_saved_yet_has_no_hints(client, sign_in):
    sign_in(Role.EDITOR)
    parent = StandardPageFactory()
    address = reverse("wagtailadmin_pages:add", args=["home", "standardpage", parent.pk])

    assert "As the page was last saved" not in client.get(address).text
