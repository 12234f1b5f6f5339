"""A term in use is never deleted, neither by a page of the admin nor by a queryset."""

from django.apps import apps
from django.db.models import ProtectedError
from django.db.models.signals import pre_delete

from .models import Term
from .usage import in_words, uses_that_forbid_deleting


def why_it_stays(row):
    """The sentence that says why the row may not be deleted, or an empty text where it may."""
    if isinstance(row, Term) and row.is_merged:
        return f"“{row}” was merged into “{row.merged_into}”. It is kept so that old links still lead there."
    if isinstance(row, Term) and row.merged_from.exists():
        return f"Other words were merged into “{row}”. It is kept so that their links still lead there."
    uses = uses_that_forbid_deleting(row)
    if not uses:
        return ""
    instead = " Retire it instead: nobody can choose it then, and what carries it keeps it."
    return f"“{row}” is used by {in_words(uses)}.{instead if isinstance(row, Term) else ''}"


def refuse_to_delete(instance, **kwargs):
    if reason := why_it_stays(instance):
        raise ProtectedError(reason, {instance})


def guard_terms():
    """Watch every vocabulary, wherever in the house it is defined."""
    for model in apps.get_models():
        if issubclass(model, Term):
            pre_delete.connect(refuse_to_delete, sender=model, dispatch_uid=f"guard {model._meta.label}")
