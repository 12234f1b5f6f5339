"""How far the first and the second coder agree, a code at a time."""

from collections import defaultdict

from django.contrib.auth import get_user_model
from django.db.models import Count

from consultations.models import Code, Coding, Reading

from . import kappa
from .queues import read_twice

FIRST, SECOND = Reading.Part.FIRST, Reading.Part.SECOND


def agreement(consultation):
    """[(Code, kappa.Table)] of the codes in use, and one Table for all of them together.

    Blind readings are compared as they were made, whatever was settled later, and only on answers to the
    questions that a code is for.
    """
    pairs = _pairs(consultation)
    rows = [(code, _table(code, pairs)) for code in _codes(consultation)]
    return rows, kappa.pooled(table for _, table in rows)


def _codes(consultation):
    return list(Code.objects.in_use().filter(codebook__consultation=consultation.source_pk))


def _table(code, pairs):
    mine = [pair for question, pair in pairs if code.question_id in (None, question)]
    return kappa.tables(mine, [code.pk])[code.pk]


def _pairs(consultation):
    """[(question, (codes of the first, codes of the second))] of each answer that was read twice."""
    twice = read_twice(consultation)
    given = defaultdict(lambda: (set(), set()))
    codings = Coding.objects.filter(reading__answer__in=twice.order_by().values("pk")).standing_for()
    parts = codings.filter(reading__part__in=(FIRST, SECOND))
    for answer, part, code in parts.values_list("reading__answer", "reading__part", "stands_for"):
        given[answer][part == SECOND].add(code)
    return [(question, given[answer]) for answer, question in twice.values_list("pk", "question")]


def readers(consultation):
    """[(name, {part: how many answers})], whoever read most first."""
    found = defaultdict(dict)
    read = Reading.objects.of(consultation).values_list("coder", "part")
    for coder, part, times in read.annotate(times=Count("pk")).order_by("coder", "part"):
        found[coder][part] = times
    names = _names(found)
    told = ((names.get(coder, "Somebody who has left"), parts) for coder, parts in found.items())
    return sorted(told, key=lambda each: (-sum(each[1].values()), each[0]))


def _names(keys):
    people = get_user_model().objects.filter(pk__in=[key for key in keys if key])
    return {person.pk: person.get_full_name() or person.email for person in people}
