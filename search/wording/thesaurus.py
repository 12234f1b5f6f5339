"""What means the same, as a search asks it: which other words belong to these typed ones? Pure."""

from dataclasses import dataclass

from search.analysis import SMALL_WORDS, spoken, token_of

# What every name of a cancer says, and so tells none from another.
GENERAL = frozenset(map(token_of, ("cancer", "tumour")))


@dataclass(frozen=True)
class Name:
    """One name: as it is written, and its tokens without small words."""

    text: str
    tokens: tuple[str, ...]

    @property
    def telling(self):
        """Without "cancer", where something is left."""
        return tuple(token for token in self.tokens if token not in GENERAL) or self.tokens


@dataclass(frozen=True)
class Pair:
    """Where a search holds `name`, it also looks for `others`; only about `site`, where there is one."""

    name: Name
    others: tuple[Name, ...]
    site: int | None = None


def name_of(text):
    return Name(text.strip(), tuple(token_of(word) for word in spoken(text) if word not in SMALL_WORDS))


class Thesaurus:
    """`pairs`: what means the same; `site_names`: {key of a site: its names}, which mean the same too."""

    def __init__(self, pairs=(), site_names=None):
        self._by_first = {}
        self._sites_by_first = {}
        for pair in pairs:
            if pair.name.tokens:
                self._by_first.setdefault(pair.name.tokens[0], []).append(pair)
        for site, names in (site_names or {}).items():
            for name in names:
                self._add_site_name(site, name, names)

    def _add_site_name(self, site, name, names):
        if not name.tokens:
            return
        others = tuple(other for other in names if other.telling != name.telling)
        self._by_first.setdefault(name.tokens[0], []).append(Pair(name, others))
        self._sites_by_first.setdefault(name.tokens[0], []).append((name.tokens, site))

    @property
    def tokens(self):
        """Every token of every name: these are words, however rare."""
        pairs = [pair for pairs in self._by_first.values() for pair in pairs]
        names = [name for pair in pairs for name in (pair.name, *pair.others)]
        return frozenset(token for name in names for token in name.tokens)

    def same_as(self, tokens, about=frozenset()):
        """(start, end, other names) for every name that stands in these tokens.

        about: keys of sites that the search is narrowed to; those it names itself count as well.
        """
        sites = about | set(self._sites_in(tokens))
        for start, token in enumerate(tokens):
            for pair in self._by_first.get(token, ()):
                end = start + len(pair.name.tokens)
                if pair.name.tokens == tuple(tokens[start:end]) and (pair.site is None or pair.site in sites):
                    yield start, end, pair.others

    def _sites_in(self, tokens):
        for start, token in enumerate(tokens):
            for name, site in self._sites_by_first.get(token, ()):
                if name == tuple(tokens[start : start + len(name)]):
                    yield site


def pairs_of(everyday, clinical, is_two_way, site=None):
    """Everyday names mean each other and the clinical ones. Two clinical ones of a row need not mean
    the same."""
    left, right = tuple(map(name_of, everyday)), tuple(map(name_of, clinical))
    for name in left:
        yield Pair(name, tuple(other for other in (*right, *left) if other != name), site)
    if is_two_way:
        for name in right:
            yield Pair(name, left, site)
