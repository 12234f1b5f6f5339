"""What each process remembers of the words, until a stamp in the database says that they are others.

Reading the stamps costs one small query a search; so an editor's change holds from the next search on.
"""

from dataclasses import dataclass, field

from portal.taxonomy.models import TumourSite
from search.desk.models import Promotion

from .lexicon import Lexicon
from .models import PortalWord, SearchState, SearchWords, names_in
from .thesaurus import Thesaurus, name_of, pairs_of


@dataclass(frozen=True)
class Wording:
    thesaurus: Thesaurus
    lexicon: Lexicon
    promotions: dict = field(default_factory=dict)


class _Remembered:
    def __init__(self, read):
        self.read, self.stamp, self.value = read, None, None

    def at(self, stamp):
        """Two threads may both read it anew; each then sees a whole one."""
        if self.stamp != stamp or self.value is None:
            value = self.read()
            self.value, self.stamp = value, stamp
        return self.value


def wording():
    """The words as they are at this moment."""
    state = SearchState.objects.now()
    return Wording(
        _thesaurus.at(state.words_stamp),
        _lexicon.at((state.counted_stamp, state.counted_entries)),
        _promotions.at(state.words_stamp),
    )


def read_thesaurus():
    rows = SearchWords.objects.values_list("everyday", "clinical", "is_two_way", "site")
    pairs = [
        pair
        for everyday, clinical, is_two_way, site in rows
        for pair in pairs_of(names_in(everyday), names_in(clinical), is_two_way, site)
    ]
    return Thesaurus(pairs, {site.pk: _names(site) for site in TumourSite.objects.in_use()})


def _names(site):
    texts = [site.name, *names_in(site.clinical_name), *site.other_names]
    return tuple(map(name_of, texts))


def read_promotions():
    """{tokens of what is typed: keys of the entries that stand first}."""
    promoted = {}
    for words, entry in Promotion.objects.values_list("words", "entry"):
        for name in map(name_of, names_in(words)):
            promoted.setdefault(name.tokens, []).append(entry)
    return promoted


def read_lexicon():
    rows = PortalWord.objects.values_list("word", "token", "entries", "token_entries")
    return Lexicon(rows, SearchState.objects.now().counted_entries)


_thesaurus = _Remembered(read_thesaurus)
_lexicon = _Remembered(read_lexicon)
_promotions = _Remembered(read_promotions)
