"""The command, from a file to the queue."""

import csv
import io
import tracemalloc
from collections import Counter
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from feedback import actions, themes
from feedback.consent import OF_AN_EXPORT, Consent
from feedback.importing import reading
from feedback.models import Seriousness, Story, StoryOriginal, StoryStep, Suggestion
from portal.accounts.roles import Role
from portal.exports import safe_cell
from portal.tables.rows import batches, count_rows
from search.models import SearchEntry
from tests.factories.accounts import OrganisationFactory, UserFactory

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
COLUMNS = ["comment_id", "trust", "date", "fft_score", "text", "sentiment", "labels"]
GOOD = ["c1", "NEAS", "2022-01-31", "1", "Kind staff,\nand a quick answer.", "2.0", "Parking|Not assigned"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def export(tmp_path):
    """export(row, ...): a tidy export with these rows."""

    def write(*rows, columns=COLUMNS):
        path = tmp_path / "export.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([columns, *rows])
        return path

    return write


def imported(path, **options):
    said = io.StringIO()
    call_command("import_feedback", str(path), verbosity=0, stdout=said, **options)
    return said.getvalue()


def test_a_comment_is_stored_for_moderators_and_for_nobody_else(export):
    organisation = OrganisationFactory(short_name="neas")
    themes.plant()
    assert "1 stored, 0 here already, 0 refused." in imported(export(GOOD))
    story = Story.objects.get()
    assert story.words == "Kind staff,\nand a quick answer."
    assert (story.state, story.source, story.source_key) == ("received", "import", "fft:NEAS:c1")
    assert (story.rating, story.sentiment, f"{story.happened_month:%Y-%m}") == (1, 2, "2022-01")
    assert (story.consent, story.consent_wording) == (Consent.PUBLISH, OF_AN_EXPORT)
    assert story.organisation == organisation
    assert StoryOriginal.objects.get(story=story).words == story.words
    assert StoryStep.objects.filter(story=story).count() == 1
    assert not story.themes.exists()
    assert [suggestion.theme.name for suggestion in story.suggestions.all()] == ["Parking"]


def test_running_twice_stores_nothing_twice(export):
    imported(export(GOOD))
    assert "0 stored, 1 here already, 0 refused." in imported(export(GOOD))
    assert Story.objects.count() == 1
    assert Suggestion.objects.count() == 1


def test_the_same_comment_twice_in_a_file_is_stored_once(export):
    assert "1 stored, 1 here already" in imported(export(GOOD, [*GOOD[:4], "Again.", *GOOD[5:]]))
    assert Story.objects.get().words == GOOD[4]


def test_every_row_is_stored_or_refused_with_its_number_and_reason(export, tmp_path):
    bad_sentiment, short = [*GOOD[:5], "9", ""], ["c3", "NEAS"]
    refusals = tmp_path / "refused.csv"
    said = imported(export(GOOD, ["c2", *bad_sentiment[1:]], short), refusals=refusals)
    assert "1 stored, 0 here already, 2 refused." in said
    assert "The sentiment is not one of 1 to 5. Row 3." in said
    assert list(csv.reader(refusals.read_text().splitlines())) == [
        ["row", "reason"],
        ["3", "The sentiment is not one of 1 to 5. It says “9”."],
        ["4", "The row has 2 columns and the header has 7."],
    ]


def test_no_refusal_is_a_formula():
    for text in ("=1+1", "+1", "-1", "@x", "\tx"):
        assert safe_cell(text).startswith("'")
    assert safe_cell("The date") == "The date"


def test_a_comment_that_is_a_formula_is_kept_as_words(export):
    imported(export([*GOOD[:4], "=HYPERLINK(1)", *GOOD[5:]]))
    assert Story.objects.get().words == "=HYPERLINK(1)"


def test_comments_for_the_alliance_only_are_never_published(export):
    imported(export(GOOD), alliance_only=True)
    assert Story.objects.get().consent == Consent.ALLIANCE_ONLY


def test_an_imported_comment_is_found_by_its_words_once_published_and_not_before(export):
    imported(export(GOOD))
    assert not SearchEntry.objects.live().of_model(Story).exists()
    Story.objects.update(seriousness=Seriousness.NONE)
    story, moderator, now = Story.objects.get(), UserFactory(role=Role.MODERATOR), timezone.now()
    story = actions.start_review(story=story, by=moderator, version=1, now=now)
    actions.publish(story=story, by=moderator, version=2, now=now)
    assert "quick answer" in SearchEntry.objects.live().of_model(Story).get().lead


@pytest.mark.parametrize(
    ("content", "what_to_do"),
    [
        (b"name,age\r\nAnn,3\r\n", "not those of an export that we know"),
        (b"", "not those of an export that we know"),
        (b"comment_id\xff\xfe\r\n", "CSV UTF-8"),
    ],
)
def test_a_file_that_is_no_export_says_what_to_do(tmp_path, content, what_to_do):
    path = tmp_path / "other.csv"
    path.write_bytes(content)
    with pytest.raises(CommandError, match=what_to_do):
        imported(path)


def test_a_file_that_is_not_there_says_so(tmp_path):
    with pytest.raises(CommandError, match="cannot be opened"):
        imported(tmp_path / "none.csv")


def test_a_long_file_needs_no_more_memory_than_a_short_one(tmp_path):
    def peak(rows):
        path = tmp_path / "long.csv"
        with path.open("w", newline="") as file:
            csv.writer(file).writerows([COLUMNS, *([str(number), *GOOD[1:]] for number in range(rows))])
        tracemalloc.start()
        for _ in batches(reading.read(path, now=timezone.now())):
            pass
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(500)
    assert peak(10_000) < 1.5 * peak(1_000)


@pytest.mark.parametrize(
    ("path", "rows", "stored"),
    [
        ("fft_v6/fft_raw_format.csv", 4036, 3069),
        ("fft_v6/fft_comments.csv", 3171, 3171),
        ("fft_phase1/trusts_a_b.csv", 5908, 5877),
    ],
)
def test_every_row_of_the_real_exports_is_read(path, rows, stored):
    """Reading only: storing thousands of rows belongs to the benchmark."""
    if not (SHARED / path).exists():
        pytest.skip("The real exports are not beside this project.")
    kinds = Counter(type(found).__name__ for _, found in reading.read(SHARED / path, now=timezone.now()))
    assert kinds.total() == rows == count_rows(SHARED / path)
    assert kinds["Comment"] == stored
