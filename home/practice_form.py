from home.kept_form import KeptPageForm
from home.peer_review.forms import ShortForMembers
from home.story_references import StoryReferences, references_of


class PracticeForm(ShortForMembers, KeptPageForm):
    story_references = StoryReferences(label="Stories that it answers")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["story_references"] = references_of(self.instance.stories.all())

    def save(self, commit=True):
        self.instance.stories = self.cleaned_data["story_references"]
        return super().save(commit)
