"""A person's way through the questions, by what they have said so far. Pure: questions in, steps out.

Which questions are asked is for branching.path to say, and so is the form that answers have in a draft.
"""

from dataclasses import dataclass
from functools import cached_property

from consultations import branching
from consultations.saying import other_of, problem_with, says_something, text_of


@dataclass(frozen=True)
class Step:
    """What one page asks: a section with its heading, or a single question without."""

    key: str
    heading: object
    questions: tuple


@dataclass(frozen=True)
class Span:
    """How many there are at least and at most, where later answers decide."""

    place: int
    least: int
    most: int

    def in_words(self, name):
        if self.least == self.most:
            return f"{name} {self.place} of {self.most}"
        return f"{name} {self.place} of {self.least} to {self.most}, depending on your answers"


@dataclass(frozen=True)
class Way:
    """The questionnaire, headings included, and what one person has answered of it.

    by_section: a section a page; without, a question a page.
    """

    questionnaire: tuple
    answers: dict
    by_section: bool = False

    @cached_property
    def asked(self):
        return branching.path(self.questionnaire, self.answers)

    @cached_property
    def steps(self):
        if not self.by_section:
            return [Step(question.key, None, (question,)) for question in self.asked]
        return [step for step in map(self._on_the_way, self._sections()) if step.questions]

    def _sections(self):
        """Every section with all that it could ask. What stands before the first heading is one too."""
        sections = []
        for question in self.questionnaire:
            if not question.asks:
                sections.append((question.key, question, []))
            elif not sections:
                sections.append((question.key, None, [question]))
            else:
                sections[-1][2].append(question)
        return sections

    def _on_the_way(self, section):
        key, heading, questions = section
        keys = {question.key for question in self.asked}
        return Step(key, heading, tuple(question for question in questions if question.key in keys))

    def step(self, key):
        """The page with this key, or None where it is not on this person's way."""
        return next((step for step in self.steps if step.key == key), None)

    def knows(self, key):
        """Whether some answers lead to a page with this key."""
        return self.anywhere(key) is not None

    def anywhere(self, key):
        """The page with this key and all that it could ask, on this person's way or not; None for no page."""
        if self.by_section:
            pages = [Step(name, heading, tuple(asks)) for name, heading, asks in self._sections()]
        else:
            pages = [Step(each.key, None, (each,)) for each in self.questionnaire if each.asks]
        return next((page for page in pages if page.key == key), None)

    def step_of(self, question):
        return next(step for step in self.steps if question in step.questions)

    def after(self, step):
        """The page that follows, or None after the last."""
        return self._beside(step, 1)

    def before(self, step):
        return self._beside(step, -1)

    def _beside(self, step, by):
        place = [each.key for each in self.steps].index(step.key) + by
        return self.steps[place] if 0 <= place < len(self.steps) else None

    @property
    def first_open(self):
        """The first page with a question that nobody has come to yet, or None."""
        return next((step for step in self.steps if any(not self.has_seen(q) for q in step.questions)), None)

    def has_seen(self, question):
        return question.key in self.answers

    def span(self, step):
        """Which page this is, and of how many: later answers may bring more, or leave some out."""
        places = {question.key: place for place, question in enumerate(self.questionnaire)}
        here = max(places[question.key] for question in step.questions)
        first = min(places[question.key] for question in step.questions)
        open_keys = self._open_after(first, here)
        number = [each.key for each in self.steps].index(step.key) + 1
        sure, maybe = self._ahead(here, open_keys)
        return Span(number, number + sure, number + sure + maybe)

    def _open_after(self, first, here):
        """Keys of later questions of which it is not settled whether they are asked."""
        unsettled = {question.key for question in self.questionnaire[first : here + 1] if question.asks}
        open_keys, section_is_open = set(), False
        for question in self.questionnaire[here + 1 :]:
            is_open = any(condition.about in unsettled for condition in question.conditions)
            if not question.asks:
                section_is_open = is_open
                continue
            if is_open or section_is_open:
                open_keys.add(question.key)
            unsettled.add(question.key)
        return open_keys

    def _ahead(self, here, open_keys):
        """How many later pages are sure, and how many more there may be."""
        asked = {question.key for question in self.asked}
        later = [question.key for question in self.questionnaire[here + 1 :] if question.asks]
        if not self.by_section:
            sure = [key for key in later if key in asked and key not in open_keys]
            return len(sure), len(open_keys)
        pages = [[q.key for q in questions if q.key in later] for _, _, questions in self._sections()]
        sure = [page for page in pages if any(key in asked and key not in open_keys for key in page)]
        maybe = [page for page in pages if page not in sure and any(key in open_keys for key in page)]
        return len(sure), len(maybe)

    @property
    def left_open(self):
        """(question, what to do) for the first thing that stands in the way of sending, or None."""
        for question in self.asked:
            if problem := problem_with(question, self.answers):
                return question, problem
        if self.asked and not self.says_anything:
            return self.asked[0], f"Answer “{self.asked[0].wording}” before you send"
        return None

    @property
    def has_words(self):
        """Whether anything was written in own words."""
        return any(
            text_of(question, self.answers) or other_of(question, self.answers) for question in self.asked
        )

    @property
    def says_anything(self):
        return any(says_something(question, self.answers) for question in self.asked)
