"""What a moderator fills in: the public words and how the story, or several at once, are sorted."""

from django import forms
from wagtail.admin.widgets import AdminAutoHeightTextInput

from feedback.actions import Revision
from feedback.models import Seriousness, Theme
from feedback.models.story import LONGEST_STORY
from feedback.models.suggestion import STORY_LISTS
from feedback.parts import tidied
from portal.taxonomy.models import PathwayStage, Priority, TumourSite

LISTS = tuple(STORY_LISTS.values())


def several(label, model):
    return forms.ModelMultipleChoiceField(
        label=label, queryset=model.objects.all(), widget=forms.CheckboxSelectMultiple, required=False
    )


class RevisionForm(forms.Form):
    """What a moderator may change of a story. Terms are those in use, and those it carries already."""

    title = forms.CharField(label="Heading", max_length=160, required=False)
    words = forms.CharField(
        label="Words that the public will read", max_length=2 * LONGEST_STORY, widget=AdminAutoHeightTextInput
    )
    why = forms.CharField(
        label="Why you changed the words",
        help_text="Needed when you change them. The author can read it.",
        max_length=250,
        required=False,
    )
    seriousness = forms.TypedChoiceField(
        label="How serious it is",
        choices=Seriousness.choices,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    themes = several("Themes", Theme)
    tumour_sites = several("Type of cancer", TumourSite)
    stages = several("Part of care", PathwayStage)
    priorities = several("Priority", Priority)

    def __init__(self, *args, story, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["tumour_sites"].queryset = _choosable(TumourSite.objects.in_use(), story.tumour_sites)
        self.fields["stages"].queryset = _choosable(PathwayStage.objects.in_use(), story.stages)
        self.fields["priorities"].queryset = _choosable(Priority.objects.current(today), story.priorities)

    @classmethod
    def of(cls, story, *, today):
        """The form as the story stands."""
        kept = {name: list(getattr(story, name).all()) for name in LISTS}
        plain = {name: getattr(story, name) for name in ("title", "words", "seriousness")}
        return cls(initial={**plain, **kept}, story=story, today=today)

    def clean_words(self):
        return tidied(self.cleaned_data["words"])

    def revision(self):
        names = ("words", "title", "why", "seriousness", *LISTS)
        return Revision(**{name: self.cleaned_data[name] for name in names})


def _choosable(in_use, carried):
    model = in_use.model
    return model.objects.filter(pk__in=in_use.values("pk")) | model.objects.filter(
        pk__in=carried.values("pk")
    )
