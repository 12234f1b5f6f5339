"""The shelf of published stories: what a reader chose, what is left, what a further choice would leave."""

from dataclasses import dataclass, replace
from functools import cached_property

from django.core.cache import caches
from django.db.models import Count, Value
from django.urls import reverse
from django.utils.http import urlencode

from feedback.cards import cards_of
from feedback.models import Story, StoryStep, Theme
from portal.paging import page_of
from portal.taxonomy.models import PathwayStage, Priority, TumourSite

PAGE_SIZE = 10
A_MINUTE = 60
ON_A_CARD = ("reference", "title", "words", "published_at", "shared_count")

SORTS = {
    "newest": ("Newest", "newest_first"),
    "shared": ("Most shared by others", "most_shared_first"),
    "changed": ("Changed something", "changed_something_first"),
}


@dataclass(frozen=True)
class Vocabulary:
    """Terms that stories carry: their `name` in the address, the story's `field`, and what readers see."""

    name: str
    field: str
    model: type
    legend: str


VOCABULARIES = (
    Vocabulary("site", "tumour_sites", TumourSite, "Type of cancer"),
    Vocabulary("stage", "stages", PathwayStage, "Part of care"),
    Vocabulary("priority", "priorities", Priority, "Priority"),
)


class Shelf:
    """`query` is the reader's QueryDict. Slugs that nobody knows are passed over."""

    def __init__(self, query):
        self.query = query
        self.sort = query.get("sort") if query.get("sort") in SORTS else "newest"

    @cached_property
    def terms(self):
        """{vocabulary: terms by key}, retired ones too: an old link must still work."""
        return {
            vocabulary: {term.pk: term for term in vocabulary.model.objects.all()}
            for vocabulary in VOCABULARIES
        }

    @cached_property
    def chosen(self):
        """The chosen terms of each vocabulary; a merged term stands for the one that took its place."""
        return {
            vocabulary: _named(self.terms[vocabulary], self.query.getlist(vocabulary.name))
            for vocabulary in VOCABULARIES
        }

    @cached_property
    def themes(self):
        slugs = self.query.getlist("theme")
        return list(Theme.objects.filter(slug__in=slugs)) if slugs else []

    def page(self, number):
        """The page with this number, as cards."""
        page = page_of(self.stories(), number, PAGE_SIZE)
        terms = {vocabulary.field: terms for vocabulary, terms in self.terms.items()}
        return replace(page, rows=cards_of(page.rows, terms))

    def stories(self):
        """The stories under every filter, in the order asked for, with no more than a card shows."""
        return getattr(self._under(), SORTS[self.sort][1])().only(*ON_A_CARD)

    def newest(self):
        return self._under().newest_first()

    def filters_in_address(self):
        """What is chosen, as it stands in the address, without the order and the page."""
        chosen = [(vocabulary.name, term) for vocabulary in VOCABULARIES for term in self.chosen[vocabulary]]
        chosen += [("theme", theme) for theme in self.themes]
        return urlencode([(name, term.slug) for name, term in chosen])

    def feed_url(self):
        return f"{reverse('feedback:feed')}?{self.filters_in_address()}".rstrip("?")

    def searched_for(self):
        """The same filters as search names them. It knows no themes."""
        chosen = [(vocabulary.name, term.slug) for vocabulary, terms in self.chosen.items() for term in terms]
        return urlencode([("kind", "story"), *chosen])

    def filters(self):
        """For each vocabulary its terms that would leave a story, and how many."""
        counts = self._counts()
        found = [
            {
                "legend": vocabulary.legend,
                "name": vocabulary.name,
                "options": list(self._options(vocabulary, counts)),
            }
            for vocabulary in VOCABULARIES
        ]
        return [group for group in found if group["options"]]

    def chips(self):
        """What is chosen, each with the address without it."""
        chosen = [(vocabulary.name, term) for vocabulary in VOCABULARIES for term in self.chosen[vocabulary]]
        chosen += [("theme", theme) for theme in self.themes]
        return [{"label": term.name, "remove_url": self._without(name, term)} for name, term in chosen]

    def _options(self, vocabulary, counts):
        for term in self.terms[vocabulary].values():
            count, chosen = counts.get((vocabulary.name, term.pk), 0), term in self.chosen[vocabulary]
            if count or chosen:
                yield {"value": term.slug, "label": term.name, "count": count, "chosen": chosen}

    def _under(self, but=None):
        """The published stories under every filter, or under every filter but one."""
        stories = Story.objects.published()
        for vocabulary, terms in self.chosen.items():
            if terms and vocabulary is not but:
                stories = stories.carrying(vocabulary.field, terms)
        return stories.with_theme(self.themes) if self.themes else stories

    def _counts(self):
        """How many stories each term would leave, under every filter but its own vocabulary's.

        They count every published story, so each process remembers them until any story takes a step: what
        is taken away is gone from the counts in the same moment.
        """
        return caches["process"].get_or_set(self._name_of_counts(), self._counts_now, A_MINUTE)

    def _name_of_counts(self):
        last_step = StoryStep.objects.order_by("-pk").values_list("pk", flat=True).first()
        return f"stories-left-{last_step}-{self.filters_in_address()}"

    def _counts_now(self):
        """All of them in one query."""
        first, *others = (self._counted(vocabulary) for vocabulary in VOCABULARIES)
        return {(name, key): count for name, key, count in first.union(*others, all=True)}

    def _counted(self, vocabulary):
        many = Story._meta.get_field(vocabulary.field)
        stories = self._under(but=vocabulary).order_by().values("pk")
        carried = many.remote_field.through.objects.filter(story__in=stories)
        return (
            carried.annotate(vocabulary=Value(vocabulary.name))
            .values_list("vocabulary", f"{many.m2m_reverse_field_name()}_id")
            .annotate(stories=Count("pk"))
        )

    def _without(self, name, term):
        query = self.query.copy()
        query.pop("page", None)
        aliases = {term.slug, *(other.slug for other in self._merged_into(name, term))}
        query.setlist(name, [slug for slug in query.getlist(name) if slug not in aliases])
        return f"?{query.urlencode()}"

    def _merged_into(self, name, term):
        same = [terms for vocabulary, terms in self.terms.items() if vocabulary.name == name]
        return [other for other in same[0].values() if other.merged_into_id == term.pk] if same else []


def _named(terms, slugs):
    wanted = set(slugs)
    named = [terms.get(term.merged_into_id, term) for term in terms.values() if term.slug in wanted]
    return list(dict.fromkeys(named))
