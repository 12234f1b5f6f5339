from wagtail.admin.forms import WagtailAdminModelForm

from home.story_references import StoryReferences, references_of


class PromiseForm(WagtailAdminModelForm):
    story_references = StoryReferences(label="Stories behind it")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["story_references"] = references_of(self.instance.stories.all())

    def _save_m2m(self):
        super()._save_m2m()
        self.instance.stories.set(self.cleaned_data["story_references"])
