import csv
import io
import tracemalloc
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from consultations import exporting
from consultations.analysis import coding
from consultations.exporting import making
from consultations.models import AnswerExport, ChosenChoice, Question, Response
from portal.accounts.roles import Role
from portal.privacy.models import AuditEntry
from portal.tables.files import opened
from tests.factories.accounts import UserFactory
from tests.factories.coding import CodebookFactory, CodeFactory
from tests.factories.consultations import (
    NOW,
    AnswerFactory,
    ConsultationPageFactory,
    QuestionFactory,
    ResponseFactory,
)

pytestmark = pytest.mark.django_db
Kind, Shown = Question.Kind, AnswerExport.Shown


@pytest.fixture
def page():
    page = ConsultationPageFactory()
    QuestionFactory(page=page, wording="Which?", kind=Kind.ONE, choices=["Bus", "Train"])
    QuestionFactory(page=page, wording="All?", kind=Kind.SEVERAL, choices=["Near", "Quick", "Calm"])
    QuestionFactory(page=page, wording="Order?", kind=Kind.RANKING, choices=["A", "B"])
    QuestionFactory(page=page, wording="Table?", kind=Kind.MATRIX, choices=["Good", "Bad"], rows=["Food"])
    QuestionFactory(page=page, wording="Miles?", kind=Kind.NUMBER)
    QuestionFactory(page=page, wording="When?", kind=Kind.MONTH)
    QuestionFactory(page=page, wording="Why?")
    QuestionFactory(page=page, wording="You?", kind=Kind.ONE, choices=["Woman", "Man"], is_equality=True)
    return page


@pytest.fixture
def response(page):
    which, several, order, table, miles, when, why, you = page.asked()
    response = ResponseFactory(consultation=page)
    AnswerFactory(response=response, question=which, chosen=which.offered[1:])
    AnswerFactory(response=response, question=several, chosen=several.offered[::2])
    ranked = AnswerFactory(response=response, question=order)
    for rank, choice in enumerate(reversed(order.offered), start=1):
        ChosenChoice.objects.create(answer=ranked, choice=choice, rank=rank)
    in_table = AnswerFactory(response=response, question=table)
    ChosenChoice.objects.create(answer=in_table, choice=table.offered[1], row=table.lines[0])
    AnswerFactory(response=response, question=miles, number=12)
    AnswerFactory(response=response, question=when, month=date(2026, 3, 1))
    AnswerFactory(response=response, question=why, text="=HYPERLINK(1)")
    AnswerFactory(response=response, question=you, chosen=you.offered[:1])
    return response


def made(page, by=None, **options):
    """The rows of the table as dictionaries."""
    by = by or UserFactory(role=Role.ADMINISTRATOR)
    said = {"kind": "csv", "shown": Shown.LABELS, "now": NOW} | options
    export = exporting.ask(consultation=page, by=by, **said)
    making.make(export)
    export.refresh_from_db()
    with exporting.take_away(export=export, by=by) as file:
        return export, list(csv.DictReader(io.StringIO(file.read().decode("utf-8-sig"))))


def test_labels_say_what_was_chosen_and_nothing_personal_is_there(page, response):
    _, (row,) = made(page)
    assert row == {
        "Reference": response.reference,
        "Sent": "2026-06-10 10:00:00+01:00",
        "Source": "This website",
        "People in the group": "",
        "1. Which?": "Train",
        "2. All?": "Near; Calm",
        "3. Order?": "B; A",
        "3. Order?: A": "2",
        "3. Order?: B": "1",
        "4. Table?: Food": "Bad",
        "5. Miles?": "12",
        "6. When?": "2026-03",
        "7. Why? (what it is about)": "",
    }


def test_codes_are_numbers_that_statistics_programs_read(page, response):
    _, (row,) = made(page, shown=Shown.CODES)
    assert row["1. Which? (code)"] == "2"
    assert [row[f"2. All?: {name}"] for name in ("Near", "Quick", "Calm")] == ["1", "0", "1"]
    assert row["4. Table?: Food (code)"] == "2"
    _, (both,) = made(page, shown=Shown.BOTH)
    assert (both["1. Which?"], both["1. Which? (code)"]) == ("Train", "2")


def test_personal_answers_need_a_right_and_a_reason_and_run_no_formula(page, response):
    reason = {"with_personal": True, "reason": "The board asked for quotes."}
    _, (row,) = made(page, **reason)
    assert (row["7. Why?"], row["8. You?"]) == ("'=HYPERLINK(1)", "Woman")
    with pytest.raises(PermissionDenied):
        made(page, by=UserFactory(role=Role.ANALYST), **reason)
    with pytest.raises(PermissionDenied):
        made(page, by=UserFactory(role=Role.MODERATOR))
    assert AuditEntry.objects.filter(action="asked for answers, personal ones too").get().reason


def test_the_codes_that_people_gave_are_in_it(page, response):
    ana = UserFactory(role=Role.ANALYST)
    code = CodeFactory(codebook=CodebookFactory(consultation=page), name="Travel")
    coding.read(answer=response.answers.get(question__wording="Why?"), codes=[code], by=ana, now=NOW)
    _, (row,) = made(page, by=ana)
    assert row["7. Why? (what it is about)"] == "Travel"


def test_excel_holds_the_same(page, response, tmp_path):
    by = UserFactory(role=Role.ANALYST)
    export = exporting.ask(consultation=page, by=by, kind="xlsx", shown=Shown.LABELS, now=NOW)
    making.write(export, tmp_path / "table", progress=lambda **changes: None)
    with opened(tmp_path / "table") as rows:
        head, row = rows
    assert dict(zip(head, row, strict=True))["1. Which?"] == "Train"


def test_whoever_withdraws_or_changes_takes_every_file_with_them(page, response):
    export, _ = made(page)
    for field in ("withdrawn_at", "changed_at"):
        Response.objects.filter(pk=response.pk).update(**{field: NOW + timedelta(hours=1)})
        assert exporting.take_away(export=export, by=export.by) is None
        Response.objects.filter(pk=response.pk).update(**{field: None})
    Response.objects.filter(pk=response.pk).update(withdrawn_at=NOW + timedelta(hours=1))
    assert exporting.forget_exports(now=NOW) == 1
    export.refresh_from_db()
    assert (export.state, export.file.name) == (AnswerExport.State.GONE, "")
    assert made(page, now=NOW + timedelta(days=1))[1] == []


def test_a_file_is_gone_after_a_week_and_is_only_for_whoever_asked(page, response):
    export, _ = made(page)
    with pytest.raises(PermissionDenied):
        exporting.take_away(export=export, by=UserFactory(role=Role.ADMINISTRATOR))
    assert exporting.forget_exports(now=NOW + timedelta(days=6)) == 0
    assert exporting.forget_exports(now=NOW + timedelta(days=7)) == 1


def fill(page, many):
    which = page.asked()[0]
    responses = Response.objects.bulk_create(
        Response(consultation=page, submitted_at=NOW) for _ in range(many)
    )
    answers = [
        AnswerFactory.build(question=which, response=each, other_text="x" * 1_000) for each in responses
    ]
    answers = type(answers[0]).objects.bulk_create(answers)
    ChosenChoice.objects.bulk_create(ChosenChoice(answer=each, choice=which.offered[0]) for each in answers)


def test_a_long_table_needs_no_more_memory_than_a_short_one(page, tmp_path, monkeypatch):
    monkeypatch.setattr("consultations.exporting.batches.BATCH", 50)
    export = AnswerExport.objects.create(
        consultation=page, by=UserFactory(), delete_after=NOW, kind="csv", shown=Shown.LABELS
    )

    def peak():
        tracemalloc.start()
        making.write(export, tmp_path / "table", progress=lambda **changes: None)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    fill(page, 100)
    peak()
    short = peak()
    fill(page, 900)
    assert peak() < 2 * short
