"""Text made safe to keep: plain words, without the control characters that end or mark other texts."""

import re
from html import unescape

from django.utils.html import strip_tags

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
_SPACE = re.compile(r"\s+")
_BLOCK_END = re.compile(r"</?(?:p|div|li|h[1-6]|br|tr|td|th|dt|dd|summary|section|article)\b[^>]*>", re.I)


def plain(text):
    """One line of words: no control characters, no halves of characters, single spaces."""
    return _SPACE.sub(" ", _CONTROL.sub(" ", str(text or ""))).strip()


def words_of_html(html):
    """What a person reads of a piece of HTML. The end of a block parts two words."""
    return plain(unescape(strip_tags(_BLOCK_END.sub(" ", str(html or "")))))
