from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse

from .roles import ENTER_ADMIN


def work_door(request):
    """Where Wagtail sends whoever may not enter: to sign in, or, signed in without the right, no further."""
    if not request.user.is_authenticated:
        return _to_sign_in(request)
    if not request.user.has_perm(ENTER_ADMIN):
        raise PermissionDenied
    return redirect("wagtailadmin_home")


def private_page_door(request):
    """Where Wagtail sends whoever may not read a private page. Signing in twice would not help them."""
    if request.user.is_authenticated:
        raise PermissionDenied
    return _to_sign_in(request)


def _to_sign_in(request):
    query = request.META["QUERY_STRING"]
    return redirect(f"{reverse('account_login')}?{query}" if query else "account_login")
