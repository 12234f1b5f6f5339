"""What stands in one cell, as the thing that it means. Each raises Refused, which names the wrong words."""

from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email

from portal.tables.refusals import Refused

YES = {"yes", "y", "true", "1", "ja", "x"}
NO = {"no", "n", "false", "0", ""}
_check_url = URLValidator(schemes=["http", "https"])


def text(cell, longest):
    words = cell.replace("\x00", "").strip()
    if len(words) > longest:
        raise Refused(f"A cell holds more than {longest:,} letters.", words)
    return words


def yes(cell):
    answer = cell.lower()
    if answer not in YES | NO:
        raise Refused("Write yes or no.", cell)
    return answer in YES


def day(cell):
    """A day as a spreadsheet keeps it (2026-07-31), or as people write it (31/07/2026); None where empty."""
    if not cell:
        return None
    parts = cell.split("/")[::-1] if "/" in cell else cell.split("-")
    try:
        return date(*map(int, parts))
    except (TypeError, ValueError):
        raise Refused("Write a date like 31/07/2026.", cell) from None


def choice(cell, choices):
    """The value of a TextChoices that the cell names by its value or its label."""
    known = {name.casefold(): value for value, label in choices.choices for name in (value, label)}
    if cell.casefold() not in known:
        raise Refused(f"Write one of: {', '.join(choices.labels)}.", cell)
    return known[cell.casefold()]


def url(cell):
    return _valid(cell, _check_url, "Write the whole address, beginning with https://.")


def email(cell):
    return _valid(cell, validate_email, "This is no e-mail address.")


def several(cell):
    """What stands between semicolons or bars."""
    return [name.strip() for name in cell.replace("|", ";").split(";") if name.strip()]


def _valid(cell, check, reason):
    if not cell:
        return ""
    try:
        check(cell)
    except ValidationError:
        raise Refused(reason, cell) from None
    return cell
