"""Charts that a room above adds to insight: what came of the stories that are counted here.

A part is a function of (since, until, scope) that returns a charts.Chart, or None. The scope is {"site":
term}, {"priority": term} or {"place": term}, and empty where everything is looked at. It shows only what is
public.
"""

_parts = []


def register(part):
    if part not in _parts:
        _parts.append(part)


def registered(since, until, scope):
    return [chart for part in _parts if (chart := part(since, until, scope))]
