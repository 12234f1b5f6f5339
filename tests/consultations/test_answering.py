from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from consultations.answering import Span, Way
from consultations.branching import Comparison, Condition
from consultations.kinds import Kind


def question(key, kind=Kind.ONE, *, required=False, only_if=(), choices=("yes", "no")):
    offered = [SimpleNamespace(key=each, label=each.capitalize()) for each in choices]
    return SimpleNamespace(
        key=key,
        wording=f"{key}?",
        kind=kind,
        asks=kind != Kind.SECTION,
        offered=offered,
        lines=[],
        offers_other=False,
        word_limit=100,
        required=required,
        needs="all",
        conditions=[*only_if],
    )


def heading(key, **more):
    return question(key, Kind.SECTION, **more)


def if_yes(key):
    return Condition(about=key, test=Comparison.HAS, choices=("yes",))


TRAVEL = question("travel")
HOW = question("how", only_if=[if_yes("travel")])
LAST = question("last", Kind.TEXT)
QUESTIONS = (TRAVEL, HOW, LAST)
IN_SECTIONS = (heading("one"), TRAVEL, HOW, heading("two", only_if=[if_yes("how")]), question("more"))


def keys(way):
    return [step.key for step in way.steps]


def test_a_question_that_the_answers_do_not_lead_to_is_no_page():
    assert keys(Way(QUESTIONS, {"travel": ["no"]})) == ["travel", "last"]
    assert keys(Way(QUESTIONS, {"travel": ["yes"]})) == ["travel", "how", "last"]


def test_pages_follow_one_another():
    way = Way(QUESTIONS, {"travel": ["no"]})
    first, last = way.steps
    assert (way.after(first), way.before(last)) == (last, first)
    assert (way.after(last), way.before(first)) == (None, None)


def test_a_key_that_names_nothing_is_no_page():
    way = Way(QUESTIONS, {})
    assert way.step("../etc") is None
    assert not way.knows("../etc")
    assert way.step("how") is None
    assert way.knows("how")


def test_a_section_is_a_page_with_the_questions_that_its_reader_is_asked():
    way = Way(IN_SECTIONS, {"travel": ["yes"], "how": ["yes"]}, by_section=True)
    assert [[each.key for each in step.questions] for step in way.steps] == [["travel", "how"], ["more"]]
    assert keys(Way(IN_SECTIONS, {"travel": ["no"]}, by_section=True)) == ["one"]


def test_what_stands_before_the_first_heading_is_a_page_too():
    way = Way((LAST, heading("one"), TRAVEL), {}, by_section=True)
    assert keys(way) == ["last", "one"]
    assert way.steps[0].heading is None


def test_progress_says_between_what_it_will_be_while_later_answers_decide():
    way = Way(QUESTIONS, {})
    assert way.span(way.steps[0]) == Span(1, 2, 3)
    assert "1 of 2 to 3, depending on your answers" in way.span(way.steps[0]).in_words("Question")
    settled = Way(QUESTIONS, {"travel": ["yes"]})
    assert settled.span(settled.step("how")).in_words("Question") == "Question 2 of 3"


def test_progress_counts_sections_where_a_page_is_one():
    way = Way(IN_SECTIONS, {"travel": ["yes"], "how": ["no"]}, by_section=True)
    assert way.span(way.steps[0]) == Span(1, 1, 2)


@given(st.lists(st.tuples(st.integers(0, 6), st.sampled_from(["yes", "no", None])), min_size=1, max_size=7))
def test_the_last_page_is_always_within_what_was_promised(drawn):
    asked = tuple(
        question(f"q{place}", only_if=[if_yes(f"q{about}")] if about < place else [])
        for place, (about, _) in enumerate(drawn)
    )
    answers = {f"q{place}": [given] if given else [] for place, (_, given) in enumerate(drawn)}
    way = Way(asked, answers)
    for step in way.steps:
        span = way.span(step)
        assert span.place <= span.least <= len(way.steps) <= span.most


def test_a_required_question_stands_in_the_way_only_where_it_is_asked():
    needed = question("how", required=True, only_if=[if_yes("travel")])
    asked, problem = Way((TRAVEL, needed), {"travel": ["yes"]}).left_open
    assert (asked, "before you send" in problem) == (needed, True)
    assert Way((TRAVEL, needed), {"travel": ["no"]}).left_open is None


def test_where_nothing_is_required_something_must_still_be_said():
    assert Way(QUESTIONS, {}).left_open[0] is TRAVEL
    assert Way(QUESTIONS, {"last": "A bus"}).left_open is None


def test_a_text_that_is_too_long_still_stands_in_the_way():
    way = Way(QUESTIONS, {"last": "word " * 101})
    assert way.left_open[1] == "Use 100 words or fewer for “last?”"
