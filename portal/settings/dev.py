"""On one's own machine: nothing to set, mail to the console, errors in the browser."""

from .base import *
from .base import env

DEBUG = env.bool("DEBUG", default=True)
SECRET_KEY = "for-development-only-and-never-in-production"
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
