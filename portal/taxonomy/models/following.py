"""A draft remembers the keys of its terms. If one was merged meanwhile, the draft must not bring it back."""

from django.db import models
from modelcluster.models import get_all_child_relations

from .terms import Term


class FollowsMerges(models.Model):
    """For every model with drafts, as pages are: what is read from a draft names living terms.

    Put it before the model that brings `from_serializable_data`: class StandardPage(FollowsMerges, Page).
    """

    class Meta:
        abstract = True

    @classmethod
    def from_serializable_data(cls, data, check_fks=True, strict_fks=False):
        return super().from_serializable_data(with_living_terms(cls, data), check_fks, strict_fks)


def with_living_terms(model, data):
    """The same draft data, and its child rows, with each merged term's key replaced by its successor's."""
    followed = dict(data)
    for field in _term_fields(model):
        if followed.get(field.name):
            followed[field.name] = _successors(field.related_model, followed[field.name])
    for relation in get_all_child_relations(model):
        name = relation.get_accessor_name()
        if name in followed:
            followed[name] = [with_living_terms(relation.related_model, row) for row in followed[name]]
    return followed


def _term_fields(model):
    fields = [*model._meta.fields, *model._meta.many_to_many]
    return [
        field
        for field in fields
        if field.is_relation and field.related_model and issubclass(field.related_model, Term)
    ]


def _successors(model, keys):
    """`keys` is one key or a list of them; the answer has the same shape, in the same order, no key twice."""
    wanted = keys if isinstance(keys, list) else [keys]
    merged = dict(
        model._default_manager.filter(pk__in=wanted, merged_into__isnull=False).values_list(
            "pk", "merged_into"
        )
    )
    living = list(dict.fromkeys(merged.get(key, key) for key in wanted))
    return living if isinstance(keys, list) else living[0]
