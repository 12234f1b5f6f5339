"""Where organisations record what they do with each practice."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.views import View
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView, WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from home.models import Adoption, BestPracticePage
from home.reviews import begin_of
from portal.accounts.only_for import OnlyFor
from portal.accounts.work_list import WorkList, WorkRow

from . import adopting
from .adoption_form import AdoptionForm


class PracticeList(OnlyFor, BaseListingView):
    """Every practice, and what the person's own organisation does with it."""

    permission = adopting.RECORD
    model = BestPracticePage
    header_icon = "pick"
    page_title = "Who uses what"
    index_url_name = "adoptions:index"
    index_results_url_name = "adoptions:index_results"
    verbose_name_plural = "practices"
    is_searchable = False
    paginate_by = 25
    default_ordering = ["title", "pk"]

    @property
    def columns(self):
        return [
            TitleColumn(
                "title",
                label="Practice",
                accessor="result",
                get_url=lambda page: reverse("adoptions:practice", args=[page.pk]),
            ),
            Column("decision", label="Your organisation", accessor=decision_of),
            Column(
                "used",
                label="Trusts that use it",
                accessor=spread_of,
            ),
        ]

    def get_base_queryset(self):
        pages = BestPracticePage.objects.published().with_use().defer_streamfields()
        return pages.decided_by(self.request.user.organisation_id)


def spread_of(page):
    return f"{page.trusts_using} of {page.trusts}"


def decision_of(page):
    return Adoption.Decision(page.decision).label if page.decision else "Not said yet"


class RecordView(OnlyFor, WagtailAdminTemplateMixin, View):
    permission = adopting.RECORD
    template_name = "home/practice/record.html"
    header_icon = "pick"
    page_title = "Record what your organisation does"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.practice = get_object_or_404(BestPracticePage.objects.published(), pk=kwargs["pk"])
        self.organisations = adopting.organisations_for(request.user)

    def get(self, request, *args, **kwargs):
        return self._answer(self._form(self._chosen()))

    def post(self, request, *args, **kwargs):
        form = self._form(None, request.POST)
        if not form.is_valid():
            return self._answer(form, status=422)
        told = dict(form.cleaned_data)
        organisation = told.pop("organisation")
        adopting.record(
            practice=self.practice,
            organisation=organisation,
            told=told,
            by=request.user,
            now=timezone.now(),
        )
        messages.success(request, f"Kept. Everybody can read what {organisation} does with it.")
        return redirect("adoptions:index")

    def _chosen(self):
        """The organisation of the address, or the person's own."""
        asked = self.request.GET.get("organisation", "")
        key = int(asked) if asked.isdecimal() and len(asked) < 10 else self.request.user.organisation_id
        return self.organisations.filter(pk=key).first()

    def _form(self, organisation, data=None):
        told = Adoption.objects.on([self.practice]).by(organisation).first()
        initial = {"organisation": organisation}
        return AdoptionForm(data, instance=told, initial=initial, organisations=self.organisations)

    def _answer(self, form, status=200):
        told = self.practice.adoptions.for_listing()
        context = self.get_context_data(form=form, practice=self.practice, told=told)
        return self.render_to_response(context, status=status)

    def get_breadcrumbs_items(self):
        above = {"url": reverse("adoptions:index"), "label": "Who uses what"}
        return [*self.breadcrumbs_items, above, {"url": "", "label": self.page_title}]


class AdoptionMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(adopting.RECORD)


class AdoptionViewSet(ViewSet):
    name = "adoptions"
    icon = "pick"
    menu_label = "Who uses what"
    menu_order = 255
    menu_item_class = AdoptionMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self):
        return [
            path("", self.construct_view(PracticeList), name="index"),
            path("results/", self.construct_view(PracticeList, results_only=True), name="index_results"),
            path("<int:pk>/", self.construct_view(RecordView), name="practice"),
        ]


class AdoptionsToReview(WorkList):
    """What the person's organisation said it would look at again."""

    title = "Practice to look at again"
    permission = adopting.RECORD
    empty = "Nothing that your organisation uses is due to be looked at again."
    order = 310

    def rows(self, now):
        due = Adoption.objects.by(self.user.organisation_id).due_for_review(timezone.localdate(now))
        return [_row(adoption) for adoption in due.for_listing()[: self.most]]


def _row(adoption):
    address = reverse("adoptions:practice", args=[adoption.practice_id])
    return WorkRow(adoption.practice.result, address, due=begin_of(adoption.review_date))
