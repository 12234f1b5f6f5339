"""On one's own machine: nothing to set, mail to the console, errors in the browser."""

from portal import logs

from .base import *
from .base import env

DEBUG = env.bool("DEBUG", default=True)
SECRET_KEY = "for-development-only-and-never-in-production"
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]

LOGGING = logs.configuration(readable=True)
# Static files straight from where they lie, with Debug or without it: nothing is collected.
WHITENOISE_USE_FINDERS = True
STATIC_ROOT = None
DEMO_PEOPLE = True
# Browsers take a passkey without HTTPS at http://localhost only.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
