"""What the top floor adds to Wagtail's reports."""

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from home.practice.gap_view import SEE_GAPS, GapView
from home.review_report import MarkReviewed, ReviewReport
from portal.accounts.roles import ENTER_ADMIN


class ReportItem(MenuItem):
    """Shown to whoever holds the permission of the page behind it."""

    def __init__(self, *args, permission, **kwargs):
        super().__init__(*args, **kwargs)
        self.permission = permission

    def is_shown(self, request):
        return request.user.has_perm(self.permission)


def reviews_item():
    return ReportItem("Reviews due", reverse("reviews"), icon_name="time", order=90, permission=ENTER_ADMIN)


def gaps_item():
    label = "Themes that no practice answers"
    return ReportItem(label, reverse("gaps"), icon_name="warning", order=95, permission=SEE_GAPS)


def urls():
    return [
        path("reports/reviews/", ReviewReport.as_view(), name="reviews"),
        path("reports/reviews/results/", ReviewReport.as_view(results_only=True), name="reviews_results"),
        path("reports/reviews/<slug:kind>/<int:pk>/", MarkReviewed.as_view(), name="review_mark"),
        path("reports/gaps/", GapView.as_view(), name="gaps"),
    ]


def register():
    hooks.register("register_reports_menu_item", reviews_item)
    hooks.register("register_reports_menu_item", gaps_item)
    hooks.register("register_admin_urls", urls)
