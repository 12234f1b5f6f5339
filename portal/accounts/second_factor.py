"""Whoever can read words that nobody has published reaches nothing until they have a second factor."""

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.shortcuts import redirect

from .roles import needs_second_factor

SECOND_FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]

# What a person needs on the way to a second factor, and the way out.
OPEN_UNTIL_SET_UP = {
    "account_confirm_email",
    "account_email_verification_sent",
    "account_logout",
    "account_reauthenticate",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_authenticate",
    "mfa_index",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "wagtailadmin_logout",
}


def lacks_second_factor(user):
    """True for whoever must have one and has none. One query for a person who has one."""
    if not user.is_authenticated or is_mfa_enabled(user, SECOND_FACTORS):
        return False
    return needs_second_factor(user)


class SecondFactorMiddleware:
    """Leads to the set-up page from everywhere else. A passkey counts, and so does an authenticator app.

    That sign-in asks for the second factor once there is one is allauth's work.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.resolver_match.view_name in OPEN_UNTIL_SET_UP or not lacks_second_factor(request.user):
            return None
        messages.warning(request, "Your role needs a second step to sign in. Set one up to go on.")
        return redirect("mfa_index")
