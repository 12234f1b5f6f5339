import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultations.outcome.lines import Line, digest_of, from_file, to_file

LINES = [
    Line("all", answer="Responses", people=120),
    Line("q1", "Where?", answer="Answered", people=115),
    Line("q1.1.1", "Where?", "", "Margate, or “near the sea”", None),
]


def test_the_file_has_a_row_a_figure_and_a_star_where_it_is_hidden():
    rows = to_file(LINES).decode().splitlines()

    assert rows[0] == "figure,question,part,answer,people"
    assert rows[1] == "all,,,Responses,120"
    assert rows[3].endswith(",*")


def test_the_hash_is_that_of_the_bytes_of_the_file():
    assert digest_of(LINES) == hashlib.sha256(to_file(LINES)).hexdigest()


words = st.text("ab ,\"'=+-@\n’é", max_size=8)


@given(st.lists(st.builds(Line, st.just("q1"), words, words, words, st.none() | st.integers(0, 10**6))))
def test_what_was_written_reads_back_in_names_and_figures(lines):
    read = from_file(to_file(lines))

    assert [(line.figure, line.people) for line in read] == [(line.figure, line.people) for line in lines]


def test_no_cell_is_run_by_a_spreadsheet():
    assert "'=1+1" in to_file([Line("q1", "=1+1", people=0)]).decode()


@pytest.mark.parametrize(
    "content", [b"", b"a,b\n", b"figure,question,part,answer,people\nq1,,,x,many\n", b"\xff"]
)
def test_what_is_no_such_file_is_refused(content):
    with pytest.raises(ValueError):
        from_file(content)
