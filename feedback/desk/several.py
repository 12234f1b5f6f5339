"""Several stories at once: sorted, declined, put back or opened again. The reason is asked once."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from feedback import actions
from feedback.models import Seriousness, Theme
from feedback.models.suggestion import STORY_LISTS
from feedback.people import stories_of
from feedback.waiting import counted
from portal.taxonomy.models import PathwayStage, Priority, TumourSite

from .access import MODERATE, OnlyFor
from .forms import several
from .naming import listed_name

MOST = 100


class SeveralForm(forms.Form):
    """`version` sends each story with the version that the moderator had before them, as 12:3."""

    version = forms.MultipleChoiceField(required=False, widget=forms.MultipleHiddenInput)

    def __init__(self, *args, versions=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["version"].choices = [(each, each) for each in versions]


class PutBackForm(SeveralForm):
    pass


class ReasonForm(SeveralForm):
    reason = forms.CharField(
        label="Why",
        help_text="Kept with each of the stories.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class DeclineForm(ReasonForm):
    seriousness = forms.TypedChoiceField(
        label="How serious they are",
        help_text="For those that nobody has graded yet.",
        choices=[("", "Leave as it is"), *Seriousness.choices],
        coerce=int,
        empty_value=None,
        required=False,
    )


class SortForm(SeveralForm):
    """Adds to what the stories carry, and takes nothing away."""

    seriousness = DeclineForm.base_fields["seriousness"]
    tumour_sites = several("Type of cancer", TumourSite)
    stages = several("Part of care", PathwayStage)
    priorities = several("Priority", Priority)
    themes = several("Themes", Theme)


@dataclass(frozen=True)
class Task:
    """`name` in the address, the button in the queue, the form that is asked, what it does with one story."""

    name: str
    button: str
    says: str
    form: type
    act: Callable
    done: str


def sort(story, told, **who_and_when):
    grade = story.seriousness if story.seriousness is not None else told["seriousness"]
    lists = {name: {*getattr(story, name).all(), *told[name]} for name in STORY_LISTS.values()}
    revision = actions.Revision(words=story.words, title=story.title, seriousness=grade, **lists)
    return actions.edit(story=story, revision=revision, **who_and_when)


def decline(story, told, *, by, version, now):
    kept = {**told, **dict.fromkeys(STORY_LISTS.values(), ())}
    story = sort(story, kept, by=by, version=version, now=now)
    actions.decline(story=story, by=by, version=story.version, now=now, reason=told["reason"])


def put_back(story, told, **who_and_when):
    actions.put_back(story=story, **who_and_when)


def reopen(story, told, **who_and_when):
    actions.reopen(story=story, reason=told["reason"], **who_and_when)


TASKS = {
    task.name: task
    for task in (
        Task(
            "sort",
            "Sort",
            "What you choose is added to each of them. Nothing is taken away.",
            SortForm,
            sort,
            "sorted",
        ),
        Task(
            "decline",
            "Decline",
            "They stay with the alliance and are not published.",
            DeclineForm,
            decline,
            "declined",
        ),
        Task("put-back", "Put back", "They wait for anybody to read.", PutBackForm, put_back, "put back"),
        Task("reopen", "Open again", "They go back into review.", ReasonForm, reopen, "opened again"),
    )
}


class SeveralView(OnlyFor, WagtailAdminTemplateMixin, View):
    """Asks once, then does it with each story by itself and says with which it could not."""

    permission = MODERATE
    template_name = "feedback/desk/several.html"
    header_icon = "openquote"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        sent = request.POST if request.method == "POST" else request.GET
        self.task = TASKS.get(sent.get("task", ""))
        keys = [int(key) for key in sent.getlist("story") if key.isdecimal()][:MOST]
        self.stories = list(stories_of(request.user).with_concerns().filter(pk__in=keys).order_by("pk"))

    def dispatch(self, request, *args, **kwargs):
        if not self.task:
            raise Http404
        if not self.stories:
            messages.warning(request, "Tick the stories first.")
            return redirect("stories:index")
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        versions = versions_of(self.stories)
        form = self.task.form(versions=versions, initial={"version": versions})
        return self.render_to_response(self.get_context_data(form=form))

    def post(self, request, *args, **kwargs):
        form = self.task.form(request.POST, versions=request.POST.getlist("version"))
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        outcome = actions.with_each(self.stories, self._act(form.cleaned_data))
        if outcome.done:
            messages.success(request, f"{counted_stories(outcome.done)} {self.task.done}.")
        if not outcome.refused:
            return redirect("stories:index")
        return self.render_to_response(self.get_context_data(form=form, refused=named(outcome.refused)))

    def _act(self, told):
        seen = dict(each.split(":") for each in told["version"] if each.count(":") == 1)
        who_and_when = {"by": self.request.user, "now": timezone.now()}

        def act(story):
            version = seen.get(str(story.pk), "")
            self.task.act(story, told, version=int(version) if version.isdecimal() else 0, **who_and_when)

        return act

    def get_page_title(self):
        return f"{self.task.button}: {counted_stories(self.stories)}"

    def get_breadcrumbs_items(self):
        above = {"url": reverse("stories:index"), "label": "Stories"}
        return [*self.breadcrumbs_items, above, {"url": "", "label": self.task.button}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **kwargs, task=self.task, stories=[(story, listed_name(story)) for story in self.stories]
        )


def versions_of(stories):
    return [f"{story.pk}:{story.version}" for story in stories]


def counted_stories(stories):
    return counted(len(stories), "story", "stories")


def named(refused):
    return [(story, listed_name(story), why) for story, why in refused]
