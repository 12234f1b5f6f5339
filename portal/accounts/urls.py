"""Every way of signing in leads to allauth, which asks for the second factor and counts attempts.

Included first, so that these stand before Wagtail's and Django's own pages of the same addresses.
"""

from allauth.account.views import logout
from django.urls import path, re_path
from django.views.generic import RedirectView

from . import views


def leads_to(name):
    """A redirect to the named page that keeps ?next=."""
    return RedirectView.as_view(pattern_name=name, query_string=True)


urlpatterns = [
    path("admin/login/", views.work_door),
    path("admin/logout/", logout),
    re_path(r"^admin/password_reset/", leads_to("account_reset_password")),
    re_path(r"^django-admin/", leads_to("account_login")),
    path("_util/login/", views.private_page_door),
    path("accounts/password_change/", leads_to("account_change_password")),
    path("accounts/password_reset/", leads_to("account_reset_password")),
]
