from django.db import models
from modelcluster.fields import ParentalManyToManyField

from .following import FollowsMerges
from .priorities import Priority
from .stages import PathwayStage
from .tumour_sites import TumourSite


class ClassifiedQuerySet(models.QuerySet):
    def about(self, *, site=None, priority=None, stage=None, group=None):
        """Only what carries each of the given terms, or any cancer of the group. None leaves a term open."""
        terms = (
            ("tumour_sites", "", site),
            ("tumour_sites", "__group", group),
            ("priorities", "", priority),
            ("stages", "", stage),
        )
        found = self
        for field, path, term in terms:
            if term is not None:
                found = found.filter(pk__in=owners(self.model, field, path, term))
        return found

    def carrying(self, field, terms):
        """Only what carries any of the terms in the field: a list of terms, or of their keys."""
        return self.filter(pk__in=owners(self.model, field, "__in", terms))


def owners(model, field, path, term):
    """The keys of the rows that carry the term: a subquery, so that two terms never double a row."""
    many = model._meta.get_field(field)
    carriers = many.remote_field.through.objects.filter(**{many.m2m_reverse_field_name() + path: term})
    return carriers.values(many.m2m_field_name())


class Classified(models.Model):
    """Carries tumour sites, priorities and pathway stages: the words that the portal is searched by."""

    tumour_sites = models.ManyToManyField(TumourSite, blank=True)
    priorities = models.ManyToManyField(Priority, blank=True)
    stages = models.ManyToManyField(PathwayStage, blank=True, verbose_name="pathway stages")

    class Meta:
        abstract = True


class ClassifiedPage(FollowsMerges):
    """The same for a page, whose choices are kept with its draft until it is published."""

    tumour_sites = ParentalManyToManyField(TumourSite, blank=True)
    priorities = ParentalManyToManyField(Priority, blank=True)
    stages = ParentalManyToManyField(PathwayStage, blank=True, verbose_name="pathway stages")

    class Meta:
        abstract = True
