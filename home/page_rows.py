"""The rows that hang on a page, in as few queries as there can be; a draft's rows are in memory already."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import CharField, QuerySet, Value


@dataclass(frozen=True)
class TermName:
    """A term as a tag shows it."""

    name: str
    slug: str


def keys(rows, field="pk"):
    """The keys of a page's rows: a subquery, or where the page is a draft the keys themselves."""
    if isinstance(rows, QuerySet):
        return rows.order_by().values(field)
    return [getattr(row, field) for row in rows]


def terms_of(page, *fields):
    """{field: its terms in their order}, of several vocabularies in one query."""
    first, *others = (_terms(page, field) for field in fields)
    found = defaultdict(list)
    for field, name, slug, _ in first.union(*others, all=True).order_by("field", "sort_order", "name"):
        found[field].append(TermName(name, slug))
    return {field: found[field] for field in fields}


def _terms(page, field):
    model = page._meta.get_field(field).related_model
    carried = model.objects.filter(pk__in=keys(getattr(page, field).all())).order_by()
    named = carried.annotate(field=Value(field, output_field=CharField()))
    return named.values_list("field", "name", "slug", "sort_order")
