from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from consultations.models import FrozenFigures, Response
from consultations.outcome.freezing import freeze
from consultations.outcome.lines import Line, to_file
from consultations.outcome.tasks import work_out_answers_digest
from consultations.outcome.verifying import printed_figures, recomputed
from tests.factories.consultations import DAY, NOW, AnswerFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def frozen(answered):
    found = freeze(consultation=answered, by=None, now=NOW)
    work_out_answers_digest.call(found.pk)
    return found


def told(*options):
    out = StringIO()
    try:
        call_command("verify_outcome", "clinic", *options, stdout=out)
    except CommandError as error:
        return f"{out.getvalue()}{error}"
    return out.getvalue()


def test_an_outcome_that_holds_is_said_to_hold(frozen):
    said = told()

    assert said.count("holds ") == 4 and "BROKEN" not in said


def test_another_data_file_is_found_out(frozen, tmp_path):
    file = tmp_path / "figures.csv"
    file.write_bytes(to_file(frozen.lines))
    assert "BROKEN" not in told("--data", str(file))
    file.write_bytes(to_file(frozen.lines).replace(b",25\n", b",95\n"))

    said = told("--data", str(file))

    assert "BROKEN  The data file is the one that was published" in said
    assert "BROKEN  The report prints the figures of the file: these differ: q1.1.1" in said


def test_figures_that_were_tampered_with_are_found_out(frozen):
    released = [[*line[:4], 80 if line[0] == "q1.1.1" else line[4]] for line in frozen.released]
    FrozenFigures.objects.update(released=released)

    said = told()

    assert "BROKEN  The data file" in said and "BROKEN  The small-number rule was kept" in said


def test_answers_that_were_slipped_in_are_found_out(frozen, answered):
    AnswerFactory(question=answered.questions.last(), text="Slipped in.")

    assert "BROKEN  The answers come to the same figures: these differ: all, q2" in told()


def test_an_answer_changed_under_the_same_figures_is_found_out(frozen, answered):
    answered.questions.last().answers.update(text="Put in their mouths.")

    assert "the answers are not the same ones" in told()


def test_answers_taken_back_since_are_said_and_break_nothing(frozen):
    Response.objects.filter(pk=Response.objects.first().pk).update(withdrawn_at=NOW + DAY)

    assert "1 responses were taken back or changed since" in told()


def test_a_consultation_without_figures_or_without_a_page_is_said(answered):
    assert "have not been frozen" in told()
    with pytest.raises(CommandError, match="There is no consultation"):
        call_command("verify_outcome", "nowhere")


def test_percentages_are_worked_out_from_the_file_alone():
    lines = [
        Line("all", people=40),
        Line("q1", people=30),
        Line("q1.1", people=30),
        Line("q1.1.1", people=None),
    ]

    assert recomputed(lines) == {"all": "40", "q1": "30 (75%)", "q1.1": "30", "q1.1.1": "*"}


def test_the_figures_of_a_page_are_read_by_their_names():
    row = '<td class="x" data-figure="q1.1.1">\n 25 (71%) </td>'
    html = f'<p>1</p>{row}<p>2</p><b data-figure="all"><i>35</i></b>'

    assert printed_figures(html) == {"q1.1.1": "25 (71%)", "all": "35"}
