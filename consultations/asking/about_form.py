from django import forms

from consultations.consent import HINT, QUESTION, Publish, Whose
from portal.forms import PlainForm

LARGEST_GROUP = 10_000


class AboutForm(PlainForm):
    """The last page of questions. name: that of somebody who signed in, and may choose to show it.

    has_words: something was written in own words, so that publishing must be asked about.
    """

    whose = forms.ChoiceField(
        label="Whose answers are these?",
        choices=Whose.choices,
        initial=Whose.MINE,
        widget=forms.RadioSelect,
    )
    group_size = forms.IntegerField(
        label="If they are a group’s, how many people took part?",
        help_text="We count a group’s answers apart from those of single people.",
        min_value=2,
        max_value=LARGEST_GROUP,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "nhsuk-input--width-5"}),
        error_messages={
            "min_value": "Enter how many people took part, 2 or more",
            "max_value": f"Enter how many people took part, {LARGEST_GROUP:,} at most",
        },
    )
    publish = forms.ChoiceField(
        label=QUESTION,
        help_text=HINT,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether we may publish what you wrote"},
    )

    def __init__(self, *args, has_words, name="", **more):
        super().__init__(*args, **more)
        if not has_words:
            del self.fields["publish"]
            return
        yes = [Publish.NO, Publish.YES, *([Publish.NAMED] if name else [])]
        labels = {Publish.NAMED: f"Yes, with my name: {name}"}
        self.fields["publish"].choices = [(each, labels.get(each, each.label)) for each in yes]

    def clean(self):
        told = self.cleaned_data
        if told.get("whose") == Whose.GROUP and "group_size" in told and not told["group_size"]:
            self.add_error("group_size", "Enter how many people took part")
        return told
