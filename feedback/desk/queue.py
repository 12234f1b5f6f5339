"""Every story that somebody may read here, those that press most first."""

import django_filters
from django import forms
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView

from feedback.models import Story
from feedback.moderation import State
from portal.accounts.age import age_in_words
from portal.accounts.models import Organisation
from portal.taxonomy.models import PathwayStage, Priority, TumourSite

from .access import OnlyFor

ALL = "all"


class QueueFilters(WagtailFilterSet):
    """Without a state, what waits for us."""

    state = django_filters.ChoiceFilter(
        label="Where it stands",
        choices=[*State.choices, (ALL, "All stories")],
        empty_label="Waiting for a moderator",
        widget=forms.RadioSelect,
        method="in_state",
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
    source = django_filters.ChoiceFilter(
        label="How it came", choices=Story.Source.choices, empty_label="All", widget=forms.RadioSelect
    )

    class Meta:
        model = Story
        fields = ["state", "tumour_sites", "stages", "priorities", "organisation", "source"]

    def in_state(self, stories, name, value):
        return stories if value == ALL else stories.filter(state=value)

    def filter_queryset(self, queryset):
        if not self.form.cleaned_data.get("state"):
            queryset = queryset.awaiting_review()
        return super().filter_queryset(queryset)


class QueueView(OnlyFor, BaseListingView):
    """Searched by the words of the stories. They are in no search index, so the database reads them."""

    model = Story
    header_icon = "openquote"
    index_url_name = "stories:index"
    index_results_url_name = "stories:index_results"
    verbose_name_plural = "stories"
    is_searchable = True
    search_fields = ["words", "title", "reference"]
    filterset_class = QueueFilters
    paginate_by = 25

    @property
    def columns(self):
        now = timezone.now()
        return [
            TitleColumn(
                "title", label="Story", get_url=lambda story: reverse("stories:story", args=[story.pk])
            ),
            Column(
                "seriousness",
                label="Seriousness",
                accessor=lambda story: story.get_seriousness_display() or "Not graded",
            ),
            Column("sites", label="Cancer", accessor=sites_in_words),
            Column("age", label="Came in", accessor=lambda story: age_in_words(story.received_at, now)),
            Column("state", label="Where it stands", accessor="get_state_display"),
            Column("source", label="How it came", accessor="get_source_display"),
        ]

    def get_page_title(self):
        return "Stories" if self.is_filtering else "Stories waiting"

    def get_base_queryset(self):
        return Story.objects.most_pressing_first().prefetch_related("tumour_sites")


def sites_in_words(story):
    named = ", ".join(site.name for site in story.tumour_sites.all())
    return named or story.get_site_answer_display()
