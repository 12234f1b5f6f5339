"""What an organisation does with a practice, as its people tell it."""

from django import forms

from home.models import Adoption

NEEDED = {
    "lead_role": "Say who leads it: a role, not a name.",
    "started_date": "Give the day on which it began, or is to begin.",
}
WHAT_CHANGED = "Say what you changed, so that others can learn from it."


def a_day():
    """The browser's own way to choose a day: by keyboard, and without scripts."""
    return forms.DateInput({"type": "date"}, format="%Y-%m-%d")


class AdoptionForm(forms.ModelForm):
    decision = forms.ChoiceField(
        label="What does your organisation do with it?",
        choices=Adoption.Decision.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether you adopt it, adapt it, or do not use it."},
    )

    class Meta:
        model = Adoption
        fields = [
            "organisation",
            "decision",
            "reason",
            "lead_role",
            "started_date",
            "what_changed",
            "review_date",
        ]
        labels = {
            "reason": "Why?",
            "lead_role": "Who leads it",
            "started_date": "From which day",
            "what_changed": "What you changed",
            "review_date": "When will you look at it again?",
        }
        help_texts = {
            "reason": "One or two plain sentences. The public reads them.",
            "lead_role": "A role, not a name. Leave it empty where you do not use it.",
            "started_date": "Leave it empty where you do not use it.",
            "what_changed": "Only where you adapt it: what is different here.",
        }
        widgets = {
            "reason": forms.Textarea(attrs={"rows": 3}),
            "what_changed": forms.Textarea(attrs={"rows": 3}),
            "started_date": a_day(),
            "review_date": a_day(),
        }
        error_messages = {
            "organisation": {"required": "Choose an organisation."},
            "reason": {"required": "Say why, in a sentence that everybody may read."},
            "review_date": {"required": "Give the day on which you will look at it again."},
        }

    def __init__(self, *args, organisations, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations

    def clean(self):
        told = super().clean()
        decision = told.get("decision")
        if decision == Adoption.Decision.NOT_FOR_US:
            told |= {"lead_role": "", "started_date": None, "what_changed": ""}
        elif decision:
            self._ask_for(told, NEEDED)
        if decision == Adoption.Decision.ADAPT:
            self._ask_for(told, {"what_changed": WHAT_CHANGED})
        elif decision == Adoption.Decision.ADOPT:
            told["what_changed"] = ""
        return told

    def _ask_for(self, told, needed):
        for name, message in needed.items():
            if not told.get(name) and name not in self.errors:
                self.add_error(name, message)

    def _get_validation_exclusions(self):
        """That there is one row already is no mistake here: it is put in its place."""
        return {*super()._get_validation_exclusions(), "practice"}
