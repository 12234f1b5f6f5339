"""Plain text and tables of commas: nothing is parsed, so it is read where it stands."""

from .found import MOST_LETTERS, Inside, Part, within_bounds

# A letter takes four bytes at most.
MOST_BYTES = 4 * MOST_LETTERS


def look(path):
    with path.open("rb") as file:
        content = file.read(MOST_BYTES)
    return Inside(within_bounds([Part("", _decoded(content))]))


def _decoded(content):
    """Windows still writes its own letters where a text is not UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
