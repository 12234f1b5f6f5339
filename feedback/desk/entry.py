"""What came on paper or by telephone: typed in by one person, compared by another."""

from dataclasses import replace

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.views import View
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView, WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from feedback import actions, parts
from feedback.models import Story
from feedback.moderation import MoveRefused
from feedback.people import stories_of
from feedback.telling import telling_of
from portal.accounts.age import age_in_words
from portal.accounts.work_list import WorkList, WorkRow
from portal.privacy.cookies import PrivateCookie
from portal.privacy.receipts import new_words

from .access import MODERATE, OnlyFor
from .entry_forms import Entry
from .facts import facts_of

# Holds the words of the last entry until whoever typed it has printed them: "key of the entry|words".
RECEIPT_WORDS = PrivateCookie(name="entry_words", path="/admin/entries/")


class ForEntry(OnlyFor):
    permission = MODERATE

    def get_breadcrumbs_items(self):
        above = {"url": reverse("entries:index"), "label": "Paper and telephone"}
        return [*self.breadcrumbs_items, above, {"url": "", "label": self.page_title}]


class WaitingList(OnlyFor, BaseListingView):
    """What was typed in and waits for a second person."""

    permission = MODERATE
    model = Story
    header_icon = "form"
    page_title = "Paper and telephone"
    template_name = "feedback/desk/entries.html"
    index_url_name = "entries:index"
    index_results_url_name = "entries:index_results"
    verbose_name_plural = "stories"
    is_searchable = False
    paginate_by = 25
    default_ordering = ["received_at", "pk"]

    @property
    def columns(self):
        now = timezone.now()
        return [
            TitleColumn(
                "title",
                label="Story",
                accessor="title",
                get_url=lambda story: reverse("entries:look", args=[story.pk]),
            ),
            Column("source", label="How it came", accessor="get_source_display"),
            Column("entered_by", label="Typed in by", accessor="entered_by"),
            Column("age", label="Typed in", accessor=lambda story: age_in_words(story.received_at, now)),
        ]

    def get_base_queryset(self):
        return stories_of(self.request.user).awaiting_second_look().select_related("entered_by")


class AddView(ForEntry, WagtailAdminTemplateMixin, View):
    template_name = "feedback/desk/entry.html"
    header_icon = "form"
    page_title = "Type in a story"

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data(entry=Entry()))

    def post(self, request, *args, **kwargs):
        entry = Entry(request.POST)
        if not entry.is_valid():
            return self.render_to_response(self.get_context_data(entry=entry), status=422)
        told = entry.about.cleaned_data
        words = words_for(request, told["key"]) if told["wants_words"] else ""
        telling = replace(
            telling_of(entry.draft(), receipt_words=words),
            source=told["source"],
            helped_by=told["helped_by"],
            entered_by=request.user,
        )
        story = actions.receive(telling=telling, by=request.user, now=timezone.now())
        answer = redirect("entries:added", story.pk)
        return RECEIPT_WORDS.hand_out(answer, f"{told['key']}|{words}") if words else answer


def words_for(request, key):
    """New words for each entry; for one that is sent twice the same."""
    held, _, words = (RECEIPT_WORDS.read(request) or "").partition("|")
    return words if held == str(key) else new_words()


class AddedView(ForEntry, WagtailAdminTemplateMixin, View):
    """The reference, and once the receipt words to print. Asked to forget them, the browser does."""

    template_name = "feedback/desk/entry_added.html"
    header_icon = "form"
    page_title = "The story is stored"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.story = get_object_or_404(Story, pk=kwargs["pk"], entered_by=request.user)

    def get(self, request, *args, **kwargs):
        held, _, words = (RECEIPT_WORDS.read(request) or "").partition("|")
        shown = words.split() if held == str(self.story.submission_key) else []
        context = self.get_context_data(story=self.story, receipt_words=shown)
        answer = self.render_to_response(context)
        answer.headers["Cache-Control"] = "no-store"
        return answer

    def post(self, request, *args, **kwargs):
        messages.success(request, "The receipt words are forgotten here.")
        return RECEIPT_WORDS.take_back(redirect("entries:index"))


class LookView(ForEntry, WagtailAdminTemplateMixin, View):
    """What was typed, for a second person with the paper or the notes in their hand."""

    template_name = "feedback/desk/entry_look.html"
    header_icon = "form"
    page_title = "Second look"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        stories = stories_of(request.user).for_desk()
        self.story = get_object_or_404(stories, pk=kwargs["pk"])
        if not self.story.was_typed_in:
            raise Http404

    def get(self, request, *args, **kwargs):
        return self._shown()

    def post(self, request, *args, **kwargs):
        version = request.POST.get("version", "")
        seen = int(version) if version.isdecimal() else 0
        try:
            actions.second_look(story=self.story, by=request.user, version=seen, now=timezone.now())
        except (actions.ChangedMeanwhile, MoveRefused) as refusal:
            self.story.refresh_from_db()
            return self._shown(problem=str(refusal), status=422)
        messages.success(request, "The second look is kept. The story can be read and published now.")
        return redirect("entries:index")

    def _shown(self, problem="", status=200):
        context = self.get_context_data(
            story=self.story,
            parts=parts.split(self.story.words),
            facts=facts_of(self.story, timezone.now()),
            is_own=self.story.entered_by_id == self.request.user.pk,
            problem=problem,
        )
        return self.render_to_response(context, status=status)


class EntriesMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(MODERATE)


class EntriesViewSet(ViewSet):
    name = "entries"
    icon = "form"
    menu_label = "Paper and telephone"
    menu_order = 111
    menu_item_class = EntriesMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self):
        return [
            path("", self.construct_view(WaitingList), name="index"),
            path("results/", self.construct_view(WaitingList, results_only=True), name="index_results"),
            path("add/", self.construct_view(AddView), name="add"),
            path("<int:pk>/added/", self.construct_view(AddedView), name="added"),
            path("<int:pk>/look/", self.construct_view(LookView), name="look"),
        ]


class SecondLooks(WorkList):
    """What others typed in: nobody compares what they typed themselves."""

    title = "Second looks"
    permission = MODERATE
    empty = "Nothing that came on paper or by telephone waits for a second person."
    order = 110

    @property
    def more_url(self):
        return reverse("entries:index")

    def rows(self, now):
        waiting = stories_of(self.user).awaiting_second_look().exclude(entered_by=self.user)
        return [
            WorkRow(story.title, reverse("entries:look", args=[story.pk]), since=story.received_at)
            for story in waiting[: self.most]
        ]
