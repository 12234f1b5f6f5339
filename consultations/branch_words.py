"""Branching in plain words, as editors and readers see it."""

from decimal import Decimal

from consultations.branching import ANY, OTHER, Comparison

PLAIN = {
    Comparison.ANSWERED: "was answered",
    Comparison.PASSED: "was not answered",
}


def who_is_asked(question, questions):
    """For example: Asked only if “Did you travel?” is “By bus” or “By train”. Empty: everybody is."""
    said = [condition_in_words(condition, questions) for condition in question.conditions]
    if not said:
        return ""
    what = "Asked" if question.asks else "This section is asked"
    return f"{what} only if {(' or ' if question.needs == ANY else ' and ').join(said)}."


def condition_in_words(condition, questions):
    earlier = next((question for question in questions if question.key == condition.about), None)
    if earlier is None:
        return "a question that is no longer there was answered in a certain way"
    return f"“{earlier.wording}” {_comparison(condition, earlier)}"


def _comparison(condition, earlier):
    if condition.test in PLAIN:
        return PLAIN[condition.test]
    if condition.test in (Comparison.OVER, Comparison.UNDER):
        more_or_less = "more" if condition.test == Comparison.OVER else "less"
        return f"is {more_or_less} than {_plain_number(condition.number)}"
    verb = "is" if condition.test == Comparison.HAS else "is not"
    return f"{verb} {_either([label_of(key, earlier) for key in condition.choices])}"


def label_of(key, question):
    """What a choice is called, in quotes."""
    labels = {choice.key: f"“{choice.label}”" for choice in question.offered}
    if question.offers_other:
        labels[OTHER] = "“Other”"
    return labels.get(key, "an answer that is no longer there")


def _either(labels):
    return " or ".join(labels) or "an answer that is not chosen yet"


def _plain_number(number):
    return "a number that is missing" if number is None else f"{Decimal(number).normalize():f}"
