"""Best practice, pathways and the Cancer Action Partnership can be followed."""

from search.alerts.subjects import register

from .told import partnership, practice

register(practice.KIND)
register(partnership.KIND)
