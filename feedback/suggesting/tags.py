"""A term of any of the four lists, named so that a rule, a model and a suggestion mean the same."""

from typing import NamedTuple

from feedback.models import Suggestion, Theme
from feedback.models.suggestion import STORY_LISTS, TERMS
from portal.taxonomy.models import PathwayStage, Priority, TumourSite


class Tag(NamedTuple):
    """`kind` is a key of STORY_LISTS, `key` the term's own."""

    kind: str
    key: int

    @property
    def name(self):
        """How a rule for it is called among the things that are learned from."""
        return f"{self.kind} {self.key}"


def tag_named(name):
    kind, key = name.split()
    return Tag(kind, int(key))


def tag_of(row):
    """What a suggestion or a rule names."""
    return Tag(row.kind, getattr(row, f"{row.kind}_id"))


def model_of(kind):
    return Suggestion._meta.get_field(kind).related_model


def terms_in_use(today):
    """{Tag: term} of what a moderator may choose today."""
    lists = {
        "theme": Theme.objects.all(),
        "tumour_site": TumourSite.objects.in_use(),
        "stage": PathwayStage.objects.in_use(),
        "priority": Priority.objects.current(today),
    }
    return {Tag(kind, term.pk): term for kind, terms in lists.items() for term in terms}


def carried_by(stories):
    """{story's key: set of Tags} for stories read with their four lists. Those without any are there too."""
    return {
        story.pk: {Tag(kind, term.pk) for kind in TERMS for term in getattr(story, STORY_LISTS[kind]).all()}
        for story in stories
    }
