"""What every sheet has in common: its columns, and a plan for each of its rows."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from django.core.exceptions import ValidationError

from portal.tables.refusals import Refused


class Verdict(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True)
class Column:
    """`key` in the code, `name` in the first row of the file; `help` says what goes in it."""

    key: str
    name: str
    help: str
    is_needed: bool = False


@dataclass(frozen=True)
class Plan:
    """What a row would do, and how to do it."""

    verdict: Verdict
    do: Callable[[], object] = lambda: None


class Sheet:
    """One kind of list. A subclass names its columns and plans a row: {key of column: cell} -> Plan.

    by: who imports; now: when; files: what the rows may name, for sheets that take files.
    """

    key = ""
    name = ""
    about = ""
    permission = ""
    columns: tuple[Column, ...] = ()
    takes_files = False
    # Templates show a sheet and never make one.
    do_not_call_in_templates = True

    def __init__(self, *, by, now, files=None):
        self.by, self.now, self.files = by, now, files
        self.seen = {}

    def planned(self, number, row):
        """The plan of a row. Raises Refused, also for the second row about the same thing."""
        for column in self.columns:
            if column.is_needed and not row.get(column.key):
                raise Refused(f"“{column.name}” is empty.")
        first = self.seen.setdefault(self.identity(row), number)
        if first != number:
            raise Refused("An earlier row is about the same.", f"row {first}")
        return self.plan({column.key: row.get(column.key, "") for column in self.columns})

    def identity(self, row):
        """What makes two rows the same thing."""
        raise NotImplementedError

    def plan(self, row):
        raise NotImplementedError


def plan_of(instance, values, after=None):
    """The plan for a row of a model: new, changed or the same. It is checked as a form would check it.

    after: what is done behind the saving, given the saved row.
    """
    is_new = instance._state.adding
    changed = [name for name, value in values.items() if getattr(instance, name, None) != value]
    for name, value in values.items():
        setattr(instance, name, value)
    checked(instance)
    if not is_new and not changed:
        return Plan(Verdict.SAME)

    def do():
        instance.save()
        if after:
            after(instance)

    return Plan(Verdict.NEW if is_new else Verdict.CHANGED, do)


def checked(instance, exclude=()):
    """Raises Refused with the first thing that a form would say."""
    try:
        instance.full_clean(exclude=exclude)
    except ValidationError as problem:
        raise Refused(_said(instance, problem)) from None


def _said(instance, problem):
    if not hasattr(problem, "error_dict"):
        return problem.messages[0]
    name, errors = next(iter(problem.error_dict.items()))
    sentence = errors[0].messages[0]
    if name == "__all__":
        return sentence
    return f"{instance._meta.get_field(name).verbose_name.capitalize()}: {sentence}"
