from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from home.desk.reports import REPORTS
from home.models import DownloadMonth, FoundLink
from portal.accounts.roles import Role
from tests.factories.home import AllianceDocumentFactory, StandardPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(sign_in):
    return sign_in(Role.EDITOR)


def test_the_report_on_documents_filters_and_counts_a_year(client, editor):
    tidy, untidy = AllianceDocumentFactory(title="Tidy"), AllianceDocumentFactory(title="Untidy")
    untidy.reading.advice = ["no_title"]
    untidy.reading.save()
    month = timezone.localdate().replace(day=1)
    DownloadMonth.objects.create(document=tidy, month=month, number=41)
    DownloadMonth.objects.create(document=tidy, month=date(2001, 1, 1), number=500)

    page = client.get(reverse("documents_report")).text
    assert "41" in page and "It has no title of its own" in page
    mended = client.get(reverse("documents_report") + "?to_mend=false").text
    assert "Untidy" not in mended and "Tidy" in mended


def test_what_leaves_as_a_table_carries_no_formula(client, editor):
    AllianceDocumentFactory(title="=HYPERLINK()")
    table = b"".join(client.get(reverse("documents_report") + "?export=csv").streaming_content)

    assert b"'=HYPERLINK()" in table


def test_a_document_that_a_page_links_to_is_not_unused(client, editor):
    used, _ = AllianceDocumentFactory(title="Linked plan"), AllianceDocumentFactory(title="Lonely plan")
    html = f'<p><a linktype="document" id="{used.pk}">plan</a></p>'
    StandardPageFactory(body=[("rich_text", html)])

    page = client.get(reverse("unused_documents_report")).text
    assert "Lonely plan" in page and "Linked plan" not in page


def test_broken_links_stand_with_the_page_that_has_them(client, editor):
    page = StandardPageFactory(title="About us")
    FoundLink.objects.create(page=page, address="/gone/", is_inside=True, problem="It leads nowhere.")
    FoundLink.objects.create(page=page, address="https://example.org/", is_inside=False)

    shown = client.get(reverse("links_report") + "?standing=broken").text
    assert "About us" in shown and "It leads nowhere." in shown and "example.org" not in shown


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.index_url_name)
def test_an_empty_report_and_its_table_are_shown(client, editor, report):
    assert client.get(reverse(report.index_url_name)).status_code == 200
    assert client.get(reverse(report.index_url_name) + "?export=xlsx").status_code == 200


def test_reports_ask_the_same_for_two_documents_and_for_twelve(client, editor, django_assert_max_num_queries):
    counts = []
    for number in (2, 10):
        for _ in range(number):
            AllianceDocumentFactory()
        with django_assert_max_num_queries(60) as asked:
            client.get(reverse("documents_report"))
        counts.append(len(asked))

    assert counts[0] == counts[1]
