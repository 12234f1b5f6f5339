"""The story itself, in three parts. Any of them may be left out, and not all."""

from django import forms

from feedback.models.story import LONGEST_STORY
from feedback.parts import HEADINGS, joined, tidied

from .question import QuestionForm

# The lines that part a story: what is typed beside them has room.
LONGEST_TOLD = LONGEST_STORY - sum(len(heading) + 3 for heading in HEADINGS.values())


class PartField(forms.CharField):
    def __init__(self, name, hint, rows):
        widget = forms.Textarea(attrs={"rows": rows, "data-app-mirror": ""})
        super().__init__(label=HEADINGS[name], help_text=hint, required=False, widget=widget)

    def to_python(self, value):
        return tidied(super().to_python(value))


class WordsForm(QuestionForm):
    heading = "What happened?"
    intro = (
        "Tell it in your own way. Write in one box or in all three. Leave out names, telephone numbers and "
        "addresses, yours and other people’s."
    )
    scripts = ("feedback/mirror.js",)

    good = PartField("good", "What helped, and why it mattered to you.", rows=6)
    better = PartField("better", "What went wrong or was missing, and what it did to you.", rows=6)
    more = PartField("more", "Whatever else you want us to know.", rows=4)

    @classmethod
    def is_answered(cls, answers):
        return any(answers.get(name) for name in HEADINGS)

    def clean(self):
        told = {name: self.cleaned_data.get(name, "") for name in HEADINGS}
        if not any(told.values()):
            self.add_error("good", "Write what happened in one of the three boxes")
        elif sum(map(len, told.values())) > LONGEST_TOLD:
            longest = max(told, key=lambda name: len(told[name]))
            self.add_error(longest, f"Use {LONGEST_TOLD:,} characters or fewer in the three boxes together")
        return self.cleaned_data

    def said(self):
        return joined(self.initial)
