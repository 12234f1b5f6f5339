"""Choosing from a long list by typing: on the server by pressing Find, in the browser with each letter."""

import difflib
import re
import unicodedata

from django import forms

# Words that are in many names and so tell none apart.
COMMON = {
    "and", "at", "cancer", "centre", "clinic", "gp", "hospital", "in", "medical", "my", "of", "practice",
    "surgery", "the", "unit",
}  # fmt: skip
ALIKE = 0.75
LONGEST_TYPED = 80


def matching(typed, options):
    """The options, pairs of value and label, that have all the words typed, at least by their beginning.

    Where none has all, those that have most of them; a word that is misspelt counts if it is nearly right.
    """
    wanted = words_in(typed)
    wanted = [word for word in wanted if word not in COMMON] or wanted
    scored = [(sum(_has(option, word) for word in wanted), option) for option in options]
    best = max((score for score, _ in scored), default=0)
    return [option for score, option in scored if score == best] if best else []


def words_in(text):
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return re.findall("[a-z0-9]+", plain.replace("'", ""))


def _has(option, word):
    _, label = option
    words = words_in(f"{label} {getattr(label, 'hint', '')}")
    if any(each.startswith(word) for each in words):
        return 1
    nearly = len(word) > 3 and difflib.get_close_matches(word, words, n=1, cutoff=ALIKE)
    return 0.9 if nearly else 0


class Folded(str):
    """The name of a group of choices that is folded away until somebody opens it."""

    is_folded = True


class FindableRadios(forms.RadioSelect):
    """Radios with a box above them to find one by typing. `finder` says what to type."""

    template_name = "forms/widgets/findable.html"

    def __init__(self, finder):
        super().__init__()
        self.finder, self.typed, self.finding = finder, "", ""

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"] |= {"finder": self.finder, "typed": self.typed, "finding": self.finding}
        return context

    def __deepcopy__(self, memo):
        copied = super().__deepcopy__(memo)
        copied.typed = copied.finding = ""
        return copied


class Finding:
    """For a form whose answer stands in a long list. `looked_for` is what was typed when Find was pressed.

    `found_in` names the field of the list.
    """

    scripts = ("portal/find.js",)
    found_in = "answer"

    def __init__(self, *args, looked_for="", **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields[self.found_in]
        field.choices = self.listed = self.choices()
        typed = looked_for or self.data.get(f"{self.add_prefix(self.found_in)}_typed", "")
        self.typed = field.widget.typed = typed.strip()[:LONGEST_TYPED]
        if looked_for:
            self.show_what_was_found()

    def choices(self):
        """The groups to choose from. Those named "or" are always shown."""
        raise NotImplementedError

    def found(self):
        """What fits the words that were typed."""
        named = [choice for choice in self.listed if choice[0] != "or"]
        return matching(self.typed, list(flattened(named))) if words_in(self.typed) else []

    def show_what_was_found(self):
        found, widget = self.found(), self.fields[self.found_in].widget
        if found:
            widget.choices = [*found, *(choice for choice in self.listed if choice[0] == "or")]
        widget.finding = saying(self.typed, len(found))


def saying(typed, how_many):
    """What Find has found; find.js says the same."""
    if how_many:
        return f"{how_many} found for “{typed}”."
    return f"Nothing found for “{typed}”. Here is the whole list."


def flattened(choices):
    """Pairs of value and label, whether or not the choices stand in groups."""
    for value, label in choices:
        yield from flattened(label) if isinstance(label, list | tuple) else [(str(value), label)]
