from consultations.outcome.figures import figures_of
from consultations.outcome.lines import Line


def lines(*bars, answered=90, everybody=100):
    return [
        Line("all", answer="Responses", people=everybody),
        Line("groups", answer="Groups", people=0),
        Line("in-groups", answer="People in groups", people=0),
        Line("q1", "Where?", answer="Answered", people=answered),
        Line("q1.1", "Where?", "", "Answered", answered),
        *(Line(f"q1.1.{n}", "Where?", "", label, people) for n, (label, people) in enumerate(bars, start=1)),
    ]


def chart(*bars, **rest):
    return figures_of(lines(*bars, **rest)).questions[0].charts[0]


def test_a_percentage_is_that_of_the_rounded_figures():
    margate, dover = chart(("Margate", 60), ("Dover", None)).figures

    assert (margate.shown, dover.shown) == ("60 (67%)", "*")


def test_without_a_base_there_is_no_percentage():
    assert chart(("Margate", 60), answered=None).figures[0].shown == "60"


def test_the_finding_says_what_came_first():
    told = chart(("Margate", 60), ("Dover", 30)).finding

    assert told == "Margate: about 60 of 90 people, more than any other answer."


def test_equal_answers_share_the_first_place():
    assert "about equally often" in chart(("Margate", 45), ("Dover", 45)).finding


def test_where_all_is_hidden_the_finding_says_so():
    hidden = chart(("Margate", None), ("Dover", 0))

    assert not hidden.shows_figures
    assert hidden.finding.startswith("Too few people")


def test_the_question_says_how_many_answered_it_of_all():
    assert figures_of(lines()).questions[0].answered.shown == "90 (90%)"
