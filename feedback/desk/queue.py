"""Every story that somebody may read here, those that press most first."""

import django_filters
from django import forms
from django.utils import timezone
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.generic.base import BaseListingView

from feedback.models import Rating, Seriousness, Story
from feedback.moderation import State
from feedback.people import stories_of
from feedback.waiting import overdue_before, waiting_for
from portal.accounts.models import Organisation
from portal.taxonomy.models import PathwayStage, Priority, TumourSite

from .access import MODERATE, OnlyFor
from .columns import queue_columns
from .several import TASKS

ALL = "all"
OVERDUE = "on"


class QueueFilters(WagtailFilterSet):
    """Without a state, what waits for us."""

    state = django_filters.ChoiceFilter(
        label="Where it stands",
        choices=[*State.choices, (ALL, "All stories")],
        empty_label="Waiting for a moderator",
        widget=forms.RadioSelect,
        method="in_state",
    )
    overdue = django_filters.ChoiceFilter(
        label="How long it waits",
        choices=[(OVERDUE, "Longer than we promise")],
        empty_label="Any time",
        widget=forms.RadioSelect,
        method="only_overdue",
    )
    tumour_sites = django_filters.ModelChoiceFilter(
        label="Type of cancer", queryset=lambda request: TumourSite.objects.all()
    )
    stages = django_filters.ModelChoiceFilter(
        label="Part of care", queryset=lambda request: PathwayStage.objects.all()
    )
    priorities = django_filters.ModelChoiceFilter(
        label="Priority", queryset=lambda request: Priority.objects.select_related("priority_set")
    )
    organisation = django_filters.ModelChoiceFilter(
        label="Organisation",
        queryset=lambda request: Organisation.objects.filter(stories__isnull=False).distinct(),
    )
    seriousness = django_filters.ChoiceFilter(
        label="How serious", choices=Seriousness.choices, empty_label="All"
    )
    rating = django_filters.ChoiceFilter(label="Overall rating", choices=Rating.choices, empty_label="All")
    source = django_filters.ChoiceFilter(
        label="How it came", choices=Story.Source.choices, empty_label="All", widget=forms.RadioSelect
    )

    class Meta:
        model = Story
        fields = [
            "state",
            "overdue",
            "tumour_sites",
            "stages",
            "priorities",
            "organisation",
            "seriousness",
            "rating",
            "source",
        ]

    def in_state(self, stories, name, value):
        return stories if value == ALL else stories.filter(state=value)

    def only_overdue(self, stories, name, value):
        return stories.awaiting_review().received_before(overdue_before(timezone.now()))

    def filter_queryset(self, queryset):
        if not self.form.cleaned_data.get("state"):
            queryset = queryset.awaiting_review()
        return super().filter_queryset(queryset)


class QueueView(OnlyFor, BaseListingView):
    """Searched by the words of the stories. They are in no search index, so the database reads them."""

    model = Story
    template_name = "feedback/desk/queue.html"
    results_template_name = "feedback/desk/queue_results.html"
    header_icon = "openquote"
    index_url_name = "stories:index"
    index_results_url_name = "stories:index_results"
    verbose_name_plural = "stories"
    is_searchable = True
    search_fields = ["words", "title", "reference"]
    filterset_class = QueueFilters
    paginate_by = 25

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.moderates = request.user.has_perm(MODERATE)
        self.now = timezone.now()

    @property
    def columns(self):
        return queue_columns(self.request.user, self.now, overdue_before(self.now), ticked=self.moderates)

    def get_page_title(self):
        return "Stories" if self.is_filtering else "Stories waiting"

    def get_base_queryset(self):
        stories = stories_of(self.request.user).most_pressing_first()
        return stories.with_concerns().prefetch_related("tumour_sites").select_related("opened_by")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **kwargs,
            tasks=TASKS.values() if self.moderates else (),
            waiting=waiting_for(self.request.user, self.now),
        )
