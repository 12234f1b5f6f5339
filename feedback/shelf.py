"""The shelf of published stories: what a reader chose, what is left, what a further choice would leave."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Value

from feedback.models import Story, Theme
from portal.paging import page_of
from portal.taxonomy.models import PathwayStage, Priority, TumourSite

PAGE_SIZE = 10

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
        """Every term of each vocabulary, retired ones too: an old link must still work."""
        return {vocabulary: list(vocabulary.model.objects.all()) for vocabulary in VOCABULARIES}

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
        """The page with this number, with what each card needs."""
        return page_of(self.stories().for_listing(), number, PAGE_SIZE)

    def stories(self):
        """The stories under every filter, in the order asked for."""
        return getattr(self._under(), SORTS[self.sort][1])()

    def filters(self):
        """For each vocabulary its terms that would leave a story, and how many."""
        counts = self._counts()
        return [
            {
                "legend": vocabulary.legend,
                "name": vocabulary.name,
                "options": list(self._options(vocabulary, counts)),
            }
            for vocabulary in VOCABULARIES
        ]

    def chips(self):
        """What is chosen, each with the address without it."""
        chosen = [(vocabulary.name, term) for vocabulary in VOCABULARIES for term in self.chosen[vocabulary]]
        chosen += [("theme", theme) for theme in self.themes]
        return [{"label": term.name, "remove_url": self._without(name, term)} for name, term in chosen]

    def _options(self, vocabulary, counts):
        for term in self.terms[vocabulary]:
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
        """How many stories each term would leave, under every filter but its own vocabulary's. One query."""
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
        return [other for other in same[0] if other.merged_into_id == term.pk] if same else []


def _named(terms, slugs):
    by_key = {term.pk: term for term in terms}
    named = [by_key.get(term.merged_into_id, term) for term in terms if term.slug in set(slugs)]
    return list(dict.fromkeys(named))
