"""The forms of answering: the right one for each question, all of a page together, and the last button."""

from django.utils.safestring import mark_safe

from consultations.asking.choosing import OneForm, ScaleForm, SeveralForm
from consultations.asking.finding import PlaceForm, SiteForm
from consultations.asking.matrix import MatrixForm
from consultations.asking.measuring import MonthForm, NumberForm
from consultations.asking.ranking import RankingForm
from consultations.asking.writing import LineForm, TextForm
from consultations.kinds import Kind
from portal.forms import PlainRenderer, problems_of
from portal.guarding import GuardedForm

FORMS = {
    Kind.TEXT: TextForm,
    Kind.LINE: LineForm,
    Kind.ONE: OneForm,
    Kind.SEVERAL: SeveralForm,
    Kind.SCALE: ScaleForm,
    Kind.MATRIX: MatrixForm,
    Kind.RANKING: RankingForm,
    Kind.NUMBER: NumberForm,
    Kind.MONTH: MonthForm,
    Kind.SITE: SiteForm,
    Kind.PLACE: PlaceForm,
}


def form_for(question, data=None, **more):
    """The form that asks this question."""
    return FORMS[question.kind](question, data, **more)


class StepForm:
    """All questions of one page, filled in and put right together.

    data: what was sent, or None. Where Find was pressed nothing is judged: the list is narrowed, and the
    rest shown as it was typed.
    """

    def __init__(self, step, data=None, *, answers):
        self.step = step
        self.is_bound = data is not None and "find" not in data
        bound = self._forms(data, answers)
        self.answers = answers | self._typed(bound) if data is not None else answers
        self.forms = bound if self.is_bound else self._looking(data)

    def _forms(self, data, answers, **more):
        is_alone = self.step.heading is None and len(self.step.questions) == 1
        return [
            form_for(question, data, answers=answers, is_alone=is_alone, **more)
            for question in self.step.questions
        ]

    def _looking(self, data):
        """Not sent, or sent to look something up: the forms as they stand, with what was found."""
        forms = self._forms(None, self.answers)
        return [self._with_found(form, data) for form in forms] if data is not None else forms

    def _with_found(self, form, data):
        name = form.add_prefix("answer")
        if data["find"] != name:
            return form
        more = {"looked_for": data.get(f"{name}_typed", ""), "is_alone": form.heading_field is not None}
        return form_for(form.question, answers=self.answers, **more)

    @staticmethod
    def _typed(forms):
        return {key: value for form in forms for key, value in form.salvaged().items()}

    def is_valid(self):
        return self.is_bound and all(form.is_valid() for form in self.forms)

    def for_draft(self):
        return {key: value for form in self.forms for key, value in form.for_draft().items()}

    @property
    def typed(self):
        """Whatever can be saved of what was sent, valid or not."""
        return {key: self.answers[key] for key in self._typed_keys()}

    def _typed_keys(self):
        keys = [form.question.key for form in self.forms]
        return [key for key in self.answers if key.split(".")[0] in keys]

    @property
    def errors(self):
        return any(form.errors for form in self.forms)

    @property
    def error_summary(self):
        problems = [problem for form in self.forms for problem in problems_of(form)]
        words = PlainRenderer().render("components/error_summary.html", {"problems": problems})
        return mark_safe(words)

    @property
    def scripts(self):
        return list(dict.fromkeys(script for form in self.forms for script in form.scripts))


class SendForm(GuardedForm):
    """The last button: there is nothing to fill in, and a machine gives itself away."""
