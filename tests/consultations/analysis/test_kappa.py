import pytest

from consultations.analysis.kappa import Table, pooled, tables


def test_the_worked_example_of_the_text_books():
    """50 grant proposals, two readers: agreement 0.7, chance 0.5."""
    assert Table(both=20, first_only=5, second_only=10, neither=15).kappa == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("table", "kappa", "words"),
    [
        (Table(30, 0, 0, 30), 1.0, "very good"),
        (Table(5, 0, 0, 5), 1.0, "very good, from few answers"),
        (Table(15, 15, 15, 15), 0.0, "weak"),
        (Table(0, 30, 30, 0), -1.0, "worse than chance"),
        (Table(0, 0, 0, 40), None, "Cannot be told: neither coder varied"),
        (Table(0, 0, 0, 0), None, "Cannot be told: neither coder varied"),
    ],
)
def test_each_agreement_has_its_word(table, kappa, words):
    assert table.kappa == (None if kappa is None else pytest.approx(kappa))
    assert table.in_words == words


def test_each_code_is_judged_by_itself_and_all_together():
    pairs = [({"a", "b"}, {"a"}), (set(), {"a"}), ({"b"}, {"b"})]
    found = tables(pairs, ["a", "b", "c"])
    assert found["a"] == Table(1, 0, 1, 1)
    assert found["b"] == Table(1, 1, 0, 1)
    assert found["c"] == Table(0, 0, 0, 3)
    assert pooled(found.values()) == Table(2, 1, 1, 5)
