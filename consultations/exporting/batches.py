"""Responses with what they say, so many at a time: 100,000 need no more memory than 1,000."""

from collections import defaultdict

from consultations.models import Answer, ChosenChoice, Coding, Response

from .columns import Said

BATCH = 500
FACTS = ("pk", "reference", "submitted_at", "source", "group_size")
PARTS = ("response", "question", "pk", "text", "other_text", "number", "month")
LINKED = ("tumour_site__name", "place__name")


def batches(consultation):
    """Lists of pairs of a response, as a dictionary, and {question: Said}; in the order they were stored."""
    last, standing = 0, consultation.all_responses().standing().order_by("pk")
    sources = dict(Response.Source.choices)
    while found := list(standing.filter(pk__gt=last).values(*FACTS)[:BATCH]):
        last = found[-1]["pk"]
        said = _said([response["pk"] for response in found])
        yield [({**each, "source": sources.get(each["source"], "")}, said[each["pk"]]) for each in found]


def _said(keys):
    """{response: {question: Said}} in three queries."""
    chosen, codes, found = _chosen(keys), _codes(keys), defaultdict(dict)
    answers = Answer.objects.filter(response__in=keys).order_by().values_list(*PARTS, *LINKED)
    for response, question, key, text, other, number, month, site, place in answers:
        found[response][question] = Said(
            text, other, number, month, site or "", place or "", tuple(chosen[key]), tuple(codes[key])
        )
    return found


def _chosen(keys):
    found = defaultdict(list)
    made = ChosenChoice.objects.filter(answer__response__in=keys).order_by("pk")
    for answer, choice, row, rank in made.values_list("answer", "choice", "row", "rank"):
        found[answer].append((choice, row, rank))
    return found


def _codes(keys):
    """The names of the codes that count, a merged one under what it became."""
    found = defaultdict(dict)
    given = Coding.objects.filter(reading__counts=True, reading__answer__response__in=keys)
    for answer, name, became in given.order_by("code__sort_order", "pk").values_list(
        "reading__answer", "code__name", "code__merged_into__name"
    ):
        found[answer][became or name] = True
    return defaultdict(dict, found)
