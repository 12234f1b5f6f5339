"""Sets of priorities, as the alliance publishes them."""

from portal.tables.refusals import Refused
from portal.taxonomy.models import Priority, PrioritySet

from . import cells
from .sheet import Column, Plan, Sheet, Verdict, plan_of


class Priorities(Sheet):
    key = "priorities"
    name = "Priorities"
    about = "A set of priorities, a row a priority. A new set begins on the day that you give it."
    permission = "taxonomy.add_priority"
    columns = (
        Column("set", "Set", "What the set is called, for example: Priorities 2026 to 2029", True),
        Column("valid_from", "Valid from", "The first day of the set. Needed once for a new set."),
        Column("name", "Priority", "The everyday words first", True),
        Column("summary", "Summary", "What it means for a person, in a sentence or two"),
        Column("question_wording", "In a form", "How a form asks for it, as: Finding out what was wrong"),
    )

    def __init__(self, **about):
        super().__init__(**about)
        self.sets = {each.name.casefold(): each for each in PrioritySet.objects.all()}

    def identity(self, row):
        return row["set"].casefold(), row["name"].casefold()

    def plan(self, row):
        of_set = self._set(row)
        values = {
            "name": cells.text(row["name"], 120),
            "summary": cells.text(row["summary"], 2_000),
            "question_wording": cells.text(row["question_wording"], 160),
        }
        if of_set.pk is None:
            return Plan(Verdict.NEW, lambda: self._begin(of_set, values))
        known = Priority.objects.in_use().filter(priority_set=of_set, name__iexact=values["name"]).first()
        return plan_of(known or Priority(priority_set=of_set), values)

    def _set(self, row):
        """The set of this name, unsaved where it begins with this file."""
        name, begins = cells.text(row["set"], 120), cells.day(row["valid_from"])
        known = self.sets.get(name.casefold())
        if known is None:
            if begins is None:
                raise Refused("This set is new. Write the day on which it begins under “Valid from”.", name)
            if any(each.valid_from == begins for each in self.sets.values()):
                raise Refused("Another set begins on that day.", f"{begins:%d/%m/%Y}")
            known = self.sets[name.casefold()] = PrioritySet(name=name, valid_from=begins)
        elif begins and begins != known.valid_from:
            raise Refused("The set begins on another day in the portal.", f"{begins:%d/%m/%Y}")
        return known

    def _begin(self, of_set, values):
        """The first of its priorities to be stored brings the set with it."""
        if of_set.pk is None:
            of_set.save()
        Priority.objects.create(priority_set=of_set, **values)
