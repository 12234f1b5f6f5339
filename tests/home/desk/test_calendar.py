from datetime import date

import pytest
from django.urls import reverse

from home.desk.calendar import month_named
from portal.accounts.roles import Role
from tests.factories.home import StandardPageFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "month"), [("2026-11", date(2026, 11, 1)), ("", date(2026, 3, 1)), ("2026-13", date(2026, 3, 1))]
)
def test_a_month_is_named_by_the_address_or_is_now(text, month):
    assert month_named(text, date(2026, 3, 9)) == month


def test_the_month_is_a_grid_and_a_list_and_can_be_narrowed(client, sign_in):
    sign_in(Role.EDITOR)
    StandardPageFactory(title="About us", review_date=date(2026, 6, 12))
    page = client.get(reverse("calendar:index"), {"month": "2026-06"}).text

    assert page.count("About us") == 2
    assert "month=2026-05" in page and "month=2026-07" in page
    narrowed = client.get(reverse("calendar:index"), {"month": "2026-06", "what": "Opens"}).text
    assert "About us" not in narrowed and "Nothing opens, closes or is due in June 2026" in narrowed
