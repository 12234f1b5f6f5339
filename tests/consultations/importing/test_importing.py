import csv
import io
from datetime import timedelta
from itertools import count

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile

from consultations.analysis.counting import Counting
from consultations.exporting import making
from consultations.importing import mapping, uploading
from consultations.models import Answer, AnswerExport, AnswerUpload, Question, Response
from portal.accounts.roles import Role
from portal.tables.files import Unreadable
from tests.factories.accounts import UserFactory
from tests.factories.consultations import NOW, AnswerFactory, ConsultationPageFactory, QuestionFactory
from tests.factories.taxonomy import PlaceFactory

pytestmark = pytest.mark.django_db
Kind = Question.Kind
NUMBERS = count(1)


@pytest.fixture
def page():
    return ConsultationPageFactory()


@pytest.fixture
def which(page):
    return QuestionFactory(page=page, wording="Which way?", kind=Kind.ONE, choices=["Bus", "Train"])


@pytest.fixture
def why(page):
    return QuestionFactory(page=page, wording="Why?")


def imported(page, rows, columns=None, by=None):
    """The upload, read to its end. `columns` are guessed unless they are given."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    file = SimpleUploadedFile("answers.csv", text.getvalue().encode())
    by = by or UserFactory(role=Role.EDITOR)
    upload = uploading.take_in(consultation=page, file=file, by=by, now=NOW)
    columns = columns or mapping.guessed(rows[0], page.asked())
    uploading.start(upload=upload, by=by, columns=columns)
    uploading.read_upload.func(upload.pk)
    upload.refresh_from_db()
    return upload


def test_columns_are_known_by_the_wording_and_rows_become_responses(page, which, why):
    rows = [
        ["ID", "Q1. Which way?", "2) WHY", "Date submitted"],
        ["a", "bus", "It is near.", "31/05/2026 09:30"],
        ["b", "2", "", "2026-06-01"],
    ]
    upload = imported(page, rows)
    assert (upload.stored, upload.refused, bool(upload.file)) == (2, 0, False)
    first, second = Response.objects.order_by("submitted_at")
    assert first.source == Response.Source.IMPORT
    assert f"{first.submitted_at:%Y-%m-%d %H:%M}" == "2026-05-31 08:30"
    assert first.answers.get(question=why).text == "It is near."
    assert second.answers.get().chosen.get().label == "Train"


def test_the_same_row_is_stored_once_however_often_it_comes(page, which):
    rows = [["ID", "Which way?"], ["a", "Bus"], ["a", "Train"], ["b", "Bus"]]
    assert imported(page, rows).stored == 2
    again = imported(page, [*rows, ["c", "Bus"]])
    assert (again.stored, again.present) == (1, 3)
    without_numbers = [["Which way?"], ["Bus"], ["Bus"]]
    assert imported(page, without_numbers).stored == 2
    assert imported(page, without_numbers).stored == 0


def test_a_row_that_does_not_fit_is_refused_with_its_number_and_without_its_words(page, which, why):
    miles = QuestionFactory(page=page, wording="Miles?", kind=Kind.NUMBER)
    month = QuestionFactory(page=page, wording="When?", kind=Kind.MONTH)
    place = QuestionFactory(page=page, wording="Where?", kind=Kind.PLACE)
    PlaceFactory(name="Margate")
    head = ["ID", "Which way?", "Miles?", "When?", "Where?", "Sent"]
    wrong = [
        ["Camel", "", "", "", ""],
        ["Bus; Train", "", "", "", ""],
        ["", "far", "", "", ""],
        ["", "", "soon", "", ""],
        ["", "", "", "Atlantis", ""],
        ["Bus", "", "", "", "tomorrow"],
        ["Bus", "", "", "", "2031-01-01"],
        ["", "", "", "", ""],
    ]
    good = ["Train", "12.5", "03/2026", "margate", ""]
    upload = imported(page, [head, *([str(next(NUMBERS)), *row] for row in (*wrong, good))])
    assert (upload.stored, upload.refused) == (1, len(wrong))
    with upload.refusals.open() as file:
        told = file.read().decode()
    assert "2,Question 1: the answer is not one of its choices." in told
    assert not [word for word in ("Camel", "Atlantis", "soon", "far") if word in told]
    assert Answer.objects.get(question=miles).number == 12.5
    assert f"{Answer.objects.get(question=month).month:%Y-%m}" == "2026-03"
    assert Answer.objects.get(question=place).place.name == "Margate"


def test_choices_and_rows_of_a_table_may_have_columns_of_their_own(page):
    several = QuestionFactory(page=page, wording="All?", kind=Kind.SEVERAL, choices=["Near", "Quick"])
    table = QuestionFactory(
        page=page, wording="How?", kind=Kind.MATRIX, choices=["Good", "Bad"], rows=["Food"]
    )
    head = ["All?: Near", "All?: Quick", "How?: Food"]
    upload = imported(page, [head, ["1", "0", "Bad"], ["", "yes", ""], ["maybe", "", ""]])
    assert (upload.stored, upload.refused) == (2, 1)
    both = Answer.objects.filter(question=several).order_by("pk")
    assert [answer.chosen.get().label for answer in both] == ["Near", "Quick"]
    made = Answer.objects.get(question=table).chosenchoice_set.get()
    assert (made.row.label, made.choice.label) == ("Food", "Bad")


def test_what_was_taken_away_can_be_brought_to_another_portal(page, which, why, tmp_path):
    for number in range(5):
        AnswerFactory(question=which, chosen=which.offered[:1] if number else which.offered[1:])
        AnswerFactory(question=why, text=f"Because, {number}")
    export = AnswerExport.objects.create(
        consultation=page, by=UserFactory(), delete_after=NOW, with_personal=True, reason="A move"
    )
    making.write(export, tmp_path / "table", progress=lambda **changes: None)
    there = ConsultationPageFactory()
    QuestionFactory(page=there, wording="Which way?", kind=Kind.ONE, choices=["Bus", "Train"])
    QuestionFactory(page=there, wording="Why?")
    with (tmp_path / "table").open(encoding="utf-8-sig") as file:
        upload = imported(there, list(csv.reader(file)))
    assert (upload.stored, upload.refused) == (10, 0)
    here, others = Counting(page).tallies(), Counting(there).tallies()
    assert [tally.people for tally in here] == [tally.people for tally in others] == [5, 5]
    assert [bar.count for bar in others[0].parts[0].bars] == [4, 1]


def test_only_whoever_may_import_does_and_a_file_is_not_kept(page, which):
    with pytest.raises(PermissionDenied):
        imported(page, [["Which way?"], ["Bus"]], by=UserFactory(role=Role.ANALYST))
    with pytest.raises(Unreadable):
        file = SimpleUploadedFile("answers.csv", b"\x00\x01")
        uploading.take_in(consultation=page, file=file, by=UserFactory(role=Role.EDITOR), now=NOW)
    file = SimpleUploadedFile("answers.csv", b"Which way?\nBus\n")
    upload = uploading.take_in(consultation=page, file=file, by=UserFactory(role=Role.EDITOR), now=NOW)
    assert uploading.forget_uploads(now=NOW + timedelta(hours=23)) == 0
    assert uploading.forget_uploads(now=NOW + timedelta(days=1)) == 1
    assert not AnswerUpload.objects.get(pk=upload.pk).file
