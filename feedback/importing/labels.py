"""The labels that trusts put on comments, as themes that a moderator may take or leave."""

import tomllib
from pathlib import Path

from feedback.models import Theme

LABELS = Path(__file__).with_name("labels.toml")


class Labels:
    """Finds the theme of a label, and creates it where nobody has heard of it."""

    def __init__(self):
        self.renamed = tomllib.loads(LABELS.read_text())["themes"]
        self.themes = {theme.name.casefold(): theme for theme in Theme.objects.all()}

    def themes_of(self, labels):
        """The themes that these labels suggest, each once."""
        names = (self.renamed.get(label.strip(), label.strip()) for label in labels)
        return list({theme.pk: theme for theme in map(self._theme, filter(None, names))}.values())

    def _theme(self, name):
        known = self.themes.get(name.casefold())
        return known or self.themes.setdefault(name.casefold(), Theme.objects.create(name=name[:100]))
