"""What every page of the analysis has: its consultation, who may come in, and the way to the other pages."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse, reverse_lazy
from django.utils.functional import cached_property
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from consultations.models import ConsultationPage
from consultations.permissions import (
    CODE_ANSWERS,
    EXPORT_ANSWERS,
    IMPORT_ANSWERS,
    SEE_ANSWERS,
)
from portal.accounts.only_for import OnlyFor

ALL_ANSWERS = {"url": reverse_lazy("consultation_answers:index"), "label": "Answers to consultations"}
# The pages in the order in which work goes through them: address, name, and who needs it.
PAGES = (
    ("report", "Report", SEE_ANSWERS),
    ("heard_from", "Who we heard from", SEE_ANSWERS),
    ("crossed", "Cross-tables", SEE_ANSWERS),
    ("coding", "Coding", CODE_ANSWERS),
    ("codebook", "Codebook", CODE_ANSWERS),
    ("agreement", "Agreement", CODE_ANSWERS),
    ("campaigns", "Campaigns", SEE_ANSWERS),
    ("notes", "Events", CODE_ANSWERS),
    ("responses", "Responses", SEE_ANSWERS),
    ("outcome", "Outcome", SEE_ANSWERS),
    ("exports", "Take away", EXPORT_ANSWERS),
    ("uploads", "Import", IMPORT_ANSWERS),
)


def address(page, name, *more):
    return reverse(f"consultation_answers:{name}", args=[page.pk, *more])


def tabs(page, user, here):
    """The way to the other pages, for whoever may see them."""
    return [
        {"url": address(page, name), "label": label, "is_here": name == here}
        for name, label, permission in PAGES
        if user.has_perm(permission)
    ]


class AnalysisView(OnlyFor, WagtailAdminTemplateMixin, View):
    """`here` names the page among PAGES; a page below it says its own title."""

    permission = SEE_ANSWERS
    header_icon = "form"
    here = "report"
    page_title = ""

    @cached_property
    def consultation(self):
        return get_object_or_404(ConsultationPage.objects.originals(), pk=self.kwargs["pk"])

    def address(self, name, *more):
        return address(self.consultation, name, *more)

    def get(self, request, **kwargs):
        return self.shown()

    def shown(self, status=200, **context):
        response = self.render_to_response(self.get_context_data(**context), status=status)
        response["Cache-Control"] = "no-store"
        return response

    def get_page_title(self):
        return self.page_title or {name: label for name, label, _ in PAGES}[self.here]

    def get_page_subtitle(self):
        return self.consultation.title

    def get_breadcrumbs_items(self):
        top = {"url": self.address("report"), "label": self.consultation.title}
        return [*self.breadcrumbs_items, ALL_ANSWERS, top, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            consultation=self.consultation,
            tabs=tabs(self.consultation, self.request.user, self.here),
            **kwargs,
        )


class Refusing:
    """A mixin for pages with forms: what is refused is shown again with what was typed, and a sentence."""

    def refused(self, problem, **context):
        return self.shown(status=422, problem=str(problem), **context)


def whole_number(text, *, least=0):
    """The number that stood in an address or a form; 404 where it is none."""
    if not (text.isascii() and text.isdigit() and len(text) < 10) or int(text) < least:
        raise Http404
    return int(text)
