"""Answers chosen from a list: one, several, or a step of a scale."""

from django import forms

from consultations.branching import OTHER, other_key
from consultations.saying import OTHER_LABEL

from .answer_form import RATHER_NOT, AnswerForm, about, or_rather_not
from .writing import LONGEST_LINE

SAY_WHAT = f"Say what it is, or take “{OTHER_LABEL}” away"
SAY_OR_CHOOSE = f"You also wrote something else. Choose “{OTHER_LABEL}”, or delete what you wrote"


class ChoiceForm(AnswerForm):
    """Choices and, where the question offers it, “something else” with a line to say what."""

    shape = list

    def fields_for(self, question):
        fields = {"answer": self.choice_field(question)}
        if question.offers_other:
            label = f"If you chose “{OTHER_LABEL}”, what is it?"
            fields["other"] = forms.CharField(label=label, max_length=LONGEST_LINE, required=False)
        return fields

    def choice_field(self, question):
        raise NotImplementedError

    def recalled(self, answers):
        return super().recalled(answers) | {"other": answers.get(other_key(self.question.key), "")}

    def clean(self):
        if self.question.offers_other and "answer" in self.cleaned_data:
            self._check_other(self.cleaned_data.get("other", ""))
        return self.cleaned_data

    def _check_other(self, words):
        answer = self.cleaned_data["answer"]
        if self.has_chosen_other(answer) and not words:
            self.add_error("other", SAY_WHAT)
        elif words and not self.has_chosen_other(answer):
            self.cleaned_data["answer"] = self.with_other(answer)

    def has_chosen_other(self, answer):
        return OTHER in answer

    def with_other(self, answer):
        """What is meant by whoever wrote something else and did not press the box beside it."""
        raise NotImplementedError

    def for_draft(self):
        draft = super().for_draft()
        if self.question.offers_other:
            draft[other_key(self.question.key)] = self.cleaned_data.get("other", "")
        return draft


class OneForm(ChoiceForm):
    def choice_field(self, question):
        return forms.ChoiceField(
            **about(question),
            choices=or_rather_not(question, options_of(question)),
            widget=forms.RadioSelect,
        )

    def recalled(self, answers):
        given = answers[self.question.key]
        return super().recalled(answers) | {"answer": given[0] if given else None}

    def has_chosen_other(self, answer):
        return answer == OTHER

    def with_other(self, answer):
        if answer not in ("", RATHER_NOT):
            self.add_error("other", SAY_OR_CHOOSE)
            return answer
        return OTHER

    def in_draft(self, answer):
        return [key for key in [answer] if key not in ("", RATHER_NOT)]


class SeveralForm(ChoiceForm):
    def choice_field(self, question):
        return forms.MultipleChoiceField(
            **about(question, "Choose all that apply."),
            choices=options_of(question),
            widget=forms.CheckboxSelectMultiple,
        )

    def with_other(self, answer):
        return [*answer, OTHER]


class ScaleForm(AnswerForm):
    """The steps of a scale, the first and the last with what they mean."""

    def fields_for(self, question):
        ends = {question.steps[0]: question.lowest_label, question.steps[-1]: question.highest_label}
        steps = [
            (str(step), f"{step}, {ends[step]}" if ends.get(step) else str(step)) for step in question.steps
        ]
        field = forms.ChoiceField(
            **about(question), choices=or_rather_not(question, steps), widget=forms.RadioSelect
        )
        return {"answer": field}

    def recalled(self, answers):
        return {"answer": answers[self.question.key] or None}

    def in_draft(self, answer):
        return "" if answer == RATHER_NOT else answer


def options_of(question):
    options = [(choice.key, choice.label) for choice in question.offered]
    return [*options, (OTHER, OTHER_LABEL)] if question.offers_other else options
