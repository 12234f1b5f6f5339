"""Insight, exports and uploads in the work area, as their people see them."""

from datetime import UTC, date, datetime

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from feedback.insights import sheets
from feedback.models import ExportState, Story, StoryExport, StoryUpload, UploadState
from portal.accounts.roles import Role
from tests.factories.taxonomy import PathwayStageFactory, TumourSiteFactory
from tests.factories.telling import a_theme, tell

pytestmark = pytest.mark.django_db

PERIOD = {"since": "2026-01", "until": "2026-06"}
MAY = date(2026, 5, 1)


@pytest.fixture
def lung():
    return TumourSiteFactory(name="Lung", slug="lung")


def opened(client, **query):
    answer = client.get(reverse("insight:index"), {**PERIOD, **query})
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def heard(page):
    return page.select_one("#heard h2").get_text(" ", strip=True)


def test_an_analyst_sees_every_number_under_any_choice(client, sign_in, lung):
    sign_in(Role.ANALYST)
    tell(3, month=MAY, tumour_sites=[lung], stages=[PathwayStageFactory(name="Tests")])
    tell(5, month=date(2025, 11, 1))
    page = opened(client, site="lung")
    assert (
        heard(page)
        == "We heard 3 stories about Lung from January to June 2026, fewer in Jun 2026 than in May 2026."
    )
    assert page.select_one("#sites-and-stages td.app-heat__cell--5").get_text(strip=True) == "3"
    assert heard(opened(client, since="2025-11", until="2025-11")).startswith(
        "We heard 5 stories in November 2025"
    )


def test_an_editor_sees_what_the_public_sees(client, sign_in, lung):
    sign_in(Role.EDITOR)
    tell(3, month=MAY, tumour_sites=[lung])
    sheets.take(datetime(2026, 11, 23, tzinfo=UTC))
    assert heard(opened(client)).endswith("too few to show how many.")


def test_a_moderator_presses_a_number_and_reads_its_stories(client, sign_in, lung):
    sign_in(Role.MODERATOR)
    stage = PathwayStageFactory(name="Tests")
    tell(3, month=MAY, tumour_sites=[lung], stages=[stage])
    link = opened(client).select_one("#sites-and-stages td a")["href"]
    assert f"tumour_sites={lung.pk}&stages={stage.pk}&state=all" in link
    assert client.get(link).status_code == 200


def test_whoever_may_not_read_stories_gets_numbers_without_links(client, sign_in, lung):
    user = sign_in(Role.ANALYST)
    tell(3, month=MAY, tumour_sites=[lung], stages=[PathwayStageFactory()])
    assert bool(opened(client).select("#sites-and-stages td a")) == user.has_perm("feedback.view_story")


def test_a_period_that_ends_before_it_begins_is_refused_in_a_sentence(client, sign_in):
    sign_in(Role.ANALYST)
    page = opened(client, since="2026-05", until="2026-01")
    assert "not before the first" in page.select_one(".error-message").get_text()


def test_of_themes_that_changed_as_much_the_more_serious_comes_first(client, sign_in):
    sign_in(Role.ANALYST)
    tell(10, month=date(2025, 8, 1), theme=a_theme("Always there"))
    tell(10, month=MAY, theme=a_theme("Always there"))
    Story.objects.filter(pk__in=[story.pk for story in tell(5, month=MAY, theme=a_theme("New harm"))]).update(
        seriousness=4
    )
    rows = opened(client).select("#themes tbody th")
    assert [row.get_text(strip=True) for row in rows][:2] == ["New harm", "Always there"]


def test_the_file_of_a_chart_has_the_same_choice(client, sign_in, lung):
    sign_in(Role.ANALYST)
    tell(3, month=MAY, tumour_sites=[lung])
    answer = client.get(reverse("insight:table", args=["by-site"]), PERIOD)
    assert b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()[1] == "Lung,3"
    assert client.get(reverse("insight:table", args=["nothing"]), PERIOD).status_code == 404


@pytest.mark.parametrize("how_many", [2, 20])
def test_the_page_asks_as_often_however_many_stories_there_are(client, sign_in, how_many):
    sign_in(Role.ANALYST)
    sites, stages = TumourSiteFactory.create_batch(2), PathwayStageFactory.create_batch(2)
    for month in range(1, 5):
        tell(how_many, month=date(2026, month, 1), tumour_sites=sites, stages=stages, theme=a_theme("A"))
    with CaptureQueriesContext(connection) as asked:
        opened(client)
    assert len(asked) == 36


def test_an_analyst_asks_for_a_table_and_sees_how_far_it_is(client, sign_in):
    user = sign_in(Role.ANALYST)
    answer = client.post(reverse("exports:index"), {**PERIOD, "kind": "csv"}, follow=True)
    assert "The table is being made" in answer.content.decode()
    assert answer.headers["Refresh"] == "5"
    export = StoryExport.objects.get(by=user)
    assert (export.with_words, export.choices["until"]) == (False, "2026-07-01")
    assert client.get(reverse("exports:file", args=[export.pk])).status_code == 404


def test_words_are_not_offered_to_whoever_may_not_have_them(client, sign_in):
    sign_in(Role.ANALYST)
    client.post(reverse("exports:index"), {**PERIOD, "kind": "csv", "with_words": "on", "reason": "Please."})
    assert not StoryExport.objects.get().with_words


def test_words_without_a_reason_are_refused_and_nothing_typed_is_lost(client, sign_in):
    sign_in(Role.ADMINISTRATOR)
    answer = client.post(reverse("exports:index"), {**PERIOD, "kind": "xlsx", "with_words": "on"})
    assert answer.status_code == 422
    assert "Say in a sentence why" in answer.content.decode()
    assert not StoryExport.objects.exists()


def test_another_persons_export_is_not_there(client, sign_in):
    sign_in(Role.ANALYST)
    client.post(reverse("exports:index"), {**PERIOD, "kind": "csv"})
    StoryExport.objects.update(state=ExportState.READY, file="exports/x.csv")
    sign_in(Role.ADMINISTRATOR)
    assert client.get(reverse("exports:file", args=[StoryExport.objects.get().pk])).status_code == 404


FILE = b"No,Said,When\n1,Kind.,7/31/2022\n2,Late.,31/07/2022\n"


@pytest.fixture
def uploaded(client, sign_in):
    sign_in(Role.ADMINISTRATOR)
    file = SimpleUploadedFile("trust.csv", FILE)
    return client.post(reverse("uploads:index"), {"file": file}, follow=True)


def test_a_file_is_shown_before_anything_is_stored(uploaded):
    page = BeautifulSoup(uploaded.content, "html.parser")
    assert [cell.get_text() for cell in page.select(".insight-preview tbody tr:first-child td")] == [
        "1",
        "Kind.",
        "7/31/2022",
    ]
    assert "1 only with the month first" in page.get_text()
    assert not Story.objects.exists()


def test_a_person_names_the_columns_and_the_file_is_read(client, uploaded, settings):
    upload = StoryUpload.objects.get()
    mapping = {"column_key": "No", "column_words": "Said", "column_date": "When", "trust": "NEAS"}
    choices = {"date_order": "day_then_month", "consent": "alliance_only"}
    address = reverse("uploads:upload", args=[upload.pk])

    assert client.post(address, {**mapping, **choices, "column_date": "Said"}).status_code == 422
    assert client.post(address, {**mapping, **choices, "trust": ""}).status_code == 422
    answer = client.post(address, {**mapping, **choices}, follow=True)

    upload.refresh_from_db()
    assert upload.state == UploadState.WAITING
    assert answer.headers["Refresh"] == "3"
    assert upload.columns == {"key": "No", "words": "Said", "date": "When"}


def test_a_file_that_cannot_be_read_is_refused_on_its_own_page(client, sign_in):
    sign_in(Role.ADMINISTRATOR)
    answer = client.post(reverse("uploads:index"), {"file": SimpleUploadedFile("x.csv", b"\x00\x01")})
    assert answer.status_code == 422
    assert "neither CSV nor an Excel workbook" in answer.content.decode()
