"""Finds the rows that a cell names, by any of their names. Each list is read once."""

from portal.accounts.models import Organisation
from portal.tables.refusals import Refused

from .cells import several


class Known:
    """Things by name: `kind` is what a refusal calls one of them, `names_of` gives all names of a row."""

    def __init__(self, rows, kind, names_of=lambda row: (row.name, row.slug)):
        self.kind = kind
        self.by_name = {}
        for row in rows:
            for name in filter(None, names_of(row)):
                self.by_name.setdefault(name.casefold(), row)

    def one(self, name):
        """The one that is called so; None for an empty cell."""
        if not name:
            return None
        found = self.by_name.get(name.casefold())
        if found is None:
            raise Refused(f"There is no {self.kind} of this name.", name)
        return found

    def several(self, cell):
        return list(dict.fromkeys(map(self.one, several(cell))))


def organisations():
    return Known(
        Organisation.objects.active(),
        "organisation",
        lambda row: (row.name, row.short_name, row.ods_code),
    )


def terms(model):
    return Known(model.objects.in_use(), model._meta.verbose_name)
