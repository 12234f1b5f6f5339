"""A person's way through the questions, and what they have said so far. Pure: questions in, sentences out.

Answers are kept as plain JSON under the key of their question: a text, or a list of the keys of choices.
"""

from dataclasses import dataclass

RATHER_NOT = "-"


@dataclass(frozen=True)
class Questions:
    """The questions of one consultation in the order in which they are asked."""

    asked: tuple

    def __len__(self):
        return len(self.asked)

    def named(self, key):
        """The question with this key, or None."""
        return next((question for question in self.asked if question.key == key), None)

    def number(self, question):
        return self.asked.index(question) + 1

    def after(self, question):
        """The next question, or None after the last."""
        place = self.number(question)
        return self.asked[place] if place < len(self) else None

    def before(self, question):
        place = self.number(question) - 2
        return self.asked[place] if place >= 0 else None

    def left_open(self, answers):
        """The first question that must still be answered before anything can be sent, or None."""
        said = {question.key for question in self.asked if words_of(question, answers)}
        needed = [question for question in self.asked if question.required] if said else self.asked
        return next((question for question in needed if question.key not in said), None)


def words_of(question, answers):
    """What was answered to the question, as a person reads it; empty where it was passed over."""
    if question.has_choices:
        return "\n".join(choice.label for choice in chosen(question, answers))
    return text_of(question, answers)


def text_of(question, answers):
    given = answers.get(question.key, "")
    return given.strip() if isinstance(given, str) else ""


def chosen(question, answers):
    """The choices made, in the order in which they are offered. What is not offered is not an answer."""
    given = answers.get(question.key)
    keys = given if isinstance(given, list) else []
    return [choice for choice in question.offered if choice.key in keys]
