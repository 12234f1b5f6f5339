"""What every question of the form has in common."""

from portal.choosing import flattened
from portal.forms import PlainForm

EMPTY = "You left this out"


class QuestionForm(PlainForm):
    """One question. `why` says, under it, why we ask.

    Its heading is the question of `heading_field` or, where several boxes make one question, `heading`.
    `scripts` are the modules that make it easier where JavaScript runs; nothing needs them.
    """

    heading = ""
    intro = ""
    why = ""
    scripts = ()

    @classmethod
    def is_answered(cls, answers):
        return bool(answers.get(cls.heading_field))

    def said(self):
        """What was answered, as the page that checks the answers shows it."""
        return self.label_of(self.heading_field) or EMPTY

    def label_of(self, name):
        """The words of the choice that was made, or nothing."""
        chosen = dict(flattened(self.fields[name].choices))
        return str(chosen.get(str(self.initial.get(name) or ""), ""))

    def labels_of(self, name):
        """The same where several may be chosen: one a line."""
        chosen = map(str, self.initial.get(name) or [])
        choices = dict(flattened(self.fields[name].choices))
        return "\n".join(str(choices[value]) for value in chosen if value in choices)
