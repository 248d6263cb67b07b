"""Django's settings: the choices Aukio makes, each with its reason; everything else is Django's own default.

What differs on a machine is read from environment variables (``environment.py``).
"""

import os
import secrets
from datetime import timedelta
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import dj_database_url

from aukio.config.environment import read_environment
from aukio.config.observation.error_reports import report_errors
from aukio.domain.base import languages
from aukio.domain.base.languages import SOURCE_LANGUAGE

ENVIRONMENT = read_environment(os.environ)

DEBUG = ENVIRONMENT.debug
AUKIO_DEMO = ENVIRONMENT.demo

# No key is stored in the code. A key made at start is passed on through the environment, so that the worker
# processes of a server share it. Sessions then end with the server, which is acceptable on a developer's machine.
_MADE_AT_START = "made-at-start."
SECRET_KEY = ENVIRONMENT.secret_key or _MADE_AT_START + secrets.token_urlsafe(50)
AUKIO_OWN_SECRET = not SECRET_KEY.startswith(_MADE_AT_START)
if ENVIRONMENT.secret_key is None:
    os.environ["AUKIO_SECRET_KEY"] = SECRET_KEY

ALLOWED_HOSTS = list(ENVIRONMENT.hosts)
CSRF_TRUSTED_ORIGINS = list(ENVIRONMENT.origins)

# TLS ends at the proxy in front, which also redirects to it and sets HSTS (deploy/nginx.conf): two checks ask for both
# here. X-Forwarded-Proto is trusted only with AUKIO_PROXY: without a proxy that overwrites it, any client can send it.
BEHIND_PROXY = ENVIRONMENT.proxy
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W008"]
SECURE_REFERRER_POLICY = "same-origin"
# Safari refuses cookies for TLS alone from this very machine, too: an address of the site on it says that Aukio is only
# tried out. Behind a proxy no address does.
_SITE = urlsplit(ENVIRONMENT.site)
_TRIED_OUT = _SITE.scheme == "http" and _SITE.hostname in ("localhost", "127.0.0.1", "::1") and not BEHIND_PROXY
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not (DEBUG or AUKIO_DEMO or _TRIED_OUT)
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "aukio.web.frame.csrf_page.csrf_failed"
X_FRAME_OPTIONS = "DENY"

# A page loads files from this site only, and runs no inline script: see docs/threats.md.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-src": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

# Limits of a request: the command line, not a form, imports the directory of a whole country.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
DATA_UPLOAD_MAX_NUMBER_FILES = 5

AUTH_USER_MODEL = "access.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]

# Signing in (decision 0020): a password and a second factor, or the city's own directory; there is no sign-up.

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:front"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "aukio.desk.accounts.sign_in_adapters.StaffOnly"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_EMAIL_VERIFICATION = "none"  # the person who opens an account knows its address
ACCOUNT_SIGNUP_FIELDS = ["email*", "username*", "password1*"]
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Aukio: "  # else the host that a request names
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # a stranger's address gets no mail
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_RATE_LIMITS = {"login_failed": False}  # axes locks accounts, in every worker
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Aukio"
AUKIO_SECOND_FACTOR = ENVIRONMENT.second_factor or ("offered" if AUKIO_DEMO else "required")
SESSION_COOKIE_AGE = int(ENVIRONMENT.session_hours * 3600)
SESSION_COOKIE_SAMESITE = "Lax"

AUKIO_APPROVAL = ENVIRONMENT.approval

AUKIO_AUDIT_YEARS = ENVIRONMENT.audit_years
AUKIO_ACTOR = ENVIRONMENT.actor

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "aukio.desk.accounts.sign_in_adapters.account_named"
AXES_LOCKOUT_TEMPLATE = "desk/locked_out.html"
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ACCESS_FAILURE_LOG = False
AXES_CLIENT_IP_CALLABLE = "aukio.clients.address.client_address"
AXES_VERBOSE = False

SOCIALACCOUNT_ADAPTER = "aukio.desk.accounts.sign_in_adapters.KnownStaffOnly"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_PROVIDERS = (
    {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "city",
                    "name": ENVIRONMENT.oidc_name,
                    "client_id": ENVIRONMENT.oidc_client,
                    "secret": ENVIRONMENT.oidc_secret,
                    "settings": {"server_url": ENVIRONMENT.oidc_url},
                }
            ],
        }
    }
    if ENVIRONMENT.oidc_url
    else {}
)

# Mail, for a forgotten password.

_MAIL = urlsplit(ENVIRONMENT.mail_url)
_CARRIED_BY = "filebased" if _MAIL.scheme == "file" else "smtp" if _MAIL.hostname else "console"
EMAIL_BACKEND = f"django.core.mail.backends.{_CARRIED_BY}.EmailBackend"
EMAIL_FILE_PATH = _MAIL.path if _MAIL.scheme == "file" else None
EMAIL_HOST = _MAIL.hostname or "localhost"
EMAIL_PORT = _MAIL.port or 587
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_MAIL.username or ""), unquote(_MAIL.password or "")
EMAIL_TIMEOUT = 30  # seconds: a mail server that hangs holds up the worker for no longer
EMAIL_USE_TLS = bool(_MAIL.username)
AUKIO_BOOKING_DAYS = ENVIRONMENT.booking_days
AUKIO_SITE = ENVIRONMENT.site
AUKIO_SECURITY_CONTACT = ENVIRONMENT.security_contact
AUKIO_REQUEST_SECONDS = ENVIRONMENT.request_seconds
AUKIO_PRIVATE_TARGETS = ENVIRONMENT.private_targets
AUKIO_SMS_URL = ENVIRONMENT.sms_url
AUKIO_SMS_TOKEN = ENVIRONMENT.sms_token
AUKIO_DELIVERY_TOKEN = ENVIRONMENT.delivery_token
AUKIO_SMS_FILE = ENVIRONMENT.sms_file
DEFAULT_FROM_EMAIL = ENVIRONMENT.mail_from

# Background tasks: in the calling process, or at a broker.

AUKIO_TASKS_URL = ENVIRONMENT.tasks_url
TASKS = {
    "default": {
        "BACKEND": "django_tasks_rq.RQBackend"
        if AUKIO_TASKS_URL
        else "django_tasks.backends.immediate.ImmediateBackend"
    }
}
RQ_QUEUES = {"default": {"URL": AUKIO_TASKS_URL}} if AUKIO_TASKS_URL else {}

# Apps and middleware.

INSTALLED_APPS = [
    "aukio.audit",
    "aukio.limits",
    "aukio.directory",
    "aukio.access",
    "aukio.notices",
    "aukio.drafts",
    "aukio.upkeep",
    "aukio.visits",
    "aukio.outreach",
    "aukio.bookings",
    "aukio.theme",
    "aukio.web",
    "aukio.desk",
    "aukio.api",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "csp",
    "aukio.desk.apps.RecordAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
]
if AUKIO_TASKS_URL:
    INSTALLED_APPS += ["django_rq", "django_tasks_rq"]
MIDDLEWARE = [
    "aukio.config.observation.request_ids.RequestIds",
    "aukio.config.observation.request_metrics.RequestMetrics",
    "aukio.freshness.headers.FreshnessMiddleware",  # outside of the others: it sees what each adds, such as a cookie
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "aukio.api.error_middleware.ApiErrorMiddleware",
    "aukio.web.frame.language_choice.RememberLanguage",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "aukio.web.frame.fallback_words.FallbackWords",
    "django.middleware.common.CommonMiddleware",
    "aukio.web.frame.time_limit.TimeLimit",
    "aukio.web.frame.nonsense.Nonsense",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "aukio.web.frame.language_marks.MarkLanguages",
    "aukio.web.frame.second_try.SecondTry",
    "aukio.web.frame.error_pages.Mistakes",
    "aukio.desk.accounts.sign_in_limits.SignInLimits",
    "axes.middleware.AxesMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "aukio.web.frame.page_context.frame",
            ]
        },
    }
]
ROOT_URLCONF = "aukio.config.urls"
WSGI_APPLICATION = "aukio.config.wsgi.application"
STATIC_URL = "/static/"
# Static files are served from their packages, so there is nothing to collect.
WHITENOISE_USE_FINDERS = True

# The demo shows a day of the past; without this setting pages show now.
AUKIO_OPENS_AT = ENVIRONMENT.opens_at

# Every public response states exactly until when it holds, but the next publication is not known in advance. So caches
# keep it no longer than this, and a reader sees a publication at most that much later. The past changes only when
# history is imported or a name is removed; then every cache must drop it within the second number.
AUKIO_KEPT_SECONDS = ENVIRONMENT.kept_seconds
AUKIO_PAST_KEPT_SECONDS = ENVIRONMENT.past_kept_seconds

# The response cache (aukio.cache). Every worker must know a publication within a second, so it checks twice a second.
AUKIO_LOOK_SECONDS = ENVIRONMENT.look_seconds
AUKIO_LANE_MEGABYTES = ENVIRONMENT.lane_megabytes

# The record.


def _database(url: str) -> dict[str, Any]:
    """Settings for the database at `url`, with what each engine needs to serve several processes at once."""
    database = dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
    if not url.startswith("sqlite:"):
        return database
    if database["NAME"] != ":memory:":
        # Absolute, so that a later change of the current folder does not change the database.
        database["NAME"] = Path(str(database["NAME"])).absolute()
    database["ENGINE"] = "aukio.config.sqlite"
    database["OPTIONS"] = {
        # WAL: readers read during a write. NORMAL is safe with WAL: a power cut may lose the last commits, never
        # the file. Recursive triggers also protect rows that REPLACE deletes.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA recursive_triggers=ON;",
        # A transaction takes the write lock when it begins. SQLite refuses at once a transaction that asks for the
        # lock later, after another one has written, whatever its timeout.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
    }
    return database


DATABASES = {"default": _database(ENVIRONMENT.database_url)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Time and language. Instants are stored in UTC; each place has the time zone of its hours.

USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = SOURCE_LANGUAGE
LANGUAGES = [(code, row.name) for code, row in languages.LANGUAGES.items()]
LOCALE_PATHS = [Path(__file__).resolve().parent.parent / "locale"]

# The log goes to stderr, because the command line prints its answers to stdout.

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "text": {"()": "aukio.config.observation.log_lines.TextLines"},
        "json": {"()": "aukio.config.observation.log_lines.JsonLines"},
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": ENVIRONMENT.log}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "aukio": {"level": "INFO"},
        # Django would send its faults to these as well, and mail them; refused requests are the clients' business.
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.request": {"level": "ERROR"},
    },
}

AUKIO_METRICS_FROM = ENVIRONMENT.metrics_from
if ENVIRONMENT.sentry_dsn:
    report_errors(ENVIRONMENT.sentry_dsn, release=version("aukio"))
