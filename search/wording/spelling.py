"""What was probably meant: each word that nothing here knows becomes the nearest one that something
does. Pure."""

from search.analysis import SMALL_WORDS, folded, places, token_of


def corrected(text, wording):
    """The text with its unknown words corrected; empty where there is nothing to correct."""
    parts, at = [], 0
    for start, end in places(text):
        meant = _meant(text[start:end], wording)
        if meant:
            parts += [text[at:start], meant]
            at = end
    return "".join([*parts, text[at:]]) if parts else ""


def _meant(word, wording):
    plain = folded(word)
    if plain in SMALL_WORDS or _is_known(plain, wording):
        return None
    return wording.lexicon.nearest(plain)


def _is_known(word, wording):
    """As a word, as another form of one, or as the beginning of one."""
    token = token_of(word)
    if wording.lexicon.knows(token) or token in wording.thesaurus.tokens:
        return True
    return bool(wording.lexicon.endings(word))
