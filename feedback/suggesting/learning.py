"""What a training needs and what it gives, in plain words: no library is loaded for it."""

from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Example:
    """A story that a person has decided on.

    `tags` are those it carries; `kinds` the lists that were decided, so that an empty list of another kind
    teaches nothing. `author` is the same for what one person wrote. `marks` say what was asked and answered
    besides the words; `hits` are the names of the word rules that it holds, each with start and end.
    """

    words: str
    author: str = ""
    tags: frozenset = frozenset()
    kinds: frozenset = frozenset()
    marks: tuple = ()
    hits: tuple = ()


@dataclass(frozen=True, kw_only=True)
class Opinion:
    """The machine's mind on one tag of one text: how certain, from 0 to 1, and the words that decided."""

    tag: object
    certainty: float
    because: list


@dataclass(kw_only=True)
class TagFigures:
    """How the machine did on stories that it had not learned from. `unsure` are those it left to a person."""

    tag: object
    stories: int
    proposed: int = 0
    right: int = 0
    unsure: int = 0
    speaks: bool = True
    threshold: float = 1.0

    @property
    def precision(self):
        return self.right / self.proposed if self.proposed else None

    @property
    def recall(self):
        return self.right / self.stories if self.stories else None


@dataclass(kw_only=True)
class ListFigures:
    """Of the stories whose list of one kind was decided: for how many it proposed nothing in that list."""

    kind: str
    decided: int
    silent: int


@dataclass(kw_only=True)
class Figures:
    tags: list = field(default_factory=list)
    lists: list = field(default_factory=list)
