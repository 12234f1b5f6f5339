"""The content calendar: a month of what opens, closes and is due, as a grid and as a list."""

from calendar import Calendar
from datetime import date

from django.urls import path
from django.utils import timezone
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from home.happenings import What, happenings
from home.months_in_a_row import first_of, month_after, month_before
from portal.accounts.only_for import OnlyFor

from .reports import SEE_REPORTS

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class CalendarView(OnlyFor, WagtailAdminTemplateMixin, TemplateView):
    permission = SEE_REPORTS
    header_icon = "date"
    page_title = "Content calendar"
    template_name = "home/desk/calendar.html"

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        today = timezone.localdate()
        month = month_named(self.request.GET.get("month", ""), today)
        weeks = Calendar().monthdatescalendar(month.year, month.month)
        found = happenings(self.request.user, weeks[0][0], weeks[-1][-1])
        wanted = self.request.GET.get("what", "")
        if wanted in list(What):
            found = [each for each in found if each.what == wanted]
        return super().get_context_data(
            month=month,
            before=month_before(month),
            after=month_after(month),
            weekdays=WEEKDAYS,
            weeks=[[_day(day, month, today, found) for day in week] for week in weeks],
            rows=[each for each in found if first_of(each.day) == month],
            whats=list(What),
            wanted=wanted,
            **kwargs,
        )


def month_named(text, today):
    """The month of an address (2026-11), or the one that is now."""
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        return first_of(today)


def _day(day, month, today, found):
    return {
        "date": day,
        "is_out": first_of(day) != month,
        "is_today": day == today,
        "happenings": [each for each in found if each.day == day],
    }


class CalendarMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(SEE_REPORTS)


class CalendarViewSet(ViewSet):
    name = "calendar"
    icon = "date"
    menu_label = "Calendar"
    menu_order = 155
    menu_item_class = CalendarMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self):
        return [path("", self.construct_view(CalendarView), name="index")]
