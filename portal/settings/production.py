"""In service: everything secret comes from the environment, everything is over HTTPS."""

from .base import *
from .base import CONTENT_SECURITY_POLICY, STORAGES, env

DEBUG = False
SECRET_KEY = env("SECRET_KEY")
# A changed SECRET_KEY alone would make every receipt useless: put the old one here, after the new.
RECEIPT_SECRETS = env.list("RECEIPT_SECRETS", default=[]) or [SECRET_KEY]
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"

STORAGES = {
    "default": STORAGES["default"],
    "documents": STORAGES["documents"],
    "private": STORAGES["private"],
    "staticfiles": {"BACKEND": "portal.staticfiles.PortalStaticFilesStorage"},
}

S3_BUCKET = env("S3_BUCKET", default="")
if S3_BUCKET:
    # Nothing in the bucket is open: pictures are shown by signed links, documents by the library.
    S3 = {
        "bucket_name": S3_BUCKET,
        "endpoint_url": env("S3_ENDPOINT_URL", default=None),
        "region_name": env("S3_REGION", default=None),
        "file_overwrite": False,
    }
    S3_BACKEND = "storages.backends.s3.S3Storage"
    STORAGES["default"] = {"BACKEND": S3_BACKEND, "OPTIONS": {**S3, "location": "media"}}
    STORAGES["documents"] = {"BACKEND": S3_BACKEND, "OPTIONS": {**S3, "location": "documents"}}
    STORAGES["private"] = {"BACKEND": S3_BACKEND, "OPTIONS": {**S3, "location": "private"}}
    # Where a browser fetches pictures from, for the content security policy.
    CONTENT_SECURITY_POLICY["DIRECTIVES"]["img-src"].append(env("S3_ORIGIN"))
