"""What is to be looked at again, among Wagtail's reports, and one press to say that it is right."""

import django_filters
from django import forms
from django.contrib import messages
from django.http import Http404
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.text import capfirst
from django.views import View
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page

from home import reviewing, reviews
from home.models import AllianceDocument
from home.peer_review.access import is_limited
from home.reviews import Standing
from portal.accounts.age import overdue_in_words
from portal.accounts.models import User
from portal.accounts.only_for import OnlyFor
from portal.accounts.roles import ENTER_ADMIN
from portal.exports import safe_cell

MINE, NOBODYS = "mine", "nobodys"
WHOSE = ((MINE, "Only what I keep"), (NOBODYS, "Only what nobody keeps"))
STANDINGS_SHOWN = (Standing.DUE, Standing.SOON)


class ReviewFilters(WagtailFilterSet):
    standing = django_filters.MultipleChoiceFilter(
        label="Stands", choices=Standing.choices, widget=forms.CheckboxSelectMultiple
    )
    kind = django_filters.MultipleChoiceFilter(label="Kind", widget=forms.CheckboxSelectMultiple)
    owner = django_filters.ModelChoiceFilter(label="Owner", queryset=User.objects.filter(is_active=True))
    whose = django_filters.ChoiceFilter(
        label="Whose", choices=WHOSE, empty_label="Everybody’s", widget=forms.RadioSelect
    )

    class Meta:
        model = Page
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = reviews.kinds_of_things()
        named = sorted((capfirst(kind._meta.verbose_name), reviews.label_of(kind)) for kind in kinds)
        self.form.fields["kind"].choices = [(label, name) for name, label in named]

    def filter_queryset(self, queryset):
        """The list is several tables in one, so the choices are made before they are joined."""
        chosen, user = self.form.cleaned_data, self.request.user
        only_mine = chosen["whose"] == MINE or is_limited(user)
        return reviews.listed(
            timezone.localdate(),
            standings=chosen["standing"] or STANDINGS_SHOWN,
            owner=user if only_mine else chosen["owner"],
            without_owner=chosen["whose"] == NOBODYS,
            kinds=chosen["kind"],
        ).order_by("review_date", "pk")


class ReviewedColumn(Column):
    """The button that says: reviewed, no change."""

    cell_template_name = "home/reviewed_cell.html"

    def __init__(self, *args, request, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        kind = "document" if instance["is_document"] else "page"
        return context | {
            "action": reverse("review_mark", args=[kind, instance["pk"]]),
            "next": f"{reverse('reviews')}?{self.request.GET.urlencode()}",
            "csrf_token": get_token(self.request),
        }


class ReviewReport(OnlyFor, ReportView):
    """Everything that has an owner and a day, for editors; for others what they keep themselves."""

    permission = ENTER_ADMIN
    page_title = "Reviews due"
    header_icon = "time"
    model = Page
    permission_policy = None
    filterset_class = ReviewFilters
    index_url_name = "reviews"
    index_results_url_name = "reviews_results"
    is_searchable = False
    results_template_name = "home/reviews_results.html"
    list_export = ["title", "kind_name", "owner_name", "last_reviewed", "review_date"]
    export_headings = {
        "title": "Title",
        "kind_name": "Kind",
        "owner_name": "Owner",
        "last_reviewed": "Last reviewed",
        "review_date": "To be reviewed",
    }
    custom_value_preprocess = {
        **ReportView.custom_value_preprocess,
        str: {ReportView.FORMAT_CSV: safe_cell, ReportView.FORMAT_XLSX: safe_cell},
    }

    def check_permissions(self):
        """OnlyFor has asked already; what is not the person's is not in the list."""

    @cached_property
    def columns(self):
        now = timezone.now()
        return [
            TitleColumn("title", label="Title", accessor="title", get_url=edit_url),
            Column("kind_name", label="Kind", accessor=lambda row: capfirst(row["kind_name"])),
            Column("owner", label="Owner", accessor=lambda row: row["owner_name"] or "Nobody"),
            Column("last_reviewed", label="Last reviewed", accessor=last_reviewed),
            Column("review_date", label="To be reviewed", accessor=lambda row: due_in_words(row, now)),
            ReviewedColumn("reviewed", label="", request=self.request),
        ]

    def get_base_queryset(self):
        return Page.objects.none()

    def order_queryset(self, queryset):
        return queryset


def edit_url(row):
    name = "wagtaildocs:edit" if row["is_document"] else "wagtailadmin_pages:edit"
    return reverse(name, args=[row["pk"]])


def in_words(day):
    return f"{day:%-d %B %Y}" if day else "Never"


def last_reviewed(row):
    return in_words(row["last_reviewed"])


def due_in_words(row, now):
    day = row["review_date"]
    if day is None:
        return "No date set"
    late = overdue_in_words(reviews.begin_of(day), now) if day < timezone.localdate(now) else ""
    return f"{in_words(day)}, {late}" if late else in_words(day)


class MarkReviewed(OnlyFor, View):
    """Takes the press. It only ever answers with a way back."""

    permission = ENTER_ADMIN
    http_method_names = ["post"]

    def post(self, request, kind, pk):
        thing = find(kind, pk)
        try:
            reviewing.mark_reviewed(thing, by=request.user, now=timezone.localtime())
        except reviewing.MayNotReview as refused:
            messages.error(request, str(refused))
        else:
            next_day = in_words(thing.review_date)
            messages.success(request, f"“{thing}” is reviewed. The next review is on {next_day}.")
        return redirect(_way_back(request))


def find(kind, pk):
    if kind == "document":
        return get_object_or_404(AllianceDocument, pk=pk)
    page = get_object_or_404(Page.objects.live(), pk=pk).specific
    if not hasattr(page, "review_date"):
        raise Http404
    return page


def _way_back(request):
    to = request.POST.get("next", "")
    return to if url_has_allowed_host_and_scheme(to, allowed_hosts=None) else reverse("reviews")
