"""From a question to a page of results: the engine finds, the ranking orders, the marker marks."""

from dataclasses import replace

from django.db.models.functions import Substr

from .engines import engine_in_use
from .entries import Hit, SearchResults, Sort
from .models import SearchEntry
from .ranking import Candidate, ranked

# So many of an engine's best are read and ordered anew: the first twenty pages.
CANDIDATES = 200
# A longer body has said by then what it is about.
MOST_READ = 60_000


def answer(question):
    """One page of what answers the question. Where nothing does, of what was probably meant, saying so."""
    engine = engine_in_use()
    results = replace(find(question.to_search(), engine), also_searched_for=question.asked.also)
    if question.number > 1 or not question.words:
        return results
    meant = question.corrected()
    if not meant:
        return _with_promoted(question, results)
    if results.total:
        return replace(_with_promoted(question, results), did_you_mean=meant.text)
    instead = find(meant.to_search(), engine)
    if not instead.total:
        return results
    return replace(_with_promoted(meant, instead), also_searched_for=meant.asked.also, corrected=meant.text)


def _with_promoted(question, results):
    """What an editor put first for these words stands first, marked as such, and nowhere else on the page."""
    keys = () if question.has_filters or not question.wording else question.promoted
    if not keys:
        return results
    promoted = tuple(Hit(key, model, question.words, True) for key, model in _models_of(keys).items())
    others = tuple(hit for hit in results.hits if hit.entry_id not in set(keys))
    return replace(results, hits=promoted + others, total=max(results.total, len(promoted)))


def find(query, engine=None):
    """One page of what answers the query. Two statements."""
    found, models = _page(query, engine or engine_in_use())
    return SearchResults(
        hits=tuple(Hit(key, model, query.words) for key, model in models.items()),
        total=found.total,
        total_is_bound=found.total_is_bound,
        has_next=found.total > query.offset + query.limit,
        facets=found.facets,
    )


def candidates(ids):
    """{candidate: label of its model}: what the ranking reads of these entries. Gone ones are left out."""
    rows = SearchEntry.objects.live().filter(pk__in=ids).annotate(head=Substr("body_tokens", 1, MOST_READ))
    fields = rows.values_list("model", "pk", "title_tokens", "lead_tokens", "head", "date")
    return {Candidate(*row): model for model, *row in fields}


def _page(query, engine):
    """What the engine found, and {key: label of the model} of this page, in order."""
    end = query.offset + query.limit
    if not query.words or query.sort == Sort.DATE or end > CANDIDATES:
        found = engine.search(query)
        return found, _models_of(found.ids)
    found = engine.search(replace(query, offset=0, limit=CANDIDATES))
    models = candidates(found.ids)
    labels = {candidate.id: label for candidate, label in models.items()}
    return found, {key: labels[key] for key in ranked(query.words, models)[query.offset : end]}


def _models_of(ids):
    labels = dict(SearchEntry.objects.live().filter(pk__in=ids).values_list("pk", "model"))
    return {key: labels[key] for key in ids if key in labels}
