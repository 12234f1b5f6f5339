"""Pieces of SQL that carry their own parameters, so that a statement can be put together from parts."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sql:
    text: str
    params: tuple = ()


def sql(text, *parts):
    """The text with each {} replaced: by a piece of SQL, by a list of placeholders, or by a placeholder."""
    rendered = [_rendered(part) for part in parts]
    return Sql(text.format(*(part.text for part in rendered)), _all_params(rendered))


def joined(separator, pieces):
    pieces = list(pieces)
    return Sql(separator.join(piece.text for piece in pieces), _all_params(pieces))


def _rendered(part):
    if isinstance(part, Sql):
        return part
    if isinstance(part, list | tuple | set | frozenset):
        values = sorted(part)
        return Sql(", ".join(["%s"] * len(values)), tuple(values))
    return Sql("%s", (part,))


def _all_params(pieces):
    return tuple(param for piece in pieces for param in piece.params)
