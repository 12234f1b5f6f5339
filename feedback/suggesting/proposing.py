"""Writes down what the rules and the machine propose for stories. It changes no story and no answer."""

from functools import cached_property

from django.db import transaction

from feedback.models import Suggestion

from . import machine
from .examples import example_of, with_lists
from .rules import RuleBook
from .tags import carried_by, tag_of, terms_in_use

BATCH = 200
# A term that was learned and is less certain than this does not fit: then a rule's word alone says nothing.
RULE_IS_SILENT_BELOW = 0.1

RULE, LEARNED = Suggestion.Source.RULE, Suggestion.Source.LEARNED


class Proposer:
    """The rules in force, what was learned and the terms in use: read once, asked for many stories."""

    def __init__(self, *, today):
        self.book = RuleBook.in_force()
        self.terms = terms_in_use(today)

    @cached_property
    def model(self):
        return machine.learned()

    def proposals(self, story, carried=frozenset()):
        """{(Tag, source): (because, certainty)} without what the story carries already."""
        example = example_of(story, self.book)
        certainties, opinions = self._learned(example)
        found = {
            (tag, RULE): (because, None)
            for tag, because in self.book.proposed(example.words).items()
            if certainties.get(tag, 1) >= RULE_IS_SILENT_BELOW
        }
        for opinion in opinions:
            found[opinion.tag, LEARNED] = (opinion.because, round(opinion.certainty, 2))
        return {key: why for key, why in found.items() if key[0] in self.terms and key[0] not in carried}

    def _learned(self, example):
        if self.model is None:
            return {}, []
        certainties, _ = self.model.certainties(example)
        speaking = zip(self.model.tags, certainties, self.model.speaks, strict=True)
        return {tag: value for tag, value, speaks in speaking if speaks}, self.model.opinions(example)


def propose(stories, *, today):
    """Bring the open suggestions of these stories, a queryset, up to date. Returns how many stories."""
    proposer, done = Proposer(today=today), 0
    keys = list(stories.order_by("pk").values_list("pk", flat=True))
    for first in range(0, len(keys), BATCH):
        done += _propose_for(proposer, stories.filter(pk__in=keys[first : first + BATCH]))
    return done


@transaction.atomic
def _propose_for(proposer, stories):
    batch = list(with_lists(stories.select_for_update(of=("self",))))
    carried = carried_by(batch)
    gone, changed, new = [], [], []
    for story in batch:
        proposals = proposer.proposals(story, carried[story.pk])
        for row in story.suggestions.all():
            why = proposals.pop((tag_of(row), row.source), None)
            if row.answer != Suggestion.Answer.OPEN or row.source not in (RULE, LEARNED):
                continue
            if why is None:
                gone.append(row.pk)
            elif (row.because, row.certainty) != why:
                row.because, row.certainty = why
                changed.append(row)
        new += [_row(story, *key, *why) for key, why in proposals.items()]
    Suggestion.objects.filter(pk__in=gone).delete()
    Suggestion.objects.bulk_update(changed, ["because", "certainty"])
    Suggestion.objects.bulk_create(new)
    return len(batch)


def _row(story, tag, source, because, certainty):
    return Suggestion(
        story=story, source=source, because=because, certainty=certainty, **{f"{tag.kind}_id": tag.key}
    )
