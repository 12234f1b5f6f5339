from types import SimpleNamespace

from consultations.answering import Questions, chosen, text_of, words_of


def choice(key):
    return SimpleNamespace(key=key, label=key.capitalize())


def question(key, *choices, required=False):
    return SimpleNamespace(
        key=key, offered=[choice(each) for each in choices], has_choices=bool(choices), required=required
    )


WHY = question("why")
COLOUR = question("colour", "red", "blue")
PLACE = question("place", "north", "south", required=True)
QUESTIONS = Questions((WHY, COLOUR, PLACE))


def test_questions_follow_one_another():
    assert QUESTIONS.after(WHY) is COLOUR
    assert QUESTIONS.after(PLACE) is None
    assert QUESTIONS.before(COLOUR) is WHY
    assert QUESTIONS.before(WHY) is None
    assert QUESTIONS.number(PLACE) == 3


def test_a_key_that_names_nothing_finds_nothing():
    assert QUESTIONS.named("colour") is COLOUR
    assert QUESTIONS.named("../etc") is None


def test_choices_are_told_in_the_order_in_which_they_are_offered():
    assert words_of(COLOUR, {"colour": ["blue", "red"]}) == "Red\nBlue"


def test_what_was_never_offered_is_no_answer():
    assert chosen(COLOUR, {"colour": ["green"]}) == []
    assert words_of(COLOUR, {"colour": ["green"]}) == ""


def test_an_answer_of_the_wrong_shape_is_no_answer():
    assert chosen(COLOUR, {"colour": "red"}) == []
    assert text_of(WHY, {"why": ["red"]}) == ""


def test_blanks_are_no_answer():
    assert text_of(WHY, {"why": "  \n "}) == ""


def test_a_required_question_is_left_open_until_it_is_answered():
    assert QUESTIONS.left_open({"why": "Because"}) is PLACE
    assert QUESTIONS.left_open({"place": ["north"]}) is None


def test_where_nothing_is_required_something_must_still_be_said():
    optional = Questions((WHY, COLOUR))
    assert optional.left_open({}) is WHY
    assert optional.left_open({"colour": ["red"]}) is None
