"""Who points at a row, wherever in the house: asked of the models themselves, so no room is forgotten."""

from collections import defaultdict

from django.db import models

from .models import Term


def pointers_to(model):
    """Every foreign key that points at the model, the hidden ones of many-to-many tables among them."""
    relations = model._meta.get_fields(include_hidden=True)
    fields = (relation.field for relation in relations if isinstance(relation, models.ManyToOneRel))
    return [field for field in fields if _is_stored_pointer(field)]


def _is_stored_pointer(field):
    """Not a generic relation, nor merged_into, nor a view of the database, nor the parent of a child."""
    return (
        isinstance(field, models.ForeignKey)
        and field.name != "merged_into"
        and field.model._meta.managed
        and not field.remote_field.parent_link
    )


def owner_of(field):
    """The model that a person would name: the story, not the table between stories and terms."""
    return field.model._meta.auto_created or field.model


def owner_keys(field, rows):
    """The keys of the owners of rows of the pointing table."""
    if not field.model._meta.auto_created:
        return set(rows.values_list("pk", flat=True))
    towards_owner = next(other for other in field.model._meta.fields if other.is_relation and other != field)
    return set(rows.values_list(towards_owner.attname, flat=True))


def uses_of(row):
    """{model: keys of its rows that carry the row}. Empty where nothing does."""
    return _collect(row, pointers_to(type(row)))


def uses_that_forbid_deleting(row):
    """Of a term every use; of anything else those whose records would lose what they stand on."""
    pointers = pointers_to(type(row))
    if not isinstance(row, Term):
        pointers = [field for field in pointers if field.remote_field.on_delete is models.PROTECT]
    return _collect(row, pointers)


def _collect(row, pointers):
    uses = defaultdict(set)
    for field in pointers:
        keys = owner_keys(field, field.model._base_manager.filter(**{field.name: row}))
        if keys:
            uses[owner_of(field)] |= keys
    return dict(uses)


def in_words(uses):
    """'12 stories and 3 tumour group pages', or 'nothing'."""
    parts = [_counted(model, len(keys)) for model, keys in uses.items()]
    if not parts:
        return "nothing"
    return " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]]))


def _counted(model, number):
    names = model._meta
    return f"{number:,} {names.verbose_name if number == 1 else names.verbose_name_plural}"
