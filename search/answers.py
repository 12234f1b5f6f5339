"""What answers an address's query, ready to be shown: as a page, as a feed, as data."""

from dataclasses import dataclass, replace

from .entries import SearchResults, Sort
from .finding import answer, find
from .question import Question
from .results import shown
from .vocabularies import Vocabularies
from .wording.remembering import wording


@dataclass(frozen=True)
class AnsweredPage:
    """One page of results. `found` says what else there is, `filters` what a further choice would leave."""

    question: Question
    found: SearchResults
    results: list

    @property
    def filters(self):
        return self.question.filters(self.found)


def page_of(question, *, now):
    found = answer(question) if question.is_answerable else SearchResults()
    return AnsweredPage(question, found, shown(found.hits, question.vocabularies, now))


def newest(params, *, most, now):
    """The question and the newest of what answers it; of everything, where it asks for nothing."""
    question = question_of(params)
    if question.text and not question.is_answerable:
        return question, []
    query = replace(question.to_search(), sort=Sort.DATE, offset=0, limit=most)
    return question, shown(find(query).hits, question.vocabularies, now)


def question_of(params):
    return Question(params, Vocabularies(), wording())
