"""The grid of rising themes and the practice that answers them, among Wagtail's reports."""

from collections import defaultdict

from django.http import QueryDict
from django.utils import timezone
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from feedback.desk.insight import SEE_EXACT, months_later
from feedback.insights.exact import ExactInsight
from feedback.insights.public import PublicInsight
from home.models import Adoption, BestPracticePage
from home.models.adoption import trusts
from portal.accounts.only_for import OnlyFor

from .gaps import gaps

SEE_GAPS = "home.view_adoption_gaps"


class GapView(OnlyFor, WagtailAdminTemplateMixin, TemplateView):
    """Exact for whoever may see exact figures; for others made of the public ones."""

    permission = SEE_GAPS
    page_title = "Themes that no practice answers"
    header_icon = "warning"
    template_name = "home/practice/gaps.html"

    def insight(self):
        """The last twelve months, or the newest year of the public figures."""
        if not self.request.user.has_perm(SEE_EXACT):
            return PublicInsight(QueryDict())
        today = timezone.localdate()
        return ExactInsight({"since": months_later(today, -11), "until": months_later(today, 1)})

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        insight, columns = self.insight(), list(trusts())
        rows = gaps(insight.themes, practices_by_theme(), organisations_by_practice(), columns)
        return super().get_context_data(
            **kwargs,
            rows=rows,
            trusts=columns,
            open=sum(row.is_gap for row in rows),
            period=insight.period if rows else "",
        )


def practices_by_theme():
    """{slug of a theme: the published pages that carry it}. Two queries."""
    found = defaultdict(list)
    for page in BestPracticePage.objects.published().for_listing().prefetch_related("themes"):
        for theme in page.themes.all():
            found[theme.slug].append(page)
    return found


def organisations_by_practice():
    """{key of a page: keys of the organisations that use it, the one where it began among them}."""
    found = defaultdict(set)
    for practice, organisation in Adoption.objects.in_use().values_list("practice", "organisation"):
        found[practice].add(organisation)
    return found
