"""The answers to one question beside those to another, exact or as they may be published."""

from django import forms
from django.http import Http404
from django.utils.functional import cached_property

from consultations.analysis import crosstabs
from portal.exports import csv_response

from .base import AnalysisView

EXACT, PUBLIC = "exact", "public"


class CrossForm(forms.Form):
    rows = forms.TypedChoiceField(label="Down the side", coerce=int)
    columns = forms.TypedChoiceField(label="Across the top", coerce=int)
    numbers = forms.ChoiceField(
        label="Numbers",
        choices=[(EXACT, "Exact, for your work only"), (PUBLIC, "As they may be published")],
    )

    def __init__(self, *args, questions, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [(question.pk, question.wording) for question in questions]
        self.fields["rows"].choices = choices
        equality = [(question.pk, question.wording) for question in questions if question.is_equality]
        others = [choice for choice in choices if choice not in equality]
        grouped = [("About who people are", equality), ("All others", others)]
        self.fields["columns"].choices = grouped if equality else choices

    def clean(self):
        chosen = super().clean()
        if chosen.get("rows") and chosen.get("rows") == chosen.get("columns"):
            self.add_error("columns", "Choose another question than the one down the side.")
        return chosen


class Crossing(AnalysisView):
    here = "crossed"

    @cached_property
    def questions(self):
        return {each.pk: each for each in crosstabs.that_can_be_crossed(self.consultation)}

    @cached_property
    def form(self):
        asked = self.request.GET if "rows" in self.request.GET else None
        return CrossForm(asked, questions=self.questions.values(), initial={"numbers": EXACT})

    @cached_property
    def table(self):
        """The table that was asked for, or None."""
        if not (self.form.is_bound and self.form.is_valid()):
            return None
        chosen = self.form.cleaned_data
        found = crosstabs.crossed(self.questions[chosen["rows"]], self.questions[chosen["columns"]])
        return found.published() if chosen["numbers"] == PUBLIC else found


class CrossedView(Crossing):
    template_name = "consultations/desk/crossed.html"

    def get_context_data(self, **kwargs):
        table, told = self.table, {}
        if table:
            chosen = self.form.cleaned_data
            told = {
                "head": table.head,
                "rows": table.table(percent=True),
                "caption": f"{self.questions[chosen['rows']].wording} · "
                f"{self.questions[chosen['columns']].wording}",
                "is_public": chosen["numbers"] == PUBLIC,
                "file_url": f"{self.address('crossed_table')}?{self.request.GET.urlencode()}",
            }
        return super().get_context_data(
            form=self.form, can_cross=len(self.questions) > 1, table=table, **told, **kwargs
        )


class CrossedTableView(Crossing):
    """The same table as a file."""

    def get(self, request, **kwargs):
        if self.table is None:
            raise Http404
        name = f"crossed-{self.consultation.slug}.csv"
        return csv_response(self.table.head, self.table.table(), filename=name)
