"""What editors do with the words of a vocabulary. Each deed stands in the audit trail."""

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef
from wagtail.models import ReferenceIndex

from portal.privacy.audit import record

from .signals import terms_merged
from .usage import owner_keys, owner_of, pointers_to


class NotPossible(ValidationError):
    """Carries the sentence that the editor reads."""

    def __init__(self, sentence):
        super().__init__(sentence)
        self.sentence = sentence


@transaction.atomic
def retire(*, term, by, now, reason=""):
    """Nobody can choose the term from now on; what carries it keeps it."""
    term.retired_at = term.retired_at or now
    term.save(update_fields=["retired_at"])
    record(action="retired a term", subject=term, by=by, reason=reason)


@transaction.atomic
def restore(*, term, by, reason=""):
    check_can_restore(term)
    term.retired_at = None
    term.save(update_fields=["retired_at"])
    record(action="brought back a term", subject=term, by=by, reason=reason)


@transaction.atomic
def merge(*, source, into, by, now, reason=""):
    """Whatever carries `source` carries `into` from now on, once; the address of `source` leads to `into`."""
    check_can_merge(source, into)
    moved = _point_everything_at(into, source)
    source.merged_from.update(merged_into=into)
    source.merged_into = into
    source.retired_at = source.retired_at or now
    source.save(update_fields=["merged_into", "retired_at"])
    record(action=f"merged a term into {into.slug}"[:60], subject=source, by=by, reason=reason)
    terms_merged.send(type(source), source=source, into=into, moved=moved)


def check_can_restore(term):
    if term.is_merged:
        raise NotPossible(f"“{term}” was merged into “{term.merged_into}” and cannot come back.")
    if term.namesakes().filter(name__iexact=term.name).exists():
        raise NotPossible(f"Another “{term}” is in the list by now. Rename one of them first.")


def check_can_merge(source, into):
    if source.is_merged:
        raise NotPossible(f"“{source}” was merged into “{source.merged_into}” already.")
    if not type(source).objects.merge_targets(source).filter(pk=into.pk).exists():
        raise NotPossible(f"Choose another term that is in use: “{source}” cannot be merged into “{into}”.")
    for field in pointers_to(type(source)):
        if not _may_drop(field.model) and _twins(field, source, into).exists():
            names = owner_of(field)._meta
            raise NotPossible(
                f"“{source}” and “{into}” each have a {names.verbose_name}. Delete one of them first."
            )


def _point_everything_at(into, source):
    moved = {}
    for field in pointers_to(type(source)):
        rows = field.model._base_manager.filter(**{field.name: source})
        keys = owner_keys(field, rows)
        if keys:
            moved[owner_of(field)] = moved.get(owner_of(field), set()) | keys
            _twins(field, source, into).delete()
            rows.update(**{field.name: into})
    _move_references(source, into)
    return moved


def _twins(field, source, into):
    """Rows of `source` that would be there twice if they pointed at `into`."""
    rows = field.model._base_manager.filter(**{field.name: source})
    twins = models.Q(pk__in=[])
    for fields in _unique_together(field):
        others = {name: OuterRef(name) for name in fields if name != field.name}
        twins |= Exists(field.model._base_manager.filter(**{field.name: into}, **others))
    return rows.filter(twins)


def _unique_together(field):
    """Every set of fields, the pointing one among them, that may not be the same in two rows."""
    options = field.model._meta
    sets = [*options.unique_together, *(rule.fields for rule in options.total_unique_constraints)]
    alone = [(field.name,)] if field.unique else []
    return [fields for fields in (*sets, *alone) if field.name in fields]


def _may_drop(model):
    """A row that says nothing but that two others belong together may go when it stands there twice."""
    return bool(model._meta.auto_created) or getattr(model, "is_mere_link", False)


def _move_references(source, into):
    """Wagtail's own list of what uses what, which `update` does not tell."""
    references = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(source), to_object_id=str(source.pk)
    )
    references.update(to_object_id=str(into.pk))
