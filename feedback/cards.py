"""What a list shows of each story: read for the whole page in two queries, whatever the page holds."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Value
from django.utils.text import Truncator

from feedback.echoing import how_many_said
from feedback.models import Reply, Story
from feedback.models.reply import furthest_of
from feedback.parts import split
from portal.privacy.disclosure import rule_in_force

WORDS_SHOWN = 32
FIELDS = ("tumour_sites", "stages", "priorities")


@dataclass(frozen=True)
class Card:
    """One story in a list. `terms` maps the name of a field to the terms that the story carries in it."""

    url: str
    title: str
    words: str
    published_at: object
    terms: dict
    marks: list
    said: str

    @property
    def sites(self):
        return self.terms["tumour_sites"]

    @property
    def stages(self):
        return self.terms["stages"]


def cards_of(stories, terms):
    """`terms` maps each of FIELDS to its terms by key, as the page has read them already."""
    keys = [story.pk for story in stories]
    carried, outcomes, rule = _carried(keys), _outcomes(keys), rule_in_force()
    return [
        Card(
            url=story.get_absolute_url(),
            title=story.title,
            words=beginning_of(story.words),
            published_at=story.published_at,
            terms={
                name: [term for key, term in terms[name].items() if key in carried[story.pk, name]]
                for name in FIELDS
            },
            marks=furthest_of(outcomes[story.pk]),
            said=how_many_said(story.shared_count, rule),
        )
        for story in stories
    ]


def beginning_of(words):
    """The first words of a story, without the lines that stand above its parts."""
    return Truncator(" ".join(text for _, text in split(words))).words(WORDS_SHOWN)


def _carried(stories):
    """{(story, field): keys of its terms}. One query."""
    first, *others = (_pairs(name, stories) for name in FIELDS)
    found = defaultdict(set)
    for name, story, term in first.union(*others, all=True):
        found[story, name].add(term)
    return found


def _pairs(name, stories):
    many = Story._meta.get_field(name)
    rows = many.remote_field.through.objects.filter(**{f"{many.m2m_field_name()}__in": stories})
    columns = (f"{many.m2m_field_name()}_id", f"{many.m2m_reverse_field_name()}_id")
    return rows.annotate(field=Value(name)).values_list("field", *columns)


def _outcomes(stories):
    found = defaultdict(set)
    for story, outcome in Reply.objects.published().filter(story__in=stories).values_list("story", "outcome"):
        found[story].add(outcome)
    return found
