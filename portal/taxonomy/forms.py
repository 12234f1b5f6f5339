"""Forms that ask for terms: they offer what is in use, and keep what a record carries already."""

from django import forms
from django.db.models import Q
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm

from .models import Term


class OffersTermsInUse:
    """For any model form: a retired term can be chosen no more, and is kept where it was chosen before."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            terms = getattr(field, "queryset", None)
            if terms is not None and issubclass(terms.model, Term):
                held = Q(pk__in=_keys(self.initial.get(name)))
                field.queryset = terms.filter(Q(retired_at__isnull=True) | held)


class TermPageForm(OffersTermsInUse, WagtailAdminPageForm):
    """The form of every page that carries terms."""


class TermForm(OffersTermsInUse, WagtailAdminModelForm):
    """The form of a term, which may itself belong to another, as a tumour site to its group."""


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="Reason",
        required=False,
        max_length=250,
        help_text="Kept with the deed, for whoever asks later.",
    )


class MergeForm(ReasonForm):
    def __init__(self, *args, term, **kwargs):
        super().__init__(*args, **kwargs)
        targets = type(term).objects.merge_targets(term)
        self.fields["into"] = forms.ModelChoiceField(targets, label="Merge into", empty_label="Choose a term")
        self.order_fields(["into", "reason"])


def _keys(initial):
    """The keys in a form's initial value: of one term, of several, or of none."""
    several = hasattr(initial, "__iter__") and not isinstance(initial, str)
    values = initial if several else [initial]
    return [getattr(value, "pk", value) for value in values if value]
