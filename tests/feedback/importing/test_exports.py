from datetime import UTC, date, datetime

import pytest

from feedback.importing.exports import CodedExport, TidyExport, WideExport, export_with, sentiment_of
from portal.tables.refusals import Refused

NOW = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)
WIDE = {
    "Comment ID": "PTS 1 - Q1",
    "Trust": "NEAS",
    "Date": "30/09/2021",
    "Service type 1": "PTS",
    "Service type 2": "",
    "FFT categorical answer": "2",
    "FFT question": "FFT Why?",
    "FFT answer": "The driver was kind.",
    "Person identifiable info?": "",
    "Comment sentiment": "1",
    "Parking": "",
    "Timeliness of care": "1",
}
TIDY = {
    "comment_id": "PTS 1 - Q1",
    "trust": "NEAS",
    "date": "2021-09-30",
    "service": "PTS",
    "sub_service": "",
    "fft_score": "2",
    "question": "FFT Why?",
    "text": "The driver was kind.",
    "sentiment": "1.0",
    "labels": "Timeliness of care",
}
CODED = {
    "label": "Staff",
    "subcategory": "Attitude Of Staff",
    "text": "Very rude.",
    "criticality": "-4",
    "trust": "Trust A",
    "question": "Trust A - Q1",
    "row_index": "7",
}


def test_the_wide_and_the_tidy_form_of_a_comment_say_the_same():
    assert WideExport().comment_of(WIDE, NOW) == TidyExport().comment_of(TIDY, NOW)


def test_a_comment_keeps_its_month_and_not_its_day():
    assert WideExport().comment_of(WIDE, NOW).month == date(2021, 9, 1)


@pytest.mark.parametrize("text", ["None", "NA", "N/A", "Nothing.", "-"])
def test_short_answers_are_answers(text):
    assert WideExport().comment_of({**WIDE, "FFT answer": text}, NOW).words == text


@pytest.mark.parametrize("answer", ["6", "7", ""])
def test_who_does_not_know_gave_no_rating(answer):
    assert WideExport().comment_of({**WIDE, "FFT categorical answer": answer}, NOW).rating is None


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("FFT answer", "", "no comment"),
        ("FFT answer", "Did not answer", "no comment"),
        ("FFT answer", "x" * 10_001, "longer than 10,000"),
        ("FFT answer", "a\x00b", "cannot be kept"),
        ("Comment ID", " ", "no number of its own"),
        ("Date", "7/27/2022", "day, month and year"),
        ("Date", "10/17/2021", "day, month and year"),
        ("Date", "30/09/2031", "not come yet"),
        ("FFT categorical answer", "9", "1 to 7"),
        ("Comment sentiment", "6", "1 to 5"),
        ("Parking", "yes", "Parking"),
        ("Person identifiable info?", "1", "names somebody"),
    ],
)
def test_a_row_that_is_wrong_is_refused_with_its_reason(column, value, reason):
    with pytest.raises(Refused, match=reason):
        WideExport().comment_of({**WIDE, column: value}, NOW)


def test_a_tidy_date_may_be_missing_and_may_not_be_wrong():
    assert TidyExport().comment_of({**TIDY, "date": ""}, NOW).month is None
    with pytest.raises(Refused, match="year, month and day"):
        TidyExport().comment_of({**TIDY, "date": "30/09/2021"}, NOW)


def test_several_themes_stand_between_bars():
    assert TidyExport().comment_of({**TIDY, "labels": "Parking|Discharge"}, NOW).labels == (
        "Parking",
        "Discharge",
    )


@pytest.mark.parametrize(
    ("criticality", "sentiment"),
    [("5", 1), ("3", 1), ("2", 2), ("1", 2), ("0", 3), ("-1", 4), ("-2", 4), ("-3", 5), ("-5", 5)],
)
def test_criticality_becomes_sentiment(criticality, sentiment):
    assert sentiment_of(criticality) == sentiment


@pytest.mark.parametrize("junk", ["-o", "cc", "-NA", "NA", "SS", "-9", "-6", "6", "", "1.5", "٣"])
def test_junk_criticality_is_refused_and_named(junk):
    with pytest.raises(Refused) as refusal:
        CodedExport().comment_of({**CODED, "criticality": junk}, NOW)
    assert junk in str(refusal.value)


def test_each_form_is_known_by_its_columns():
    assert isinstance(export_with(WIDE), WideExport)
    assert isinstance(export_with(TIDY), TidyExport)
    assert isinstance(export_with(CODED), CodedExport)
    assert export_with(["name", "age"]) is None
