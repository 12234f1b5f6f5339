"""Marks the words that were found, and cuts texts to where they stand. The same on every engine. Pure."""

from bisect import bisect_left

from django.utils.html import escape
from django.utils.safestring import mark_safe

from .analysis import FIELD_END, places

LONGEST_LEAD = 40
LONGEST_BODY = 32
# Words before the first found one, so that a sentence may be understood.
BEFORE = 6


class Marker:
    """Knows the words of one query; then marks text after text."""

    def __init__(self, words):
        phrases = [phrase for word in words for phrase in word.phrases]
        self.single = {phrase.tokens[0] for phrase in phrases if len(phrase.tokens) == 1}
        self.beginnings = tuple(
            phrase.tokens[0] for phrase in phrases if phrase.is_beginning and len(phrase.tokens) == 1
        )
        self.longer = {}
        for phrase in phrases:
            if len(phrase.tokens) > 1:
                self.longer.setdefault(phrase.tokens[0], []).append(phrase)

    def title(self, text, tokens):
        """The whole title, safe, with what was found marked."""
        return self._marked(text, self.found(tokens), 0, len(tokens.split()))

    def snippet(self, lead, lead_tokens, body, body_tokens):
        """(piece, place): the piece of the lead that holds most of what was found, or of the body where the
        lead holds none; and where in the body its first found word begins, None for a piece of the lead."""
        lead_tokens = lead_tokens.partition(FIELD_END)[0]
        in_lead = self.found(lead_tokens)
        in_body = [] if in_lead else self.found(body_tokens)
        if not in_body and lead:
            return self._cut(lead, lead_tokens, in_lead, LONGEST_LEAD), None
        place = _first_letter(body, in_body, body_tokens)
        return self._cut(body, body_tokens, in_body, LONGEST_BODY), place

    def found(self, tokens):
        """The places of the tokens that were looked for, in order."""
        every = tokens.split()
        found = set()
        for place, token in enumerate(every):
            if token in self.single or (self.beginnings and token.startswith(self.beginnings)):
                found.add(place)
            for phrase in self.longer.get(token, ()):
                if _stands(phrase, every, place):
                    found.update(range(place, place + len(phrase.tokens)))
        return sorted(found)

    def _cut(self, text, tokens, found, longest):
        number = len(tokens.split())
        start = max(_best_start(found, tokens.split(), longest) - BEFORE, 0) if found else 0
        start = max(min(start, number - longest), 0)
        return self._marked(text, found, start, min(start + longest, number))

    def _marked(self, text, found, start, end):
        """The words from `start` to `end`, with what stands between and around them."""
        spans = places(text)
        if not spans[start:end]:
            return mark_safe(escape(text[:300]))
        first = 0 if start == 0 else spans[start][0]
        last = len(text) if end >= len(spans) else spans[end - 1][1]
        parts, at = ["…"] if first else [], first
        for place in found[bisect_left(found, start) : bisect_left(found, end)]:
            begin, stop = spans[place]
            parts += [escape(text[at:begin]), "<mark>", escape(text[begin:stop]), "</mark>"]
            at = stop
        parts += [escape(text[at:last]), "…" if last < len(text) else ""]
        return mark_safe("".join(parts))


def _first_letter(body, found, tokens):
    """Where the first word of the piece that is shown begins, or None where nothing was found."""
    spans = places(body) if found else ()
    place = _best_start(found, tokens.split(), LONGEST_BODY) if found else 0
    return spans[place][0] if place < len(spans) else None


def _stands(phrase, tokens, place):
    *whole, last = phrase.tokens
    end = place + len(phrase.tokens)
    if tokens[place : end - 1] != whole or end > len(tokens):
        return False
    return tokens[end - 1].startswith(last) if phrase.is_beginning else tokens[end - 1] == last


def _best_start(found, tokens, longest):
    """The first found place of the window that holds the most different words; of equals the first."""
    best, most = found[0], 0
    for number, place in enumerate(found):
        within = found[number : bisect_left(found, place + longest - BEFORE)]
        different = len({tokens[other] for other in within})
        if different > most:
            best, most = place, different
    return best
