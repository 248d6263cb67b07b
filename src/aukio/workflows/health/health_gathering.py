"""Gather the facts about this installation that the checks look at."""

import shutil
import smtplib
import sqlite3
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import Error, connection

from aukio.access import queries as access_queries
from aukio.answers.session import open_session
from aukio.audit import queries as audit_queries
from aukio.domain.base.mistakes import NotFound
from aukio.domain.city.holidays import missing_region
from aukio.domain.health.health_checks import CheckResult, check_all
from aukio.domain.health.health_facts import (
    BackupFacts,
    DatabaseFacts,
    HealthFacts,
    OutboxFacts,
    Reach,
    RecordFacts,
    SettingFacts,
    StaffFacts,
    WorkerFacts,
)
from aukio.domain.people.delivery import Medium
from aukio.outreach.queries import outbox as outbox_queries
from aukio.upkeep import queries as upkeep_queries
from aukio.workflows.health.table_versions import Tables, tables
from aukio.workflows.messages.message_delivery import available_media
from aukio.workflows.outgoing_http import RequestFailed, status_of_page

WORKER = "work"
"""The name under which ``aukio work`` says that it is alive."""

VERSION = version("aukio")

_DURABLE = ("fsync", "full_page_writes", "synchronous_commit")
"""Settings of PostgreSQL that must not be off."""

_SECONDS = 5
_SMTP = "django.core.mail.backends.smtp.EmailBackend"


def examine(*, now: datetime) -> tuple[CheckResult, ...]:
    """Return how each check of this installation comes out."""
    return check_all(gather(now=now))


def gather(*, now: datetime) -> HealthFacts:
    """Look at this installation: its settings, database, disk, worker, mail server and record."""
    database, trouble = _database()
    free, whole = _disk()
    known: dict[str, Any] = {}
    if database is not None and not database.waiting_migrations and not database.unknown_migrations:
        known = {
            "worker": _worker(),
            "outbox": _outbox(now),
            "backups": _backups(),
            "staff": _staff(),
            "record": _record(now),
        }
    return HealthFacts(
        now=now,
        version=VERSION,
        settings=_settings(),
        database=database,
        database_trouble=trouble,
        free_bytes=free,
        disk_bytes=whole,
        mail=_mail(),
        text_messages=_text_messages(),
        broker=_broker(),
        **known,
    )


def _settings() -> SettingFacts:
    development = {
        "AUKIO_DEBUG": settings.DEBUG,
        "AUKIO_DEMO": settings.AUKIO_DEMO,
        "AUKIO_OPENS_AT": settings.AUKIO_OPENS_AT,
    }
    return SettingFacts(
        development=tuple(name for name, is_set in development.items() if is_set),
        secret_length=len(settings.SECRET_KEY) if settings.AUKIO_OWN_SECRET else None,
        site=settings.AUKIO_SITE,
        site_host=urlsplit(settings.AUKIO_SITE).hostname or "",
        hosts=tuple(settings.ALLOWED_HOSTS),
        second_factor_required=settings.AUKIO_SECOND_FACTOR == "required",
    )


def _database() -> tuple[DatabaseFacts | None, str]:
    name = Path(str(connection.settings_dict["NAME"]))
    if connection.vendor == "sqlite" and name.is_absolute() and not name.exists():
        return None, f"{name}: no such file"
    try:
        kind, changes = tables()
        newest = None if changes else audit_queries.instants()[1]
        waiting, unknown = (0, len(changes)) if kind is Tables.NEWER else (len(changes), 0)
        return DatabaseFacts(connection.vendor, _version(), waiting, _clock(), newest, unknown, _lossy()), ""
    except (Error, OSError) as error:
        connection.close()
        return None, str(error).strip().partition("\n")[0]


def _version() -> tuple[int, ...]:
    if connection.vendor == "sqlite":
        return sqlite3.sqlite_version_info
    number = connection.connection.info.server_version
    return number // 10_000, number % 10_000


def _lossy() -> tuple[str, ...]:
    """Return the settings by which a crash loses what was acknowledged, as they are for our role."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA synchronous")
            return () if cursor.fetchone()[0] else ("synchronous=off",)
        cursor.execute("SELECT name, setting FROM pg_settings WHERE name = ANY(%s) ORDER BY name", [list(_DURABLE)])
        return tuple(f"{name}={setting}" for name, setting in cursor.fetchall() if setting == "off")


def _clock() -> datetime:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT strftime('%Y-%m-%dT%H:%M:%f', 'now')")
            return datetime.fromisoformat(cursor.fetchone()[0]).replace(tzinfo=UTC)
        cursor.execute("SELECT clock_timestamp()")
        found: datetime = cursor.fetchone()[0]
        return found


def _disk() -> tuple[int | None, int | None]:
    """The disk of the record, or of the current folder where the database is on another machine."""
    folder = Path(str(connection.settings_dict["NAME"])).parent if connection.vendor == "sqlite" else Path.cwd()
    try:
        usage = shutil.disk_usage(folder)
    except OSError:
        return None, None
    return usage.free, usage.total


def _mail() -> Reach:
    if Medium.MAIL not in available_media():
        return Reach(configured=False)
    if settings.EMAIL_BACKEND != _SMTP:
        return Reach(configured=True)
    try:
        with smtplib.SMTP(settings.EMAIL_HOST, settings.EMAIL_PORT, timeout=_SECONDS) as server:
            server.noop()
    except (OSError, smtplib.SMTPException) as error:
        return Reach(configured=True, trouble=f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}: {error}")
    return Reach(configured=True)


def _text_messages() -> Reach:
    if not settings.AUKIO_SMS_URL:
        return Reach(configured=bool(settings.AUKIO_SMS_FILE))
    try:
        status_of_page(settings.AUKIO_SMS_URL, {})  # any answer will do: a gateway need not know GET
    except RequestFailed as error:
        return Reach(configured=True, trouble=str(error))
    return Reach(configured=True)


def _broker() -> Reach:
    if not settings.AUKIO_TASKS_URL:
        return Reach(configured=False)
    from redis import Redis, RedisError  # the extra 'broker'
    from rq import Worker  # as above

    try:
        redis = Redis.from_url(settings.AUKIO_TASKS_URL, socket_connect_timeout=_SECONDS, socket_timeout=_SECONDS)
        workers = Worker.count(connection=redis)
    except RedisError as error:
        return Reach(configured=True, trouble=str(error))
    return Reach(configured=True, trouble="" if workers else "aukio work --chores: 0")


def _worker() -> WorkerFacts:
    for beat in upkeep_queries.beats():
        if beat.name == WORKER:
            return WorkerFacts(beat.seen, timedelta(seconds=beat.pause), beat.version)
    return WorkerFacts(None, timedelta(), "")


def _outbox(now: datetime) -> OutboxFacts:
    oldest = outbox_queries.oldest_due(available_media(), now=now)
    return OutboxFacts(oldest, outbox_queries.failed_since(now - timedelta(days=7)))


def _backups() -> BackupFacts:
    return BackupFacts(upkeep_queries.last_backup(), upkeep_queries.last_verified(), audit_queries.instants()[0])


def _staff() -> StaffFacts:
    accounts, without = access_queries.second_factors()
    return StaffFacts(accounts, without)


def _record(now: datetime) -> RecordFacts:
    broken = len(upkeep_queries.broken())
    try:
        view = open_session(now).current
    except NotFound:
        return RecordFacts(0, broken, "")
    places = len(list(view.tree(view.interval(now))))
    return RecordFacts(places, broken, missing_region(view.city.holidays.last))
