from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.nav import Crumb
from portal.paging import ListPage

from .answers import page_of, question_of
from .desk import noting
from .entries import Kind, Sort
from .help import HelpSettings

CRUMBS = [Crumb("Home", "/")]
EXAMPLES = ("womb cancer", "waiting for scan results", "help with travel")


@require_safe
def search(request):
    """Everything is in the address, so that it can be shared. What was asked is counted, never who asked."""
    question = question_of(request.GET)
    if question.is_open:
        return render(request, "search/open.html", _invitation(question))
    answered = page_of(question, now=timezone.now())
    noting.note(question, answered.found)
    context = _page(answered)
    if not answered.results:
        context["phone"] = HelpSettings.for_request(request).phone
    context["crumbs"] = [*CRUMBS, Crumb("Find", request.path)]
    return render(request, "search/results.html", context)


def _page(answered):
    question, found = answered.question, answered.found
    return {
        "question": question,
        "query": question.first_page().removeprefix("?"),
        "found": found,
        "meant_url": question.asking(found.did_you_mean),
        "kinds": list(question.kinds(found)),
        "page": ListPage(question.number, answered.results, found.has_next),
        "filters": answered.filters,
        "sorts": Sort.choices,
    }


def _invitation(question):
    """Nothing was asked yet: examples, and everything that there is to look through."""
    vocabularies = question.vocabularies
    return {
        "question": question,
        "examples": EXAMPLES,
        "browse": [(facet, vocabularies.offered(facet)) for facet in vocabularies.terms],
        "kinds": list(Kind),
        "crumbs": CRUMBS,
    }
