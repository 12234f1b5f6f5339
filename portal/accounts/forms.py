"""The forms with which administrators keep people, in Wagtail."""

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.users import forms as wagtail_forms

from portal.taxonomy.models import TumourGroup

from .models import Organisation
from .roles import RIGHTS, Role
from .scopes import scope_problems

FIELDS = ("email", "first_name", "last_name", "organisation", "job_title", "groups", "tumour_groups")


class RolesField(forms.ModelMultipleChoiceField):
    """The roles, each with what it does."""

    def label_from_instance(self, group):
        return f"{group.name}: {RIGHTS[Role(group.name)].does}" if group.name in set(Role) else group.name


class PersonForm(wagtail_forms.UserForm):
    """Nobody becomes a superuser here: that is done on the server, with createsuperuser."""

    is_superuser = None
    email = forms.EmailField(label="E-mail address", help_text="The person signs in with it.")
    first_name = forms.CharField(label="First name")
    last_name = forms.CharField(label="Last name")
    organisation = forms.ModelChoiceField(
        Organisation.objects.active(), required=False, empty_label="None, or not known"
    )
    groups = RolesField(
        Group.objects.order_by("name"),
        label="Roles",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="A role can be given and taken at any time. It counts at once.",
    )
    tumour_groups = forms.ModelMultipleChoiceField(
        TumourGroup.objects.in_use(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="The groups this person leads or works in: their roles count for these.",
    )

    class Meta:
        model = get_user_model()
        fields = FIELDS

    def clean(self):
        told = super().clean()
        for name, problem in scope_problems(told).items():
            self.add_error(name, problem)
        return told

    def clean_email(self):
        email = self.cleaned_data["email"].lower()
        if get_user_model().objects.exclude(pk=self.instance.pk).filter(email__iexact=email).exists():
            raise forms.ValidationError("Somebody with this e-mail address is here already.")
        return email


class NewPersonForm(PersonForm):
    """Asks for no password: the person is sent a link and chooses their own."""

    def save(self, commit=True):
        self.instance.set_unusable_password()
        return super().save(commit)


class ChangePersonForm(PersonForm):
    """An account is closed and opened on its own page, where what the person keeps is handed over."""

    def __init__(self, *args, editing_self=False, **kwargs):
        super().__init__(*args, **kwargs)
