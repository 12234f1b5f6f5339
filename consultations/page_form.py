"""The form behind the page editor of a consultation."""

from django.utils import timezone
from django.utils.functional import cached_property

from consultations import life, opening, questionnaire
from portal.taxonomy.forms import TermPageForm


class ConsultationPageForm(TermPageForm):
    """Refuses what would change the meaning of answers given already, and choices with nothing to choose."""

    def is_valid(self):
        return super().is_valid() and not self._refusal

    @cached_property
    def _refusal(self):
        """The sentence that says why not, put at the top of the form; empty where all is well."""
        drafted = self._drafted()
        refusal = (
            questionnaire.refusal(self.instance, drafted)
            or self._nothing_to_choose(drafted)
            or self._moved_dates()
            or self._unready()
        )
        if refusal:
            self.add_error(None, refusal)
        return refusal

    def _nothing_to_choose(self, drafted):
        """A draft may still be on its way to its choices."""
        return "" if self.is_deferred_validation else questionnaire.nothing_to_choose(drafted)

    def _unready(self):
        """Nothing opens before its pass sheet is signed, and for the questions that it was signed for."""
        if "action-publish" not in self.data:
            return ""
        forms = sorted(_kept(self.formsets["questions"]), key=_order_of)
        return opening.reason_against_opening(self.instance, map(_line_of, forms), timezone.now())

    def _moved_dates(self):
        """The page as it stands in the database decides, not as this form would leave it."""
        if not self.instance.pk or not {*life.KEPT_ONCE_OPEN} & {*self.changed_data}:
            return ""
        saved = type(self.instance).objects.defer_streamfields().get(pk=self.instance.pk)
        return life.reason_against_moving(saved, self.changed_data, timezone.now())

    def get_field_updates_for_resave(self):
        """Also the keys that this save gave to new rows, so that the open page keeps them."""
        rows = [row for form in _kept(self.formsets["questions"]) for row in (form, *_all_below(form))]
        keys = [(row.add_prefix("key"), row.instance.key) for row in rows]
        return [*super().get_field_updates_for_resave(), *keys]

    def _drafted(self):
        """The questions as the form would leave them: {key: Shape}."""
        return dict(_shape_of(form) for form in _kept(self.formsets["questions"]))


def _kept(formset):
    return [form for form in formset.forms if form not in formset.deleted_forms]


def _below(form, name):
    return _kept(form.formsets[name])


def _all_below(form):
    return [row for name in questionnaire.BELOW for row in _below(form, name)]


def _labels(form, name):
    return {each.cleaned_data["key"]: each.cleaned_data.get("label", "") for each in _below(form, name)}


def _shape_of(form):
    said = form.cleaned_data
    shape = questionnaire.shape_from(
        said["kind"],
        said["wording"],
        choices=_labels(form, "choices"),
        rows=_labels(form, "rows"),
        bounds=(said.get("lowest"), said.get("highest")),
    )
    return said["key"], shape


def _order_of(form):
    return form.cleaned_data.get("ORDER") or 0


def _line_of(form):
    """What a pass sheet vouches for, of a question as the form would leave it."""
    below = (sorted(_below(form, name), key=_order_of) for name in ("choices", "rows"))
    return opening.line_of(form.instance, *([row.instance for row in rows] for rows in below))
