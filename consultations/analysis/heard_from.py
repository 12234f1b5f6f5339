"""Who has answered, held against how the population divides: seen while there is time to go and ask."""

import re
from dataclasses import dataclass

from django.db.models import Count

from consultations.kinds import Kind
from consultations.models import Baseline, ChosenChoice, Question
from portal.privacy import disclosure
from portal.privacy.differencing import protected

# A group is missing where its share of the answers is less than this part of its share of the people.
MISSING_BELOW = 0.67
ALL = "all"
DASH = re.compile(r"\s*[–-]\s*")


@dataclass(frozen=True)
class Group:
    """One group: how many answered (None where hidden), and its share of them and of the population."""

    label: str
    answers: int | None
    share: float | None
    expected: float

    @property
    def is_missing(self):
        return self.share is not None and self.share < MISSING_BELOW * self.expected

    @property
    def finding(self):
        if self.share is None:
            return "too few to say"
        if self.is_missing:
            return "heard from less than we would expect"
        is_more = self.share * MISSING_BELOW > self.expected
        return "heard from more than we would expect" if is_more else "as expected"


@dataclass(frozen=True)
class Comparison:
    question: object
    baseline: Baseline
    groups: tuple
    people: int

    @property
    def missing(self):
        return [group for group in self.groups if group.is_missing]

    @property
    def sentence(self):
        """What to do about it, in a sentence."""
        if not self.people:
            return "Nobody has answered this question yet."
        if not self.missing:
            return "Every group is heard from about as much as we would expect."
        names = "; ".join(
            f"{group.label} ({group.share:.0f} % of answers, {group.expected:.0f} % of people)"
            for group in self.missing
        )
        return f"Go and ask more of: {names}."


def comparisons(consultation, *, published=False):
    """A Comparison for each question whose choices a loaded baseline names. Four queries."""
    asked = Question.objects.filter(page=consultation.source_pk, kind=Kind.ONE).prefetch_related("choices")
    baselines = list(Baseline.objects.order_by("-as_of_year", "name").prefetch_related("groups"))
    matched = [(question, _fitting(question, baselines)) for question in asked]
    matched = [(question, baseline) for question, baseline in matched if baseline]
    counts = _counts(consultation, [question for question, _ in matched])
    return [_compared(question, baseline, counts, published) for question, baseline in matched]


def _fitting(question, baselines):
    """The newest baseline of which the question offers every group."""
    offered = {_plain(choice.label) for choice in question.offered}
    fits = (each for each in baselines if {_plain(group.label) for group in each.groups.all()} <= offered)
    return next((each for each in fits if len(each.groups.all()) > 1), None)


def _counts(consultation, questions):
    """{choice: how many single people chose it}."""
    made = ChosenChoice.objects.filter(choice__question__in=[question.pk for question in questions])
    people = consultation.all_responses().standing().of_one_person().order_by()
    mine = made.filter(answer__response__in=people.values("pk"))
    return dict(mine.order_by().values_list("choice").annotate(times=Count("pk")))


def _compared(question, baseline, counts, published):
    """Shares are of those who named one of the groups: “rather not say” says nothing of who is missing."""
    by_label = {_plain(choice.label): counts.get(choice.pk, 0) for choice in question.offered}
    found = {group.label: by_label[_plain(group.label)] for group in baseline.groups.all()}
    if published:
        whole = {**found, ALL: sum(found.values())}
        found = protected(whole, [(ALL, list(found))], disclosure.rule_in_force())
    people = found.pop(ALL) if published else sum(found.values())
    everybody = sum(group.people for group in baseline.groups.all()) or 1
    groups = [
        Group(
            group.label,
            found[group.label],
            None if found[group.label] is None or not people else 100 * found[group.label] / people,
            100 * group.people / everybody,
        )
        for group in baseline.groups.all()
    ]
    return Comparison(question, baseline, tuple(groups), people or 0)


def _plain(label):
    return " ".join(DASH.sub("-", label).casefold().split())
