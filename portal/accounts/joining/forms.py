import uuid

from django import forms

from portal.accounts.models import JoiningRequest, Organisation
from portal.accounts.models.joining import LONGEST_REASON
from portal.accounts.roles import RIGHTS, Role
from portal.accounts.scopes import scope_problems
from portal.forms import PlainForm
from portal.guarding import GuardedForm
from portal.taxonomy.models import TumourGroup

Wanted = JoiningRequest.Wanted


class JoinForm(GuardedForm):
    """Who asks, for which organisation, to do what, and why."""

    sending_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    first_name = forms.CharField(
        label="First name", max_length=150, widget=forms.TextInput({"autocomplete": "given-name"})
    )
    last_name = forms.CharField(
        label="Last name", max_length=150, widget=forms.TextInput({"autocomplete": "family-name"})
    )
    email = forms.EmailField(
        label="Your work email address",
        help_text="Patients and carers: your own address. We send a link to it, to see that it is yours.",
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email", "spellcheck": "false"}),
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.active(),
        label="Your organisation",
        required=False,
        empty_label="It is not in this list",
    )
    other_organisation = forms.CharField(
        label="If it is not in the list, what is it called?", max_length=160, required=False
    )
    job_title = forms.CharField(label="Your job title, if you have one", max_length=120, required=False)
    wanted = forms.ChoiceField(
        label="What do you want to do here?", choices=Wanted.choices, widget=forms.RadioSelect
    )
    tumour_groups = forms.ModelMultipleChoiceField(
        TumourGroup.objects.in_use(),
        label="Which tumour groups do you work in?",
        help_text="Leave it empty if it is none of them, or all.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    why = forms.CharField(
        label="Why do you want to join?",
        help_text="One or two sentences. Do not write about patients here.",
        max_length=LONGEST_REASON,
        widget=forms.Textarea({"rows": 4}),
    )

    @property
    def told(self):
        """The fields that a person fills in, in the order of the page."""
        return [self[name] for name in self.base_fields if name != "sending_key"]

    def clean(self):
        told = super().clean()
        if "organisation" in told and not told["organisation"] and not told.get("other_organisation"):
            self.add_error("other_organisation", "Choose your organisation, or enter what it is called")
        if told.get("wanted") == Wanted.LEAD and not told.get("tumour_groups"):
            self.add_error("tumour_groups", "Choose the tumour groups that you lead")
        return told


class PressForm(PlainForm):
    """A single button."""


class DecisionForm(forms.Form):
    """What an administrator settles: it begins with what was asked and what the address tells."""

    role = forms.ChoiceField(
        label="Role", choices=[(role.value, f"{role.value}: {RIGHTS[role].does}") for role in Role]
    )
    organisation = forms.ModelChoiceField(Organisation.objects.active(), required=False, empty_label="None")
    tumour_groups = forms.ModelMultipleChoiceField(
        TumourGroup.objects.in_use(), required=False, widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(
        label="Why not",
        max_length=250,
        required=False,
        help_text="Only needed to decline. They are told this sentence.",
    )

    def __init__(self, *args, request, **kwargs):
        self.request = request
        super().__init__(*args, initial=_as_asked(request), **kwargs)

    def clean(self):
        told = super().clean()
        if self.is_approval:
            for name, problem in scope_problems(told).items():
                self.add_error(name, problem)
        elif not told.get("reason"):
            self.add_error("reason", "Say why not. They are told this sentence.")
        return told

    @property
    def is_approval(self):
        return self.data.get("decide") == JoiningRequest.Decision.APPROVED


def _as_asked(request):
    return {
        "role": request.wanted,
        "organisation": request.organisation or request.domain_of,
        "tumour_groups": request.tumour_groups.all(),
    }
