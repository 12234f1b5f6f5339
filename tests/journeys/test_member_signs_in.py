"""A member of the collaborative sets up a second factor and signs in with it."""

import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from portal.accounts.roles import Role
from tests.factories.accounts import PASSWORD, UserFactory

PERIOD = 30


def test_a_member_signs_in_with_a_second_factor(reader, site):
    member = UserFactory(role=Role.MEMBER, second_factor=False)

    secret = member_sets_up_an_app(reader, member)
    reader.sign_out()
    password_alone_does_not_do(reader, member)
    member_enters_the_code(reader, secret)


def member_sets_up_an_app(reader, member):
    reader.sign_in(member)
    reader.open("/accounts/2fa/totp/activate/")
    # Before such a change they are asked once more who they are.
    reader.write("Password", PASSWORD)
    reader.press("Continue")
    secret = reader.page.locator("code").inner_text()
    reader.write("Authenticator code", code_of(secret))
    reader.press("Turn on the app")
    return secret


def password_alone_does_not_do(reader, member):
    reader.open("/accounts/login/")
    reader.write("Email", member.email)
    reader.write("Password", PASSWORD)
    reader.press("Sign in")
    assert "/accounts/2fa/authenticate/" in reader.page.url
    reader.open("/admin/")
    assert "/accounts/" in reader.page.url


def member_enters_the_code(reader, secret):
    reader.open("/accounts/2fa/authenticate/")
    # A code is good once: the app shows the next one.
    reader.write("Code", code_of(secret, ahead=1))
    reader.press("Sign in")
    reader.open("/admin/")
    assert reader.page.url.endswith("/admin/")


def code_of(secret, *, ahead=0):
    """The six digits that an authenticator app shows for the secret, now or `ahead` periods from now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // PERIOD + ahead))
