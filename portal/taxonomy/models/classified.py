from django.db import models
from modelcluster.fields import ParentalManyToManyField

from .priorities import Priority
from .stages import PathwayStage
from .tumour_sites import TumourSite


class ClassifiedQuerySet(models.QuerySet):
    def about(self, *, site=None, priority=None, stage=None):
        """Only what carries each of the given terms. None leaves a term open."""
        found = self
        for field, term in (("tumour_sites", site), ("priorities", priority), ("stages", stage)):
            if term is not None:
                carriers = self.model._meta.get_field(field).remote_field.through.objects
                found = found.filter(pk__in=_owners(self.model, field, carriers, term))
        return found


def _owners(model, field, carriers, term):
    """The keys of the rows that carry the term: a subquery, so that two terms never double a row."""
    many = model._meta.get_field(field)
    return carriers.filter(**{many.m2m_reverse_field_name(): term}).values(many.m2m_field_name())


class Classified(models.Model):
    """Carries tumour sites, priorities and pathway stages: the words that the portal is searched by."""

    tumour_sites = models.ManyToManyField(TumourSite, blank=True)
    priorities = models.ManyToManyField(Priority, blank=True)
    stages = models.ManyToManyField(PathwayStage, blank=True, verbose_name="pathway stages")

    class Meta:
        abstract = True


class ClassifiedPage(models.Model):
    """The same for a page, whose choices are kept with its draft until it is published."""

    tumour_sites = ParentalManyToManyField(TumourSite, blank=True)
    priorities = ParentalManyToManyField(Priority, blank=True)
    stages = ParentalManyToManyField(PathwayStage, blank=True, verbose_name="pathway stages")

    class Meta:
        abstract = True
