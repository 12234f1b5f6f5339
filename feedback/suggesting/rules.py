"""What the word rules in force propose for a text."""

from collections import defaultdict

from feedback.models import WordRule

from .phrases import Phrases
from .tags import tag_of


class RuleBook:
    """Word rules, ready to be asked many times."""

    def __init__(self, pairs):
        """`pairs` of a rule's checked words and the Tag that they suggest."""
        self.phrases = Phrases(pairs)

    @classmethod
    def in_force(cls):
        return cls((rule.words, tag_of(rule)) for rule in WordRule.objects.in_force())

    def places(self, text):
        """[(Tag, start, end)] of every place where the text holds the words of a rule, in its order."""
        return sorted(self.phrases.found_in(text), key=lambda hit: (hit[1:], hit[0]))

    def proposed(self, text):
        """{Tag: the words that decided, as the text has them, each once and the first first}."""
        found = defaultdict(dict)
        for tag, start, end in self.places(text):
            words = " ".join(text[start:end].split())
            found[tag].setdefault(words.lower(), words)
        return {tag: list(words.values()) for tag, words in found.items()}
