"""Questionnaires without a database: small ones by hand, and every odd one that Hypothesis thinks of."""

from dataclasses import dataclass, replace

from hypothesis import strategies as st

from consultations.branching import Comparison, Condition
from consultations.kinds import CHOOSING, COUNTING, Kind


@dataclass(frozen=True)
class Option:
    key: str

    @property
    def label(self):
        return self.key.capitalize()


@dataclass(frozen=True)
class Asked:
    """What the pure modules need to know of a question."""

    key: str
    kind: str = Kind.TEXT
    offered: tuple = ()
    conditions: tuple = ()
    needs: str = "all"
    required: bool = False
    offers_other: bool = False
    lowest: int | None = None
    highest: int | None = None
    lowest_label: str = ""
    highest_label: str = ""
    help_text: str = ""
    context: tuple = ()

    @property
    def wording(self):
        return f"{self.key}?"

    @property
    def asks(self):
        return self.kind != Kind.SECTION

    @property
    def steps(self):
        return range(1, 6)


def asked(key, *choices, kind=None, **more):
    """`asked("travel", "yes", "no")` is one of several choices; without choices it asks for words."""
    kind = kind or (Kind.ONE if choices else Kind.TEXT)
    return Asked(key, kind, tuple(map(Option, choices)), **more)


def when(about, *choices, test=Comparison.HAS, number=None):
    return Condition(about, test, choices, number)


KINDS = [Kind.TEXT, Kind.ONE, Kind.SEVERAL, Kind.SCALE, Kind.NUMBER, Kind.SECTION]
KEYS = [f"q{number}" for number in range(7)]
CHOICES = ["a", "b", "c"]

conditions = st.builds(
    Condition,
    about=st.sampled_from([*KEYS, "gone"]),
    test=st.sampled_from(list(Comparison)),
    choices=st.lists(st.sampled_from([*CHOICES, "gone"]), max_size=2, unique=True).map(tuple),
    number=st.sampled_from([None, 2, 4]),
)


@st.composite
def questions(draw, key=None):
    kind = draw(st.sampled_from(KINDS))
    offered = draw(st.lists(st.sampled_from(CHOICES), min_size=1, unique=True)) if kind in CHOOSING else []
    return Asked(
        key=key or draw(st.sampled_from(KEYS)),
        kind=kind,
        offered=tuple(map(Option, offered)),
        conditions=tuple(draw(st.lists(conditions, max_size=2))),
        needs=draw(st.sampled_from(["all", "any"])),
        required=draw(st.booleans()),
    )


@st.composite
def questionnaires(draw):
    """Sound or not: conditions may look forward, at themselves, and at what is not there."""
    keys = draw(st.lists(st.sampled_from(KEYS), unique=True, max_size=len(KEYS)))
    return [draw(questions(key)) for key in keys]


@st.composite
def answers_to(draw, questionnaire):
    """What anybody could give, also to questions that they are not asked."""
    return {
        each.key: draw(_answer_to(each)) for each in questionnaire if each.required or draw(st.booleans())
    }


def _answer_to(question):
    keys = [choice.key for choice in question.offered]
    if question.kind == Kind.ONE:
        return st.sampled_from(keys).map(lambda key: [key])
    if question.kind in CHOOSING:
        return st.lists(st.sampled_from(keys), unique=True, min_size=1)
    return st.integers(1, 5).map(str) if question.kind in COUNTING else st.just("Some words")


def edited(before, dice):
    """The questionnaire after one thing that an editor does."""
    return dice.choice([_moved, _taken_out, _added, _with_fewer_choices, _with_other_conditions])(
        before, dice
    )


def _moved(before, dice):
    if not before:
        return before
    moved = dice.choice(before)
    rest = _taken(before, moved)
    place = dice.randint(0, len(rest))
    return [*rest[:place], moved, *rest[place:]]


def _taken_out(before, dice):
    return _taken(before, dice.choice(before)) if before else before


def _taken(before, taken):
    return [each for each in before if each is not taken]


def _added(before, dice):
    free = sorted(set(KEYS) - {each.key for each in before})
    return [*before, asked(dice.choice(free), *CHOICES, conditions=_conditions(dice))] if free else before


def _with_fewer_choices(before, dice):
    return _with_one_changed(before, dice, lambda each: replace(each, offered=each.offered[:1]))


def _with_other_conditions(before, dice):
    return _with_one_changed(before, dice, lambda each: replace(each, conditions=_conditions(dice)))


def _with_one_changed(before, dice, change):
    chosen = dice.choice(before) if before else None
    return [change(each) if each is chosen else each for each in before]


def _conditions(dice):
    return tuple(when(dice.choice(KEYS), dice.choice(CHOICES)) for _ in range(dice.randint(0, 2)))
