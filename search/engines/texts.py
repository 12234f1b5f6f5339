"""What finding tokens in a database's own index has in common, whichever database it is."""

from .contract import WITH_ALL
from .sql import sql

# What is counted, sorted and shown of an answer.
SEEN = "id, labels, date"


class Texts:
    """Pieces of SQL, for which each database says how things are found, and what holds words in which field.

    answers(query): (id, labels, date) of what answers, and of as many that answer all words;
    all_of(query, words): what holds each of these words, where chosen;
    hits(query): the table `hits` (id, labels, date), made of the tiers; ranked(query): (id, rank) of hits.

    bound: of what answers or holds something, the newest so many are looked at.
    """

    def __init__(self, bound):
        self.bound = bound

    def tiers(self, query):
        """What holds each word anywhere, and what holds all of them: most of the work, done once."""
        for number, word in enumerate(query.words):
            yield sql(f"word_{number} AS MATERIALIZED ({{}})", self.all_of(query, (word,)))
        if len(query.words) > 1:
            yield sql("together AS MATERIALIZED ({})", self.all_of(query, query.words))


def points_with_all(query):
    return sum(word.worth for word in query.words) * WITH_ALL


def not_covered(phrases):
    """Without those that a beginning among them finds anyway."""
    starts = tuple(phrase.tokens[0] for phrase in phrases if phrase.is_beginning and len(phrase.tokens) == 1)
    return [
        phrase
        for phrase in phrases
        if phrase.is_beginning
        or len(phrase.tokens) > 1
        or not (starts and phrase.tokens[0].startswith(starts))
    ]
