"""A role counts for the organisation and the tumour groups of its holder: some need the one or the other."""

from .roles import Role


def scope_problems(told):
    """{field: what to do} where a form gives a role without what it counts for."""
    roles = {told.get("role")} | {group.name for group in told.get("groups") or []}
    problems = {}
    if Role.MEMBER in roles and not told.get("organisation"):
        problems["organisation"] = "Choose the organisation in whose name they write."
    if Role.LEAD in roles and not told.get("tumour_groups"):
        problems["tumour_groups"] = "Choose the tumour groups that they lead."
    return problems
