"""What may mean that somebody is at risk, the longest open first: the page of the safeguarding lead."""

import django_filters
from django import forms
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView

from feedback.models import ConcernKind, StoryConcern
from feedback.people import on_duty, stories_of
from portal.accounts.age import age_in_words

from .access import MODERATE, OnlyFor

SETTLED = "settled"


class ConcernFilters(WagtailFilterSet):
    """Without a choice, what is open."""

    settled = django_filters.ChoiceFilter(
        label="Where it stands",
        choices=[(SETTLED, "Settled")],
        empty_label="Open",
        widget=forms.RadioSelect,
        method="as_chosen",
    )
    kind = django_filters.ChoiceFilter(label="About", choices=ConcernKind.choices, empty_label="All")

    class Meta:
        model = StoryConcern
        fields = ["settled", "kind"]

    def as_chosen(self, concerns, name, value):
        return concerns.settled()

    def filter_queryset(self, queryset):
        if not self.form.cleaned_data.get("settled"):
            queryset = queryset.open()
        return super().filter_queryset(queryset)


class ConcernsView(OnlyFor, BaseListingView):
    permission = MODERATE
    model = StoryConcern
    template_name = "feedback/desk/concerns.html"
    results_template_name = "feedback/desk/concerns_results.html"
    header_icon = "warning"
    index_url_name = "stories:concerns"
    index_results_url_name = "stories:concerns_results"
    verbose_name_plural = "concerns"
    is_searchable = False
    filterset_class = ConcernFilters
    paginate_by = 50
    page_title = "Safeguarding"

    @property
    def columns(self):
        now = timezone.now()
        return [
            TitleColumn(
                "story",
                label="Story",
                accessor=lambda concern: f"Story {concern.story.reference}",
                get_url=lambda concern: reverse("stories:story", args=[concern.story_id]),
            ),
            Column("kind", label="About", accessor="get_kind_display"),
            Column("raised", label="Raised by", accessor=raised_in_words),
            Column("age", label="Open for", accessor=lambda concern: open_for(concern, now)),
            Column("outcome", label="What was done", accessor=lambda each: each.outcome or "Nothing yet"),
        ]

    def get_base_queryset(self):
        mine = stories_of(self.request.user).values("pk")
        return StoryConcern.objects.filter(story__in=mine).for_listing()

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, duty=on_duty())


def raised_in_words(concern):
    return str(concern.raised_by) if concern.raised_by else f"A cue: {concern.cue}"


def open_for(concern, now):
    return age_in_words(concern.raised_at, concern.settled_at or now)
