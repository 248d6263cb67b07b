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
"""

import os
import secrets
from pathlib import Path
from typing import Any

import dj_database_url


def _listed(name: str, default: str = "") -> list[str]:
    return [word for word in os.environ.get(name, default).split(",") if word]


# Secure unless told otherwise: an unset variable must never open anything.

DEBUG = os.environ.get("AUKIO_DEBUG") == "1"

# No key is written down anywhere. One made at start is handed on through the environment, so that the worker
# processes of a server agree on it; sessions then end with the server, which one's own machine can live with.
SECRET_KEY = os.environ.setdefault("AUKIO_SECRET_KEY", secrets.token_urlsafe(50))

ALLOWED_HOSTS = _listed("AUKIO_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = _listed("AUKIO_ORIGINS")

# TLS ends at the proxy in front, which also redirects to it and sets HSTS; what can be said here is said.
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEBUG
CSRF_COOKIE_HTTPONLY = True
# Believed only when told to: without a proxy that overwrites it, anybody can send this header.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if os.environ.get("AUKIO_PROXY") == "1" else None
X_FRAME_OPTIONS = "DENY"

AUTH_USER_MODEL = "access.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]

# What the house is made of.

INSTALLED_APPS = [
    "aukio.audit",
    "aukio.directory",
    "aukio.access",
    "aukio.notices",
    "aukio.theme",
    "aukio.web",
    "aukio.api",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django_htmx",
]
MIDDLEWARE = [
    "aukio.freshness.headers.SayHowLong",  # outermost: it sees what every other adds, a cookie above all
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "aukio.api.edge.Edge",
    "aukio.web.languages.RememberLanguage",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "aukio.web.errors.Mistakes",
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
                "aukio.web.context.frame",
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

# The fast lane (aukio.config.lane). Within a second every worker must know what was published: look twice in it.
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
