"""A page goes stale, its readers are told, and its owner says with one press that it is right."""

from datetime import timedelta

from django.utils import timezone

from portal.accounts.roles import Role
from tests.factories.accounts import UserFactory
from tests.factories.home import BestPracticePageFactory

WARNING = "We meant to check this by"


def test_an_owner_marks_a_stale_page_as_reviewed(reader, site):
    owner = UserFactory(role=Role.MEMBER)
    a_week_ago = timezone.localdate() - timedelta(days=7)
    page = BestPracticePageFactory(title="Letters", kept_by=owner, review_date=a_week_ago)

    reader.open(page.url)
    assert reader.sees(WARNING)
    reader.sign_in(owner)
    owner_presses_once(reader)
    reader.sign_out()

    reader.open(page.url)
    assert not reader.page.get_by_text(WARNING).count()


def owner_presses_once(reader):
    reader.open("/admin/reports/reviews/")
    reader.press("Reviewed, no change", exact=False)
    assert reader.sees("is reviewed. The next review is on")
