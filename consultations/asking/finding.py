"""Answers that stand in a long list: a kind of cancer, a town."""

from django import forms

from portal.choosing import FindableRadios, Finding, Folded
from portal.taxonomy.choosing import place_choices, site_choices

from .answer_form import RATHER_NOT, AnswerForm, about, or_rather_not


class TermForm(Finding, AnswerForm):
    """A list with a box to find one in it by typing. One term that fits what was typed is meant."""

    finder = ""
    listing = None

    def fields_for(self, question):
        return {
            "answer": forms.ChoiceField(
                **about(question) | {"required": False}, widget=FindableRadios(self.finder)
            )
        }

    def choices(self):
        """The whole list where the question has a page of its own; among others it is folded away."""
        listed = type(self).listing()
        shown = listed if self.heading_field else [(Folded("See the whole list"), listed)]
        return or_rather_not(self.question, shown)

    def clean_answer(self):
        answer, found = self.cleaned_data["answer"], self.found()
        if answer:
            return answer
        if len(found) == 1:
            return found[0][0]
        if self.typed:
            self.show_what_was_found()
            raise forms.ValidationError("Choose one from the list")
        if self.question.required:
            raise forms.ValidationError(self.fields["answer"].error_messages["required"])
        return ""

    def recalled(self, answers):
        return {"answer": answers[self.question.key] or None}

    def in_draft(self, answer):
        return "" if answer == RATHER_NOT else answer


class SiteForm(TermForm):
    finder = "Type the name, or where in the body it is"
    listing = staticmethod(site_choices)


class PlaceForm(TermForm):
    finder = "Type the name of the town or area"
    listing = staticmethod(place_choices)
