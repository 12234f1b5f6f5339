"""A map of the ways through a questionnaire: where each box and each arrow stands. Pure."""

from dataclasses import dataclass

from django.utils.text import Truncator

from consultations.branch_words import who_is_asked

WIDTH, LEFT, BOX, GAP, HEAD = 640, 8, 44, 14, 34
ROOM_FOR_ARROWS = 150
LETTERS = 52


@dataclass(frozen=True)
class Box:
    """One question or heading. `number` is empty for a heading; `who` says who is asked it."""

    y: int
    height: int
    number: str
    text: str
    who: str
    is_heading: bool
    is_conditional: bool

    @property
    def middle(self):
        return self.y + self.height // 2

    @property
    def x(self):
        return LEFT + (16 if self.is_conditional and not self.is_heading else 0)

    @property
    def width(self):
        return WIDTH - ROOM_FOR_ARROWS - self.x

    @property
    def right(self):
        return self.x + self.width


@dataclass(frozen=True)
class BranchMap:
    boxes: tuple
    arrows: tuple
    height: int
    width: int = WIDTH


def branch_map(questions):
    boxes, places, y, number = [], {}, GAP, 0
    for question in questions:
        number += question.asks
        box = _box(question, questions, y, str(number) if question.asks else "")
        places[question.key] = box
        boxes.append(box)
        y += box.height + GAP
    arrows = [
        arrow(places[condition.about], places[question.key])
        for question in questions
        for condition in question.conditions
        if condition.about in places
    ]
    return BranchMap(tuple(boxes), tuple(dict.fromkeys(arrows)), y)


def _box(question, questions, y, number):
    return Box(
        y=y,
        height=BOX if question.asks else HEAD,
        number=number,
        text=Truncator(question.wording).chars(LETTERS),
        who=who_is_asked(question, questions),
        is_heading=not question.asks,
        is_conditional=bool(question.conditions),
    )


def arrow(start, end):
    """A curve to the right of the boxes, the wider the further it goes. In the words of SVG."""
    bend = start.right + min(ROOM_FOR_ARROWS - 20, 30 + abs(end.middle - start.middle) // 6)
    here, there = f"{start.middle}", f"{end.middle}"
    return f"M {start.right} {here} C {bend} {here} {bend} {there} {end.right + 2} {there}"
