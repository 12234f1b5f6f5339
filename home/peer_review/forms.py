from datetime import timedelta

from django import forms
from django.utils import timezone

from .access import is_limited

A_YEAR = timedelta(days=365)
# What editors see to. A member has it filled in, and finds only what they must write.
FOR_EDITORS = (
    "slug",
    "seo_title",
    "search_description",
    "show_in_menus",
    "go_live_at",
    "expire_at",
    "organisation",
    "kept_by",
    "last_reviewed",
    "easy_read",
    "body",
)


class ShortForMembers:
    """For the form of a practice: short for a member, whole for an editor."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.for_user and is_limited(self.for_user):
            self._shorten()

    def _shorten(self):
        for name in FOR_EDITORS:
            self.fields.pop(name, None)
        if self.instance._state.adding:
            self.instance.organisation = self.for_user.organisation
            self.instance.kept_by = self.for_user
            self.initial["review_date"] = timezone.localdate() + A_YEAR


class ApprovalForm(forms.Form):
    comment = forms.CharField(
        label="A note for whoever wrote it", required=False, widget=forms.Textarea({"rows": 3})
    )


class ReasonForm(forms.Form):
    comment = forms.CharField(
        label="What must change, and why",
        help_text="It is sent to whoever wrote it.",
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": "Say what must change. It is sent to whoever wrote it"},
    )
