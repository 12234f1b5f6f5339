"""The answers in Wagtail, to be read and changed by nobody."""

from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.views.generic import TemplateView
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView, WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import HeaderButton

from consultations import answer_pages
from consultations.desk.base import ALL_ANSWERS, address
from consultations.models import ConsultationPage, Response
from consultations.permissions import answers_policy


class ForReaders(PermissionCheckedMixin):
    """Only for whoever may see answers."""

    permission_policy = answers_policy
    permission_required = "view"
    header_icon = "form"

    @cached_property
    def consultation(self):
        return get_object_or_404(ConsultationPage.objects.originals(), pk=self.kwargs["pk"])

    def address(self, name, *more):
        return address(self.consultation, name, *more)


class ConsultationsView(ForReaders, BaseListingView):
    """Every consultation, with how many responses it has."""

    page_title = "Answers to consultations"
    paginate_by = 50
    default_ordering = ("-closes_at", "-pk")
    columns = [
        TitleColumn("title", label="Consultation", url_name="consultation_answers:report"),
        DateColumn("opens_at", label="Opens"),
        DateColumn("closes_at", label="Closes"),
        Column("response_count", label="Responses"),
    ]

    def get_base_queryset(self):
        return ConsultationPage.objects.originals().with_response_count().defer_streamfields()


class ResponsesView(ForReaders, BaseListingView):
    """What was sent to one consultation, newest first."""

    paginate_by = 50

    @cached_property
    def columns(self):
        return [
            TitleColumn("reference", label="Reference", get_url=self.url_of),
            DateColumn("submitted_at", label="Sent"),
            Column("get_source_display", label="Source"),
        ]

    @cached_property
    def header_buttons(self):
        return [
            HeaderButton("Outcome", url=self.address("outcome"), icon_name="success"),
            HeaderButton("Report", url=self.address("report"), icon_name="view"),
        ]

    def url_of(self, response):
        return self.address("response", response.reference)

    def get_page_title(self):
        return self.consultation.title

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, ALL_ANSWERS, {"url": "", "label": self.consultation.title}]

    def get_base_queryset(self):
        return Response.objects.to(self.consultation).newest_first()


class ResponseView(ForReaders, WagtailAdminTemplateMixin, TemplateView):
    """One response: each question that was answered, and the answer."""

    template_name = "consultations/admin/response.html"

    @cached_property
    def response(self):
        mine = Response.objects.to(self.consultation).for_reading()
        return get_object_or_404(mine, reference=self.kwargs["reference"])

    def get_page_title(self):
        return f"Response {self.response.reference}"

    def get_breadcrumbs_items(self):
        above = {"url": self.address("responses"), "label": self.consultation.title}
        here = {"url": "", "label": self.get_page_title()}
        return [*self.breadcrumbs_items, ALL_ANSWERS, above, here]

    def get_context_data(self, **kwargs):
        told = answer_pages.copy(self.consultation, self.response)
        return super().get_context_data(**told, **kwargs)
