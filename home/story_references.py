"""Stories as an editor names them in a form: by their references, a line each."""

from django import forms
from django.core.exceptions import ValidationError

from feedback.models import Story


class StoryReferences(forms.CharField):
    """Becomes a list of published stories. A list of ten thousand to choose from helps nobody."""

    widget = forms.Textarea(attrs={"rows": 3})

    def __init__(self, **options):
        options = {
            "required": False,
            "help_text": "The references of published stories, one a line.",
        } | options
        super().__init__(**options)

    def clean(self, value):
        references = set(super().clean(value).upper().split())
        stories = list(Story.objects.published().filter(reference__in=references))
        unknown = references - {story.reference for story in stories}
        if unknown:
            raise ValidationError(f"No published story has this reference: {', '.join(sorted(unknown))}.")
        return stories


def references_of(stories):
    return "\n".join(sorted(story.reference for story in stories))
