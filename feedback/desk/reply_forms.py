"""What a responder writes, and what a second person signs for or sends back."""

from django import forms
from wagtail.admin.widgets import AdminAutoHeightTextInput

from feedback.models import Reply
from feedback.replying import CHECKS, WRITE_FOR_ANY, problems_with_change
from portal.accounts.models import Organisation

CHANGE = ("change", "change_owner", "change_on")
OUTCOMES = (
    (Reply.Outcome.ANSWERED, "Answered: nothing changes because of it"),
    (Reply.Outcome.CHANGE_PLANNED, "Change planned: say what, who sees to it, and by when"),
    (Reply.Outcome.CHANGE_MADE, "Change made: say what, who saw to it, and when"),
)


class ReplyForm(forms.ModelForm):
    """`seen` is the version that the writer had before them. Only what `is_sent` must be whole."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Reply
        fields = ["organisation", "speaks_for", "words", "outcome", *CHANGE]
        labels = {
            "organisation": "Who answers",
            "speaks_for": "Who speaks for it",
            "words": "The reply",
            "outcome": "What came of it",
            "change": "What changes, or has changed",
            "change_owner": "Who sees to it",
            "change_on": "When it is due, or was made",
        }
        help_texts = {
            "speaks_for": "A role and no name, for example: lead cancer nurse.",
            "change": "One or two plain sentences. Readers see them in the story’s timeline.",
            "change_owner": "A role and no name, for example: booking office manager.",
            "change_on": "When a planned change is past this day, you are reminded.",
        }
        error_messages = {"words": {"required": "Enter the reply"}}
        widgets = {
            "words": AdminAutoHeightTextInput(attrs={"rows": 8}),
            "outcome": forms.RadioSelect(choices=OUTCOMES),
            "change": AdminAutoHeightTextInput(attrs={"rows": 2}),
            "change_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def __init__(self, *args, user, is_sent=False, today=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_sent, self.today = is_sent, today
        self.fields["speaks_for"].required = True
        self.fields["speaks_for"].error_messages["required"] = "Enter the role that answers"
        self.fields["outcome"].choices = OUTCOMES
        self.fields["organisation"].queryset = self._organisations(user)
        self.fields["organisation"].error_messages["required"] = "Choose who answers"
        self.initial["seen"] = self.instance.version if self.instance.pk else None

    def _organisations(self, user):
        """Those that the person may speak for. A reply that stands, and one that follows, keeps its own."""
        if self.instance.pk or self.instance.follows:
            return Organisation.objects.filter(pk=self.instance.organisation_id)
        mine = Organisation.objects.active()
        return mine if user.has_perm(WRITE_FOR_ANY) else mine.filter(pk=user.organisation_id)

    def clean(self):
        told = super().clean()
        if told.get("outcome") == Reply.Outcome.ANSWERED:
            told.update(change="", change_owner="", change_on=None)
        return told

    def _post_clean(self):
        super()._post_clean()
        if self.is_sent:
            for name, problem in problems_with_change(self.instance, self.today).items():
                if name not in self.errors:
                    self.add_error(name, problem)

    def validate_constraints(self):
        """The table of steps and its actions say the same in plain words."""


class CheckForm(forms.Form):
    """`seen` is the version that was read. Approving needs every tick, sending back needs a note."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    checks = forms.MultipleChoiceField(
        label="I have checked that",
        choices=list(CHECKS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    reason = forms.CharField(
        label="A note to whoever wrote it",
        help_text="Needed to send it back or to take it down. It is kept with the reply.",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
