"""What the forms of all kinds have in common: one question, and its way into a draft and back."""

from portal.forms import PlainForm

RATHER_NOT = "-"
RATHER_NOT_LABEL = "I’d rather not answer"


class AnswerForm(PlainForm):
    """One question. Its field is `answer`; its prefix the question's key, so that several share a page.

    answers: what the draft holds; is_alone: the question is the heading of its page.
    `scripts` are the modules that make it easier where JavaScript runs; nothing needs them. `shape` is that
    of an answer in a draft: one of another shape was given before the question changed, and is not shown.
    """

    scripts = ()
    shape = str

    def __init__(self, question, data=None, *, answers=None, is_alone=True, **more):
        self.question = question
        self.heading_field = "answer" if is_alone else None
        self.base_fields = self.fields_for(question)
        answers = answers or {}
        initial = self.recalled(answers) if isinstance(answers.get(question.key), self.shape) else {}
        super().__init__(data, prefix=question.key, initial=initial, **more)

    def fields_for(self, question):
        """{name: field}"""
        raise NotImplementedError

    def recalled(self, answers):
        """What the form shows of an answer that was given before: the other way round from for_draft."""
        return {"answer": answers[self.question.key]}

    def for_draft(self):
        """What was answered, as a draft keeps it (see branching): {key: value}. For a valid form."""
        return {self.question.key: self.in_draft(self.cleaned_data["answer"])}

    def in_draft(self, answer):
        return answer

    def salvaged(self):
        """What can be saved of a form that was sent, valid or not: nobody's words are lost."""
        return self.for_draft() if self.is_valid() else {}


def about(question, hint=""):
    """The arguments that every field takes from its question."""
    return {
        "label": question.wording if question.required else f"{question.wording} (optional)",
        "help_text": " ".join(filter(None, [question.help_text, hint])),
        "required": question.required,
    }


def or_rather_not(question, options):
    """The options, and after them a way to take an answer back where none must be given."""
    return options if question.required else [*options, ("or", [(RATHER_NOT, RATHER_NOT_LABEL)])]
