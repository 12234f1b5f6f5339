"""What allauth asks the portal: who may come in, where they land, and how their secrets are kept."""

import base64
import hashlib

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.urls import reverse

from .mails import send_password_link, send_written
from .roles import ENTER_ADMIN, needs_second_factor
from .second_factor import SECOND_FACTORS


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "The email address or the password is wrong. Check both and try again.",
        "too_many_login_attempts": "Too many tries. Wait a few minutes, then try again.",
    }

    def is_open_for_signup(self, request):
        """Administrators invite people. Patients and carers need no account to tell us anything."""
        return False

    def get_login_redirect_url(self, request):
        if request.user.has_perm(ENTER_ADMIN):
            return reverse("wagtailadmin_home")
        return super().get_login_redirect_url(request)

    def send_password_reset_mail(self, user, email, context):
        """Queued: nobody waits for the mail server, and nobody can tell by the clock who has an account."""
        send_password_link.using(backend="background").enqueue(user.pk, email, "password_reset_key")

    def send_mail(self, template_prefix, email, context):
        """Whatever else allauth writes: confirm this address, your password was changed."""
        letter = self.render_mail(template_prefix, email, context)
        send_written.using(backend="background").enqueue(letter.subject, letter.body, email)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Keeps the secrets of authenticators encrypted, so that a copy of the database signs nobody in."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": "Your role needs a second step. Set up another, then remove this one.",
        "incorrect_code": "Enter the 6-digit code that your app shows now.",
    }

    def encrypt(self, text):
        return _keys().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        return _keys().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator):
        others = Authenticator.objects.filter(user=authenticator.user_id, type__in=SECOND_FACTORS)
        return not needs_second_factor(authenticator.user) or others.exclude(pk=authenticator.pk).exists()


def _keys():
    """From the secret keys of the settings: the first encrypts, the older ones still decrypt."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [hashlib.sha256(f"second factor:{secret}".encode()).digest() for secret in secrets]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
