from django import forms
from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminModelForm

from feedback.models import Story


class PromiseForm(WagtailAdminModelForm):
    """Takes the stories behind a promise by their references: a list of ten thousand helps nobody."""

    story_references = forms.CharField(
        label="Stories behind it",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="The references of published stories, one a line.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            known = self.instance.stories.order_by("pk").values_list("reference", flat=True)
            self.initial["story_references"] = "\n".join(known)

    def clean_story_references(self):
        references = set(self.cleaned_data["story_references"].upper().split())
        stories = list(Story.objects.published().filter(reference__in=references))
        unknown = references - {story.reference for story in stories}
        if unknown:
            raise ValidationError(f"No published story has this reference: {', '.join(sorted(unknown))}.")
        return stories

    def _save_m2m(self):
        super()._save_m2m()
        self.instance.stories.set(self.cleaned_data["story_references"])
