from feedback.mirror import mirrored, with_safer_words, with_words_kept

ANSWERS = {"good": "My nurse Julie was kind.", "better": "", "more": "Ring Dr Smith on 07700 900461."}


def keys(answers):
    return [mark.key for part in mirrored(answers) for mark in part.marks]


def test_each_part_that_was_told_is_shown_with_its_marks():
    good, more = mirrored(ANSWERS)
    assert (good.heading, more.heading) == ("What was good", "Anything else")
    assert [words for words, mark in good.pieces if mark] == ["nurse Julie"]
    assert "".join(words for words, _ in more.pieces) == ANSWERS["more"]


def test_one_mark_is_taken_by_its_key():
    assert with_safer_words(ANSWERS, [keys(ANSWERS)[0]]) == {"good": "My nurse was kind."}


def test_all_marks_are_taken_at_once():
    changed = {**ANSWERS, **with_safer_words(ANSWERS)}
    assert changed["more"] == "Ring a doctor on (telephone number left out)."
    assert keys(changed) == []


def test_a_key_that_fits_nothing_any_more_changes_nothing():
    assert with_safer_words(ANSWERS, ["good:0:3", "nonsense", ""]) == {}


def test_words_that_are_kept_are_not_marked_again():
    kept = {**ANSWERS, **with_words_kept(ANSWERS, keys(ANSWERS)[0])}
    assert keys(kept) == keys(ANSWERS)[1:]
    assert with_words_kept(kept, "nonsense") == {"kept": ["nurse Julie"]}
