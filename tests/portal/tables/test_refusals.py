from portal.exports import safe_cell
from portal.tables.refusals import Refusals, Refused


def test_a_list_of_refusals_never_runs_as_a_formula():
    for text in ("=1+1", "+44", "-1", "@cmd", "\t=1"):
        assert safe_cell(text).startswith("'")
    assert safe_cell("The date") == "The date"


def test_refusals_are_counted_by_reason_and_listed_with_their_rows(tmp_path):
    with Refusals(tmp_path / "refused.csv") as refused:
        for row in range(2, 25):
            refused.add(row, Refused("There is no answer."))
        refused.add(30, Refused("=cmd is no date."))
    assert refused.total == 24
    first, second = refused.in_words()
    assert first.startswith("23 × There is no answer. Rows 2, 3") and first.endswith("and more.")
    assert second == "1 × =cmd is no date. Row 30."
    assert (tmp_path / "refused.csv").read_text().splitlines()[-1] == "30,'=cmd is no date."
