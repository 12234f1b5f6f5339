from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.nav import Crumb

from .entries import Kind, SearchResults, Sort
from .finding import answer
from .question import Question
from .results import Page, shown
from .vocabularies import Vocabularies
from .wording.remembering import wording

CRUMBS = [Crumb("Home", "/")]
EXAMPLES = ("womb cancer", "waiting for scan results", "help with travel")


@require_safe
def search(request):
    """Everything is in the address, so that it can be shared, and nothing of it is written down."""
    vocabularies = Vocabularies()
    question = Question(request.GET, vocabularies, wording())
    if question.is_open:
        return _invitation(request, question, vocabularies)
    found = answer(question) if question.is_answerable else SearchResults()
    page = Page(question.number, shown(found.hits, vocabularies, timezone.now()), found.has_next)
    context = {
        "question": question,
        "found": found,
        "page": page,
        "filters": question.filters(found),
        "sorts": Sort.choices,
        "crumbs": [*CRUMBS, Crumb("Find", request.path)],
    }
    return render(request, "search/results.html", context)


def _invitation(request, question, vocabularies):
    """Nothing was asked yet: examples, and everything that there is to look through."""
    context = {
        "question": question,
        "examples": EXAMPLES,
        "browse": [(facet, vocabularies.offered(facet)) for facet in vocabularies.terms],
        "kinds": list(Kind),
        "crumbs": CRUMBS,
    }
    return render(request, "search/open.html", context)
