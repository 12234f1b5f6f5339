from datetime import date

import pytest
from django.urls import reverse

from home.desk.downloads import months_of
from home.models import DownloadMonth
from portal.accounts.roles import Role
from tests.factories.home import AllianceDocumentFactory

pytestmark = pytest.mark.django_db


def test_each_of_the_last_twelve_months_has_its_number(client, sign_in):
    document = AllianceDocumentFactory()
    DownloadMonth.objects.create(document=document, month=date(2026, 1, 1), number=7)
    rows = months_of(document, date(2026, 3, 2))

    assert [row["label"] for row in rows][::11] == ["April 2025", "March 2026"]
    assert [row["value"] for row in rows] == [0] * 9 + [7, 0, 0]

    sign_in(Role.EDITOR)
    assert "Downloads by month" in client.get(reverse("document_downloads", args=[document.pk])).text
