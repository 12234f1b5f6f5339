"""The form that editors upload and replace documents with, inside Wagtail."""

from django.core.exceptions import ValidationError
from django.forms import CheckboxSelectMultiple
from django.utils import timezone
from wagtail.admin.widgets import AdminDateInput
from wagtail.documents.forms import BaseDocumentForm

from .actions import keep_version
from .uploads.checking import check
from .uploads.unfit import Unfit


class AllianceDocumentForm(BaseDocumentForm):
    """A new file takes the place of the old one, which is kept as an earlier version."""

    class Meta(BaseDocumentForm.Meta):
        widgets = {
            **BaseDocumentForm.Meta.widgets,
            "tumour_sites": CheckboxSelectMultiple,
            "priorities": CheckboxSelectMultiple,
            "stages": CheckboxSelectMultiple,
            "last_reviewed": AdminDateInput,
            "review_date": AdminDateInput,
        }

    def __init__(self, *args, user=None, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        self.editor = user

    def clean_file(self):
        file = self.cleaned_data["file"]
        if "file" in self.changed_data:
            try:
                check(file)
            except Unfit as problem:
                raise ValidationError(str(problem)) from problem
        return file

    def save(self, commit=True):
        if commit and self.original_file and "file" in self.changed_data:
            keep_version(self.instance, file_name=self.original_file.name, by=self.editor, now=timezone.now())
            self.original_file = None  # or Wagtail deletes the file that was just kept
        return super().save(commit)
