"""Plants the themes that themes.toml lists."""

import tomllib
from pathlib import Path

from django.db import transaction

from feedback.models import Theme

THEMES = Path(__file__).with_name("themes.toml")


@transaction.atomic
def plant():
    """Create what is missing, in the order of the list. What is there already stays as it is."""
    present = set(Theme.objects.values_list("name", flat=True))
    names = [(group, name) for group, names in listed().items() for name in names]
    for place, (group, name) in enumerate(names, start=1):
        if name not in present:
            Theme.objects.create(name=name, group=group, sort_order=place)


def listed():
    """{group: names} as the list has them."""
    return tomllib.loads(THEMES.read_text())
