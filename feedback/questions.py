"""Which questions a person is asked, in which order, and which of them need an answer."""

from dataclasses import dataclass
from datetime import date

from feedback import asking


@dataclass(frozen=True)
class Question:
    """`slug` is its address, `name` what the page that checks the answers calls it."""

    slug: str
    name: str
    form: type
    needs_answer: bool = True

    def filled(self, answers):
        """The form with what the draft holds for it."""
        return self.form(initial=_readable(answers))

    def is_answered(self, answers):
        return self.form.is_answered(answers)


QUESTIONS = (
    Question("what-happened", "What happened", asking.WordsForm),
    Question("which-cancer", "Which cancer", asking.SiteForm),
    Question("which-part-of-care", "Part of care", asking.StagesForm, needs_answer=False),
    Question("what-it-touches", "What it is about", asking.PrioritiesForm, needs_answer=False),
    Question("who-you-are", "Who you are", asking.ToldByForm),
    Question("where", "Where", asking.WhereForm, needs_answer=False),
    Question("when", "When", asking.WhenForm, needs_answer=False),
    Question("how-was-it", "How it was overall", asking.RatingForm, needs_answer=False),
    Question("about-you", "A little about you", asking.AboutYouForm, needs_answer=False),
    Question("may-we-publish", "May we publish it", asking.ConsentForm),
    Question("may-we-email", "May we email you", asking.ContactForm, needs_answer=False),
)
FIRST = QUESTIONS[0]
BY_SLUG = {question.slug: question for question in QUESTIONS}


def place_of(question):
    """Its place among the questions, from 1."""
    return QUESTIONS.index(question) + 1


def after(question):
    """The question that follows, or None after the last."""
    place = place_of(question)
    return QUESTIONS[place] if place < len(QUESTIONS) else None


def before(question):
    place = place_of(question)
    return QUESTIONS[place - 2] if place > 1 else None


def first_unanswered(answers):
    """The first question that still needs an answer, or None."""
    return next((q for q in QUESTIONS if q.needs_answer and not q.is_answered(answers)), None)


def _readable(answers):
    """Answers as forms take them: a draft keeps a month as text."""
    month = answers.get("happened_month")
    return {**answers, "happened_month": date.fromisoformat(month)} if month else answers
