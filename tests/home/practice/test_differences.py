from home.practice.differences import ADDED, CHANGED, IN, OUT, SAME, TAKEN_OUT, differences, in_words

BEFORE = [["Cost", "No new money."], ["Ask", "Lead nurse"], ["What was done", "We wrote letters."]]


def test_what_stayed_is_no_difference():
    assert differences(BEFORE, BEFORE) == []
    assert in_words([]) == "Nothing that a reader sees has changed."


def test_a_part_is_changed_added_or_taken_out_each_with_its_words():
    after = [
        ["Cost", "No new money, and an hour a week."],
        ["Ask", "Lead nurse"],
        ["People needed", "One nurse"],
    ]

    changed, added, gone = differences(BEFORE, after)

    assert (changed.heading, changed.kind) == ("Cost", CHANGED)
    assert changed.pieces == ((SAME, "No new "), (OUT, "money."), (IN, "money, and an hour a week."))
    assert (added.heading, added.kind, added.pieces) == ("People needed", ADDED, ((IN, "One nurse"),))
    assert (gone.heading, gone.kind) == ("What was done", TAKEN_OUT)


def test_both_versions_can_be_read_out_of_a_change():
    before, after = [["A", "one two three four"]], [["A", "one 2 three\nfour five"]]

    (difference,) = differences(before, after)

    assert "".join(words for kind, words in difference.pieces if kind != IN) == before[0][1]
    assert "".join(words for kind, words in difference.pieces if kind != OUT) == after[0][1]


def test_the_changes_are_told_in_words():
    after = [["Cost", "£5"], ["Ask", "Ward sister"], ["People needed", "One nurse"]]

    assert in_words(differences(BEFORE, after)) == (
        "2 parts changed: Cost and Ask. 1 part was added: People needed. 1 part was taken out: What was done."
    )
