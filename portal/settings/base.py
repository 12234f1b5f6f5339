"""Settings that hold everywhere. The environment is read in this folder and nowhere else."""

from pathlib import Path

import environ
from csp.constants import NONCE, NONE, SELF

from portal import logs

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parents[2]
environ.Env.read_env(BASE_DIR / ".env")
VAR_DIR = Path(env("VAR_DIR", default=str(BASE_DIR / "var")))

# The alliance -------------------------------------------------------------------------------------

ALLIANCE_NAME = env("ALLIANCE_NAME", default="Kent and Medway Cancer Alliance")
BASE_URL = env("BASE_URL", default="http://127.0.0.1:8000")
# NHS Digital's rule for published counts: 1 to 7 is hidden, any other is rounded to the nearest 5.
SMALL_NUMBER_THRESHOLD = env.int("SMALL_NUMBER_THRESHOLD", default=7)
SMALL_NUMBER_ROUNDING = env.int("SMALL_NUMBER_ROUNDING", default=5)

# Receipt words are hashed with the first; what an older one hashed still opens. See also production.py.
RECEIPT_SECRETS = env.list("RECEIPT_SECRETS", default=["for-development-only-and-never-in-production"])

# One line for each erasure, to be kept apart from the database and its backups: it outlives their restore.
ERASURE_LIST = Path(env("ERASURE_LIST", default=str(VAR_DIR / "erasures.jsonl")))

# Whoever began to answer before a consultation closed may finish within so many minutes.
CONSULTATION_GRACE_MINUTES = env.int("CONSULTATION_GRACE_MINUTES", default=15)

# Whether the nightly check of links also asks other websites. Off: they are listed and not asked.
CHECK_OUTSIDE_LINKS = env.bool("CHECK_OUTSIDE_LINKS", default=False)

# Of the forms that are typed in, one in so many is typed in twice, by two people. 0: none.
CONSULTATION_KEYED_TWICE = env.int("CONSULTATION_KEYED_TWICE", default=10)

# For so many minutes an approved reply is not shown yet, and the approval can be undone.
REPLY_UNDO_MINUTES = env.int("REPLY_UNDO_MINUTES", default=30)

# Django -------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "home",
    "consultations",
    "feedback",
    "search",
    "portal",
    "portal.taxonomy",
    "portal.accounts",
    "portal.privacy",
    "wagtailnhsukfrontend",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "portal.accounts.people_admin.PeopleAdminConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "portal.work_area.WorkAreaConfig",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "formguard",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.forms",
]

MIDDLEWARE = [
    "portal.logs.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "portal.accounts.second_factor.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "portal.security.PolicyMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "portal" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
                "portal.nav.layout",
            ],
        },
    },
]

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'portal.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    VAR_DIR.mkdir(parents=True, exist_ok=True)
    # Without IMMEDIATE a request that reads and then writes fails under load instead of waiting its turn.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # Mapped memory, which all processes share, halves the time of a search.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
        " PRAGMA mmap_size=268435456;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

# Rate limits must count across processes, so the cache is one that all of them share.
CACHES = {
    "default": {
        "BACKEND": "portal.shared_cache.SharedCache",
        "LOCATION": "portal_cache",
        "KEY_FUNCTION": "portal.privacy.cache_keys.veiled",
        # With Django's 300 a busy hour would push the counts of attempts out and let a guesser begin again.
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
    # For what each process may know by itself for some minutes: figures that cost more than a page may.
    "process": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "process"},
}

TASKS = {
    # Wagtail's own work is small and is done at once; nothing is found late because no worker runs.
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "background": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]},
}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True
DATE_FORMAT = "j F Y"
FORMAT_MODULE_PATH = []

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_FINDERS = [
    # Before the others: it finds the design system's files mended.
    "portal.staticfiles.MendedFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
MENDED_STATIC_ROOT = VAR_DIR / "mended"
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(env("MEDIA_ROOT", default=str(VAR_DIR / "media")))
# Documents lie outside the media folder: the library hands them out, and asks first who may have them.
DOCUMENTS_ROOT = Path(env("DOCUMENTS_ROOT", default=str(VAR_DIR / "documents")))
# What was learned from moderators' decisions: one file, written and read by the worker alone.
SUGGESTIONS_ROOT = Path(env("SUGGESTIONS_ROOT", default=str(VAR_DIR / "suggestions")))
# Files with people's words on their way in or out: a view hands them out that asks who wants them.
PRIVATE_ROOT = Path(env("PRIVATE_ROOT", default=str(VAR_DIR / "private")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "documents": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(DOCUMENTS_ROOT)},
    },
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(PRIVATE_ROOT), "file_permissions_mode": 0o600},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

vars().update(env.email_url("EMAIL_URL", default="consolemail://"))
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="Cancer alliance portal <noreply@example.org>")

# One line a request and no personal words. Errors are not mailed: a mail would carry what people typed.
LOGGING = logs.configuration(level=env("LOG_LEVEL", default="INFO"))
ADMINS = []

# Safety -------------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    },
}
PERMISSIONS_POLICY = {
    name: []
    for name in (
        "camera",
        "geolocation",
        "microphone",
        "payment",
        "usb",
        "display-capture",
        "browsing-topics",
    )
}
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000

# People -------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
# What a visitor may send. A ward, a library or a meeting shares one address: this stops machines, not people.
ACCOUNT_RATE_LIMITS = {
    "begin_answers": "120/m/ip",
    "send_answers": "120/m/ip",
    "send_story": "120/m/ip",
    "ask_for_alert": "20/m/ip",
    "ask_to_join": "10/m/ip",
    "joining_letter": "3/h/key",
    "echo": "60/m/ip",
    "search_api": "60/m/ip",
    "come_back": "20/m/ip",
}
ACCOUNT_ADAPTER = "portal.accounts.adapters.AccountAdapter"
# The frame of every letter names the alliance in the subject, ours and allauth's alike.
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# Nobody gets mail because somebody else typed their address.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
# Wards and libraries share computers: signed in until the browser closes.
ACCOUNT_SESSION_REMEMBER = False
MFA_ADAPTER = "portal.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = ALLIANCE_NAME
# Phones and servers disagree by a few seconds: the code before and the code after count too.
MFA_TOTP_TOLERANCE = 1
USERSESSIONS_TRACK_ACTIVITY = False
# How many proxies of ours stand in front: the visitor's address is read that many places from the right.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)
# Invented people with a password that anybody can read in the code: never true in service.
DEMO_PEOPLE = False

# Wagtail ------------------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = ALLIANCE_NAME
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAIL_ENABLE_UPDATE_CHECK = False
# Wagtail keeps a draft half a second after a key was pressed. That is often just when somebody presses
# Publish on a new page, and one of the two then finds the page's address taken.
WAGTAIL_AUTOSAVE_INTERVAL = 5000
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAIL_FRONTEND_LOGIN_URL = "/_util/login/"
WAGTAILEMBEDS_FINDERS = []
WAGTAILDOCS_DOCUMENT_MODEL = "home.AllianceDocument"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_INLINE_CONTENT_TYPES = []
WAGTAILDOCS_DOCUMENT_FORM_BASE = "home.forms.AllianceDocumentForm"
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "xlsx", "pptx", "odt", "csv", "txt", "md"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = env.int("DOCUMENT_MAX_MB", default=20) * 1024 * 1024
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
TAGGIT_CASE_INSENSITIVE = True

# Search -------------------------------------------------------------------------------------------

# One address or several, with commas. Empty: the engine inside the database answers alone.
ELASTICSEARCH_URL = env("ELASTICSEARCH_URL", default="")
ELASTICSEARCH_USER = env("ELASTICSEARCH_USER", default="")
ELASTICSEARCH_PASSWORD = env("ELASTICSEARCH_PASSWORD", default="")
ELASTICSEARCH_API_KEY = env("ELASTICSEARCH_API_KEY", default="")
ELASTICSEARCH_CA = env("ELASTICSEARCH_CA", default="")
ELASTICSEARCH_INDEX = env("ELASTICSEARCH_INDEX", default="portal-search")
ELASTICSEARCH_SHARDS = env.int("ELASTICSEARCH_SHARDS", default=1)
ELASTICSEARCH_REPLICAS = env.int("ELASTICSEARCH_REPLICAS", default=1)
# Seconds. A reader waits no longer than the first, new tries included; then the database answers.
ELASTICSEARCH_TIMEOUT = env.float("ELASTICSEARCH_TIMEOUT", default=0.8)
ELASTICSEARCH_WRITE_TIMEOUT = env.float("ELASTICSEARCH_WRITE_TIMEOUT", default=10)
