"""The report on the deletion clocks: what each one keeps, and what it did when it last struck."""

from django.core.exceptions import PermissionDenied
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from .models import ClockRun, Erasure
from .retention import CLOCKS

SEE_CLOCKS = "privacy.view_clockrun"
LATEST = 100


class ClocksView(WagtailAdminTemplateMixin, View):
    template_name = "privacy/clocks.html"
    header_icon = "history"
    page_title = "Deletion clocks"

    def setup(self, request, *args, **kwargs):
        if not request.user.has_perm(SEE_CLOCKS):
            raise PermissionDenied
        super().setup(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs):
        last = ClockRun.objects.last_of_each()
        return super().get_context_data(
            **kwargs,
            clocks=[(clock, last.get(name)) for name, clock in CLOCKS.items()],
            runs=ClockRun.objects.that_did_something()[:LATEST],
            erasures=Erasure.objects.all()[:LATEST],
        )
