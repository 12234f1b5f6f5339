"""The letters about accounts, for the gallery."""

from types import SimpleNamespace

from portal.letters import Sample, register, whole

NEWCOMER, ASKER = "somebody who was given an account", "somebody who asked to join"
PERSON = SimpleNamespace(first_name="Ada")


def link():
    return {"person": PERSON, "password_reset_url": whole("/accounts/password/reset/key/sample/")}


register(
    Sample(
        "account/email/invitation_message",
        "Choose a password to sign in",
        NEWCOMER,
        "when an administrator gives somebody an account",
        link,
    ),
    Sample(
        "account/email/password_reset_key_message",
        "Choose a new password",
        "somebody with an account",
        "when somebody pressed “Forgotten your password?”",
        link,
    ),
    Sample(
        "account/email/email_confirmation_message",
        "Confirm your e-mail address",
        "somebody with an account",
        "when they gave another address",
        lambda: {"activate_url": whole("/accounts/confirm-email/sample/")},
    ),
    Sample(
        "accounts/email/confirm_joining",
        "Confirm your e-mail address",
        ASKER,
        "when somebody asked to join with this address",
        lambda: {"confirm_url": whole("/join/sample/")},
    ),
    Sample(
        "accounts/email/has_account",
        "You have an account already",
        ASKER,
        "when the address has an account",
        lambda: {"login_url": whole("/accounts/login/")},
    ),
    Sample(
        "accounts/email/joining_waits",
        "Somebody asks to join",
        "administrators",
        "when the first request waits",
        lambda: {"joining_url": whole("/admin/joining/")},
    ),
    Sample(
        "accounts/email/declined",
        "Your request to join",
        ASKER,
        "when an administrator could not approve it",
        lambda: {"request": SimpleNamespace(first_name="Ada", reason="We could not reach your team to ask.")},
    ),
)
