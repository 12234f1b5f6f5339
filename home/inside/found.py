"""What was found in a file, and how much of it is kept."""

from dataclasses import asdict, dataclass

MOST_PARTS = 2_000
MOST_LETTERS = 1_500_000


@dataclass(frozen=True)
class Part:
    """Some of the words, and where they stand as a reader would say it: “On page 7”; empty: all over."""

    where: str
    words: str


@dataclass(frozen=True)
class Inside:
    """parts: the words in their order; pages: how many, None where the file does not say; advice: keys of
    home.inside.advice."""

    parts: tuple[Part, ...] = ()
    pages: int | None = None
    advice: tuple[str, ...] = ()

    @property
    def has_words(self):
        return any(letter.isalpha() for part in self.parts for letter in part.words)

    def as_dict(self):
        return asdict(self)

    @classmethod
    def from_dict(cls, told):
        parts = tuple(Part(**part) for part in told["parts"])
        return cls(parts, told["pages"], tuple(told["advice"]))


def within_bounds(parts):
    """As many of the parts as are kept, the last of them cut where it would be too long."""
    kept, left = [], MOST_LETTERS
    for part in parts:
        words = "\n".join(filter(None, (" ".join(line.split()) for line in part.words.splitlines())))
        if words:
            kept.append(Part(part.where, words[:left]))
            left -= len(words)
        if left <= 0 or len(kept) >= MOST_PARTS:
            break
    return tuple(kept)
