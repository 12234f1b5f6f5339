"""A text with the words that decided marked in it. Pure."""

import re


def pieces_of(text, words):
    """[(piece, is it one of the words)] in order, which together are the text."""
    told = sorted({word for word in words if word.strip()}, key=len, reverse=True)
    if not told:
        return [(text, False)]
    pattern = "|".join(r"\s+".join(map(re.escape, word.split())) for word in told)
    parts = re.split(rf"(?<!\w)({pattern})(?!\w)", text, flags=re.IGNORECASE)
    return [(part, place % 2 == 1) for place, part in enumerate(parts) if part]
