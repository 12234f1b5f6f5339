"""The form behind the page editor of a consultation."""

from django.utils.functional import cached_property

from consultations import questionnaire
from portal.taxonomy.forms import TermPageForm


class ConsultationPageForm(TermPageForm):
    """Refuses what would change the meaning of answers that people have given already."""

    def is_valid(self):
        return super().is_valid() and not self._refusal

    @cached_property
    def _refusal(self):
        """The sentence that says why not, put at the top of the form; empty where all is well."""
        refusal = questionnaire.refusal(self.instance, self._drafted())
        if refusal:
            self.add_error(None, refusal)
        return refusal

    def _drafted(self):
        """The questions as the form would leave them: {key: Shape}."""
        return dict(_shape_of(form) for form in _kept(self.formsets["questions"]))


def _kept(formset):
    return [form for form in formset.forms if form not in formset.deleted_forms]


def _shape_of(form):
    labels = {
        each.cleaned_data["key"]: each.cleaned_data.get("label", "")
        for each in _kept(form.formsets["choices"])
    }
    return form.cleaned_data["key"], questionnaire.Shape(form.cleaned_data["kind"], labels)
