"""The terms that results are narrowed by, read once a page: three small tables, three queries."""

from functools import cached_property

from django.utils import timezone

from portal.taxonomy.models import PathwayStage, Priority, TumourSite

from .entries import Facet

MODELS = {Facet.SITE: TumourSite, Facet.PRIORITY: Priority, Facet.STAGE: PathwayStage}


class Vocabularies:
    """Every term, retired and merged ones too: an old link must still work."""

    @cached_property
    def terms(self):
        return {facet: {term.pk: term for term in model.objects.all()} for facet, model in MODELS.items()}

    def named(self, facet, slugs):
        """The terms with these slugs. A merged term stands for the one that took its place."""
        known = self.terms[facet]
        by_slug = {term.slug: term for term in known.values()}
        found = [by_slug[slug] for slug in slugs if slug in by_slug]
        return list(dict.fromkeys(known.get(term.merged_into_id, term) for term in found))

    def slugs_of(self, facet, term):
        """Every slug that leads to this term."""
        return {
            other.slug for other in self.terms[facet].values() if term.pk in (other.pk, other.merged_into_id)
        }

    def names_of_sites(self):
        """For each type of cancer everything that it is called."""
        sites = self.terms[Facet.SITE].values()
        return [(site.name, site.clinical_name, *site.other_names) for site in sites if not site.is_retired]

    def offered(self, facet):
        """What a person may browse by today."""
        if facet == Facet.PRIORITY:
            return list(Priority.objects.current(timezone.localdate()))
        return [term for term in self.terms[facet].values() if not term.is_retired]
