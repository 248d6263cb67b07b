"""Django's settings: the choices Aukio makes, each with its reason; everything else is Django's own default.

A machine says what differs there through the environment:

    AUKIO_DATABASE_URL   where the record is kept; var/aukio.sqlite3 under the current folder if not said
    AUKIO_SECRET_KEY     signs sessions; a new one at each start if not said
    AUKIO_HOSTS          the host names served, with commas between; this machine alone if not said
    AUKIO_ORIGINS        the https:// origins whose forms are trusted behind a proxy, with commas between
    AUKIO_PROXY          1 behind a proxy that ends TLS and says so in X-Forwarded-Proto, whatever a client sends
    AUKIO_KEPT_SECONDS   the longest that browsers and caches keep an answer before they ask again; 60 if not said
    AUKIO_PAST_KEPT_SECONDS  the same for what was told at an instant that is over; 3600 if not said
    AUKIO_LOOK_SECONDS   how often each worker looks whether something was published; 0.5 if not said
    AUKIO_LANE_MEGABYTES how much each worker keeps ready to serve; 64 if not said, 0 keeps nothing
    AUKIO_OPENS_AT       the moment pages open at, as the demo does; now if not said
    AUKIO_DEBUG          1 for a developer: tracebacks in the browser, cookies without TLS
    AUKIO_DEMO           1 for the demo alone: accounts whose password everybody knows, cookies without TLS
    AUKIO_SECOND_FACTOR  required or offered: whether staff need more than a password; required if not said
    AUKIO_APPROVAL       nothing, closures or everything: what a second person agrees to first; closures if not said
    AUKIO_AUDIT_YEARS    after how many years `aukio audit forget` forgets who did what; kept for ever if not said
    AUKIO_SESSION_HOURS  how long staff stay signed in; 10 if not said
    AUKIO_OIDC_URL       the city's own directory of staff (OpenID Connect); with it go AUKIO_OIDC_CLIENT,
                         AUKIO_OIDC_SECRET and AUKIO_OIDC_NAME, the word on the button
    AUKIO_MAIL_URL       where mail is handed over, as smtp://name:secret@host:port, or file:///a/folder for
                         development; to the log if not said
    AUKIO_MAIL_FROM      whose name it bears
    AUKIO_BOOKING_DAYS   for how many days after it is over it is remembered whose a booking was; 30 if not said
    AUKIO_SITE           the address of the site, as https://aukio.example; without it no message holds a link
    AUKIO_SMS_URL        the gateway that carries text messages, with AUKIO_SMS_TOKEN; without one nobody is asked
    AUKIO_SMS_FILE       a file to write them to instead, for development
    AUKIO_TASKS_URL      a Redis at which small jobs wait, as redis://host:6379/0, with `aukio work --chores` beside it
                         and the extra `broker` installed; without it every worker does them itself
    AUKIO_DELIVERY_TOKEN what whoever carries messages shows when they report what arrived; nobody may if not said
"""

import os
import secrets
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import dj_database_url


def _listed(name: str, default: str = "") -> list[str]:
    return [word for word in os.environ.get(name, default).split(",") if word]


# Secure unless told otherwise: an unset variable must never open anything.

DEBUG = os.environ.get("AUKIO_DEBUG") == "1"
AUKIO_DEMO = os.environ.get("AUKIO_DEMO") == "1"

# No key is written down anywhere. One made at start is handed on through the environment, so that the worker
# processes of a server agree on it; sessions then end with the server, which one's own machine can live with.
SECRET_KEY = os.environ.setdefault("AUKIO_SECRET_KEY", secrets.token_urlsafe(50))

ALLOWED_HOSTS = _listed("AUKIO_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = _listed("AUKIO_ORIGINS")

# TLS ends at the proxy in front, which also redirects to it and sets HSTS (deploy/nginx.conf): two checks ask for both
# here. The scheme is believed only when told to: without a proxy that overwrites it, anybody can send this header.
BEHIND_PROXY = os.environ.get("AUKIO_PROXY") == "1"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W008"]
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not (DEBUG or AUKIO_DEMO)
CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"

# Nothing is taken from anywhere but here, and nothing that stands in a page runs: see docs/threats.md.
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

# What people may send: a directory file of a whole country is read from the command line, not from a form.
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

# Signing in (decision 0020): a password and a second factor, or the city's own directory; nobody signs up.

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:front"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "aukio.desk.accounts.sign_in_adapters.StaffOnly"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_EMAIL_VERIFICATION = "none"  # an account is opened by somebody who knows the address
ACCOUNT_SIGNUP_FIELDS = ["email*", "username*", "password1*"]
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_RATE_LIMITS = {"login_failed": False}  # lockouts are those of axes, which every worker knows of
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Aukio"
AUKIO_SECOND_FACTOR = os.environ.get("AUKIO_SECOND_FACTOR", "offered" if AUKIO_DEMO else "required")
SESSION_COOKIE_AGE = int(float(os.environ.get("AUKIO_SESSION_HOURS", "10")) * 3600)
SESSION_COOKIE_SAMESITE = "Lax"

AUKIO_APPROVAL = os.environ.get("AUKIO_APPROVAL", "closures")

_YEARS = os.environ.get("AUKIO_AUDIT_YEARS", "")
AUKIO_AUDIT_YEARS = int(_YEARS) if _YEARS else None

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "aukio.desk.accounts.sign_in_adapters.account_named"
AXES_LOCKOUT_TEMPLATE = "desk/locked_out.html"
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ACCESS_FAILURE_LOG = False
AXES_CLIENT_IP_CALLABLE = "aukio.desk.accounts.sign_in_adapters.client_address"
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
                    "name": os.environ.get("AUKIO_OIDC_NAME", "the city's directory"),
                    "client_id": os.environ.get("AUKIO_OIDC_CLIENT", ""),
                    "secret": os.environ.get("AUKIO_OIDC_SECRET", ""),
                    "settings": {"server_url": os.environ["AUKIO_OIDC_URL"]},
                }
            ],
        }
    }
    if os.environ.get("AUKIO_OIDC_URL")
    else {}
)

# Mail, for a forgotten password.

_MAIL = urlsplit(os.environ.get("AUKIO_MAIL_URL", ""))
_CARRIED_BY = "filebased" if _MAIL.scheme == "file" else "smtp" if _MAIL.hostname else "console"
EMAIL_BACKEND = f"django.core.mail.backends.{_CARRIED_BY}.EmailBackend"
EMAIL_FILE_PATH = _MAIL.path if _MAIL.scheme == "file" else None
EMAIL_HOST = _MAIL.hostname or "localhost"
EMAIL_PORT = _MAIL.port or 587
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_MAIL.username or ""), unquote(_MAIL.password or "")
EMAIL_USE_TLS = bool(_MAIL.username)
AUKIO_BOOKING_DAYS = int(os.environ.get("AUKIO_BOOKING_DAYS", "30"))
AUKIO_SITE = os.environ.get("AUKIO_SITE", "").rstrip("/")
AUKIO_SMS_URL = os.environ.get("AUKIO_SMS_URL", "")
AUKIO_SMS_TOKEN = os.environ.get("AUKIO_SMS_TOKEN", "")
AUKIO_DELIVERY_TOKEN = os.environ.get("AUKIO_DELIVERY_TOKEN", "")
AUKIO_SMS_FILE = os.environ.get("AUKIO_SMS_FILE", "")
DEFAULT_FROM_EMAIL = os.environ.get("AUKIO_MAIL_FROM", "aukio@localhost")

# Small jobs: where they are asked for, or at a broker.

AUKIO_TASKS_URL = os.environ.get("AUKIO_TASKS_URL", "")
TASKS = {
    "default": {
        "BACKEND": "django_tasks_rq.RQBackend"
        if AUKIO_TASKS_URL
        else "django_tasks.backends.immediate.ImmediateBackend"
    }
}
RQ_QUEUES = {"default": {"URL": AUKIO_TASKS_URL}} if AUKIO_TASKS_URL else {}

# What the house is made of.

INSTALLED_APPS = [
    "aukio.audit",
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
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
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
    "aukio.freshness.headers.SayHowLong",  # outermost: it sees what every other adds, a cookie above all
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "aukio.api.error_middleware.Edge",
    "aukio.web.frame.language_choice.RememberLanguage",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "aukio.web.frame.error_pages.Mistakes",
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
# Files are served from the packages they come with: nothing to collect, nothing to forget.
WHITENOISE_USE_FINDERS = True

# A demonstration is about a day of the past; everything else is about now.
AUKIO_OPENS_AT = os.environ.get("AUKIO_OPENS_AT", "")

# Every public answer says exactly until when it holds. But nobody foresees the next publication: so it is kept for no
# longer than this, which is how long a reader may go without news. The past changes only when history is imported
# or a name is taken out: then it must be gone from every cache within the second number.
AUKIO_KEPT_SECONDS = int(os.environ.get("AUKIO_KEPT_SECONDS", "60"))
AUKIO_PAST_KEPT_SECONDS = int(os.environ.get("AUKIO_PAST_KEPT_SECONDS", "3600"))

# The fast lane (aukio.cache). Within a second every worker must know what was published: look twice in it.
AUKIO_LOOK_SECONDS = float(os.environ.get("AUKIO_LOOK_SECONDS", "0.5"))
AUKIO_LANE_MEGABYTES = float(os.environ.get("AUKIO_LANE_MEGABYTES", "64"))

# The record.


def _database(url: str) -> dict[str, Any]:
    """Settings for the database at `url`, with what each engine needs to serve several processes at once."""
    database = dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
    if not url.startswith("sqlite:"):
        return database
    if database["NAME"] != ":memory:":
        # Fixed now, so that a later change of folder cannot move the record.
        database["NAME"] = Path(str(database["NAME"])).absolute()
    database["ENGINE"] = "aukio.config.sqlite"
    database["OPTIONS"] = {
        # Readers go on reading while somebody writes. NORMAL is safe with WAL: a power cut may lose the last
        # commits, never the file. A row that REPLACE deletes is seen by the triggers that keep rows only when these
        # are recursive.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA recursive_triggers=ON;",
        # A transaction takes the write lock when it begins. One that asks for it midway, after somebody else
        # has written, is refused at once, however long it was willing to wait.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
    }
    return database


DATABASES = {"default": _database(os.environ.get("AUKIO_DATABASE_URL") or "sqlite:///var/aukio.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Time and language. Instants are stored in UTC; each place has the zone its hours are written in.

USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LANGUAGES = [("fi", "suomi"), ("sv", "svenska"), ("en", "English")]
LOCALE_PATHS = [Path(__file__).resolve().parent.parent / "locale"]

# The log goes to stderr: stdout belongs to the answers of the command line.

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"aukio": {"level": "INFO"}},
}
