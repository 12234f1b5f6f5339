"""References that a person can read out on the telephone. They name a thing and open nothing."""

import secrets

# No vowels, so no words; no two symbols that look or sound alike.
ALPHABET = "2345679CFHJKMQRWXY"


def new_reference():
    """Nine symbols in threes, for example K4F-72M-9XR."""
    symbols = [secrets.choice(ALPHABET) for _ in range(9)]
    return "-".join("".join(symbols[start : start + 3]) for start in (0, 3, 6))


def tidy(typed):
    """What a person typed, in the form in which references are kept."""
    symbols = "".join(symbol for symbol in typed.upper() if symbol.isalnum())
    return "-".join(symbols[start : start + 3] for start in range(0, len(symbols), 3))
