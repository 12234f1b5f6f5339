"""A search as something to follow: new is what answers it and came into the ledger after the last look."""

from django.db.models import Q
from django.http import QueryDict
from django.urls import reverse

from search.answers import question_of
from search.engines.database import DatabaseEngine
from search.entries import Hit, Kind
from search.models import SearchEntry
from search.results import shown
from search.vocabularies import Vocabularies

from .subjects import Kind as KindToFollow
from .subjects import Line, Subject, register

MOST_AT_ONCE = 200


def newest_entry():
    """The key of the newest entry of the ledger; 0 while there is none. Keys only rise."""
    newest = SearchEntry.objects.order_by("-pk").values_list("pk", flat=True).first()
    return newest or 0


def subject(asked):
    """The search in words: “scan”, Breast, Patient stories."""
    question = question_of(QueryDict(asked))
    return Subject(question.in_words, f"{reverse('search:search')}?{asked}")


def news(follow, now):
    """Things that answer the search and that its last look did not see, as they are named for good."""
    question = question_of(QueryDict(follow.about))
    keys = DatabaseEngine().newer(question.to_search(), than=follow.seen_up_to, most=MOST_AT_ONCE)
    things = {pk: name_of(model, key) for pk, model, key in _rows(Q(pk__in=keys))}
    return [things[key] for key in keys if key in things]


def lines(names, now):
    """Those that the database confirms as public at this moment."""
    known = {pk: (model, key) for pk, model, key in _rows_named(names)}
    hits = [Hit(entry_id=pk, model=model) for pk, (model, _) in known.items()]
    return {
        name_of(*known[result.entry.pk]): _line(result.entry) for result in shown(hits, Vocabularies(), now)
    }


def name_of(model, key):
    return f"{model}:{key}"


def _rows_named(names):
    wanted = Q(pk__in=[])
    for name in names:
        model, _, key = name.partition(":")
        wanted |= Q(model=model, object_id=int(key))
    return _rows(wanted)


def _rows(which):
    return SearchEntry.objects.live().filter(which).values_list("pk", "model", "object_id")


def _line(entry):
    return Line(f"{entry.title} ({Kind(entry.kind).one.lower()})", entry.url)


register(KindToFollow("search", subject, news, lines))
