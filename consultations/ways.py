"""All the ways that people can take through a questionnaire: what each question can be answered that matters.

Pure. An answer matters where a condition asks about it, so of each question only those answers are tried that
some condition tells apart. Beyond MOST tries nothing more is tried, and what is said is then said as if every
way existed.
"""

from itertools import chain, combinations, islice, product
from math import prod

from consultations.branching import OTHER, path, shown
from consultations.kinds import CHOOSING, COUNTING, Kind

MOST = 4000
MOST_TOLD_APART = 6
# An answer that no condition asks about.
SOMETHING = ["something else"]


def is_reachable(question, questions):
    """Whether anybody can be asked it, or shown this heading. True where there are too many ways to try."""
    cone = deciding(question, questions)
    if tries(cone, questions) > MOST:
        return True
    those = [each for each in questions if not each.asks or each.key in cone or each is question]
    return any(question in shown(those, answers) for answers in answer_sets(cone, questions))


def fewest_and_most(questions):
    """How many questions the shortest way asks, and the longest."""
    named = {condition.about for question in questions for condition in question.conditions}
    if tries(named, questions) > MOST:
        return _bounds(questions)
    lengths = [len(path(questions, answers)) for answers in answer_sets(named, questions)]
    return min(lengths), max(lengths)


def how_many(questions):
    """How many different ways there are, or None where they are too many to count."""
    named = {condition.about for question in questions for condition in question.conditions}
    if tries(named, questions) > MOST:
        return None
    ways = (path(questions, answers) for answers in answer_sets(named, questions))
    return len({tuple(question.key for question in way) for way in ways})


def deciding(question, questions):
    """The keys of all questions whose answers decide whether this one is asked, however indirectly."""
    by_key = {each.key: each for each in questions}
    headings = heading_of_each(questions)
    found, waiting = set(), [question]
    while waiting:
        each = waiting.pop()
        about = {condition.about for part in _parts(each, headings) for condition in part.conditions}
        new = {key for key in about if key in by_key} - found
        found |= new
        waiting += [by_key[key] for key in new]
    return found


def heading_of_each(questions):
    """{key of a question: the heading of its section, or None before the first}."""
    headings, heading = {}, None
    for question in questions:
        heading = heading if question.asks else question
        headings[question.key] = heading
    return headings


def answer_sets(keys, questions):
    """Every combination of the answers that matter to these questions, as drafts hold them."""
    wanted = _asking(keys, questions)
    told_apart = [answers_that_matter(question, questions) for question in wanted]
    for given in islice(product(*told_apart), MOST):
        yield {question.key: answer for question, answer in zip(wanted, given, strict=True) if answer}


def tries(keys, questions):
    return prod(len(answers_that_matter(question, questions)) for question in _asking(keys, questions))


def answers_that_matter(question, questions):
    """Answers to it, one of each sort that the conditions tell apart; None stands for passing over."""
    about = [
        condition for each in questions for condition in each.conditions if condition.about == question.key
    ]
    if question.kind in CHOOSING:
        answers = _choices_that_matter(question, {key for condition in about for key in condition.choices})
    elif question.kind in COUNTING:
        answers = _numbers_that_matter(question, {condition.number for condition in about} - {None})
    else:
        answers = [SOMETHING]
    return answers if question.required and answers else [None, *answers]


def _choices_that_matter(question, named):
    offered = {choice.key for choice in question.offered} | ({OTHER} if question.offers_other else set())
    told_apart = sorted(named & offered)[:MOST_TOLD_APART]
    rest = sorted(offered - set(told_apart))[:1]
    if question.kind == Kind.ONE:
        return [[key] for key in (*told_apart, *rest)]
    subsets = chain.from_iterable(combinations(told_apart, size) for size in range(len(told_apart) + 1))
    return [[*subset, *rest] for subset in subsets if subset or rest]


def _numbers_that_matter(question, named):
    if question.kind == Kind.SCALE:
        return [str(step) for step in question.steps]
    tried = {number + step for number in named for step in (-1, 0, 1)}
    tried |= {(one + other) / 2 for one, other in combinations(sorted(named), 2)}
    return [str(number) for number in sorted(tried) if _is_within(number, question)] or ["1"]


def _is_within(number, question):
    lowest, highest = question.lowest, question.highest
    return (lowest is None or number >= lowest) and (highest is None or number <= highest)


def _bounds(questions):
    headings = heading_of_each(questions)
    asked = [question for question in questions if question.asks]
    always = [each for each in asked if not any(part.conditions for part in _parts(each, headings))]
    return len(always), len(asked)


def _parts(question, headings):
    """The question, and the heading that may hide it."""
    return [part for part in {id(each): each for each in (question, headings[question.key])}.values() if part]


def _asking(keys, questions):
    return [question for question in questions if question.asks and question.key in keys]
