"""What waits to be answered, the replies and where they stand, and planned changes with their dates."""

import django_filters
from django import forms
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView

from feedback.models import Reply, Story
from feedback.replying import ReplyState
from portal.accounts.age import age_in_words
from portal.accounts.models import Organisation

from .reply_access import ForWhoeverAnswers


def day_in_words(day):
    return f"{day:%-d %B %Y}" if day else ""


class ReplyFilters(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label="Where it stands", choices=ReplyState.choices, empty_label="All", widget=forms.RadioSelect
    )
    outcome = django_filters.ChoiceFilter(
        label="What came of it", choices=Reply.Outcome.choices, empty_label="All", widget=forms.RadioSelect
    )
    organisation = django_filters.ModelChoiceFilter(
        label="Organisation",
        queryset=lambda request: Organisation.objects.filter(
            pk__in=Reply.objects.seen_by(request.user).values("organisation")
        ),
    )

    class Meta:
        model = Reply
        fields = ["state", "outcome", "organisation"]


class ReplyList(ForWhoeverAnswers, BaseListingView):
    """Every reply that the person may see: their own organisation's, or all."""

    model = Reply
    header_icon = "comment"
    page_title = "Replies"
    index_url_name = "replies:index"
    index_results_url_name = "replies:index_results"
    verbose_name_plural = "replies"
    filterset_class = ReplyFilters
    is_searchable = False
    paginate_by = 25
    default_ordering = ["-created_at", "-pk"]

    columns = [
        TitleColumn(
            "story",
            label="Story",
            accessor=lambda reply: reply.story.title,
            get_url=lambda reply: reverse("replies:reply", args=[reply.pk]),
        ),
        Column("organisation", label="Who answers", accessor="organisation"),
        Column("state", label="Where it stands", accessor="get_state_display"),
        Column("outcome", label="What came of it", accessor="get_outcome_display"),
        Column(
            "begun", label="Begun", accessor=lambda reply: day_in_words(timezone.localdate(reply.created_at))
        ),
    ]

    def get_base_queryset(self):
        return Reply.objects.seen_by(self.request.user).under_public_stories().for_listing()


class PlanList(ReplyList):
    """Planned changes that no report has settled, the one that is due first at the top."""

    page_title = "Changes planned"
    index_url_name = "replies:plans"
    index_results_url_name = "replies:plans_results"
    filterset_class = None
    default_ordering = ["change_on", "pk"]

    @property
    def columns(self):
        today = timezone.localdate()
        return [
            TitleColumn(
                "change",
                label="What is to change",
                accessor="change",
                get_url=lambda reply: reverse("replies:reply", args=[reply.pk]),
            ),
            Column("organisation", label="Who answers", accessor="organisation"),
            Column("change_owner", label="Who sees to it", accessor="change_owner"),
            Column("due", label="Due", accessor=lambda reply: due_in_words(reply.change_on, today)),
        ]

    def get_base_queryset(self):
        return super().get_base_queryset().planned()


def due_in_words(day, today):
    """The day, and in words whether it is past."""
    return f"{day_in_words(day)}, overdue" if day < today else day_in_words(day)


class UnansweredList(ForWhoeverAnswers, BaseListingView):
    """Published stories that nobody answers yet: those about one's own organisation, or all."""

    model = Story
    header_icon = "comment"
    page_title = "Stories to answer"
    index_url_name = "replies:unanswered"
    index_results_url_name = "replies:unanswered_results"
    verbose_name_plural = "stories"
    is_searchable = False
    paginate_by = 25
    default_ordering = ["published_at", "pk"]

    @property
    def columns(self):
        now = timezone.now()
        return [
            TitleColumn(
                "title",
                label="Story",
                accessor="title",
                get_url=lambda story: reverse("replies:add", args=[story.pk]),
            ),
            Column("organisation", label="About", accessor=lambda story: story.organisation or "Not said"),
            Column("since", label="Published", accessor=lambda story: age_in_words(story.published_at, now)),
        ]

    def get_base_queryset(self):
        return Story.objects.answerable_by(self.request.user).awaiting_answer().select_related("organisation")
