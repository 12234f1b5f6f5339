"""The parts in which a person tells a story: one text, with a line of its own above each part."""

HEADINGS = {
    "good": "What was good",
    "better": "What could have been better",
    "more": "Anything else",
}


def joined(parts):
    """One text of the parts that hold something, in the order of HEADINGS. A part alone needs no line."""
    told = {name: tidied(parts.get(name, "")) for name in HEADINGS}
    told = {name: words for name, words in told.items() if words}
    if len(told) == 1:
        return next(iter(told.values()))
    return "\n\n".join(f"{HEADINGS[name]}\n{words}" for name, words in told.items())


def split(words):
    """[(heading or "", text)], in their order. Whatever stands before the first heading has none."""
    parts = [("", [])]
    for line in words.splitlines():
        if line.strip() in HEADINGS.values():
            parts.append((line.strip(), []))
        else:
            parts[-1][1].append(line)
    texts = [(heading, "\n".join(lines).strip()) for heading, lines in parts]
    told = [(heading, text) for heading, text in texts if text]
    return told or [("", text) for text in [words.strip()] if text]


def tidied(words):
    """The words with one kind of line end and nothing around them."""
    return "\n".join(words.splitlines()).strip()
