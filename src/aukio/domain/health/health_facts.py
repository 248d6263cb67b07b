"""What is known of an installation at one moment. None means that it could not be found out, or that there is none."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Reach:
    """Whether another program answers; ``trouble`` is what was wrong, in a few words, empty where it answered."""

    configured: bool
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class SettingFacts:
    """The settings that can be right for a developer and wrong for a city."""

    development: tuple[str, ...] = ()
    """Names of settings that belong on a developer's machine or in the demo."""
    secret_length: int | None = None
    """Characters of the secret key; None where a new one is made at each start."""
    site: str = ""
    """Its address; empty where none is set."""
    site_host: str = ""
    hosts: tuple[str, ...] = ()
    second_factor_required: bool = True


@dataclass(frozen=True, slots=True)
class DatabaseFacts:
    """The database, as it answers."""

    kind: str
    version: tuple[int, ...]
    waiting_migrations: int
    clock: datetime
    newest_act: datetime | None
    """The newest row of the audit trail: one of the future shows a clock that was set back."""
    unknown_migrations: int = 0
    """Changes of its tables that this version does not know: those of a newer one."""
    lossy: tuple[str, ...] = ()
    """Its settings by which a crash loses what was acknowledged, such as ``synchronous_commit=off``."""


@dataclass(frozen=True, slots=True)
class WorkerFacts:
    """The background worker, as it was last seen."""

    seen: datetime | None
    pause: timedelta
    version: str


@dataclass(frozen=True, slots=True)
class OutboxFacts:
    """Messages that are due and not sent."""

    oldest_due: datetime | None
    failed: int
    """Messages that ended without being sent within a week."""


@dataclass(frozen=True, slots=True)
class BackupFacts:
    """The backups that this record knows of; ``began`` is its oldest act."""

    last: datetime | None
    verified: datetime | None
    began: datetime | None


@dataclass(frozen=True, slots=True)
class StaffFacts:
    """The accounts of staff that are open."""

    accounts: int
    without_second_factor: int


@dataclass(frozen=True, slots=True)
class RecordFacts:
    """What is recorded: places of today, broken links, and what staff should know of the holiday calendar."""

    places: int
    broken_links: int
    missing_region: str


@dataclass(frozen=True, slots=True)
class HealthFacts:
    """Everything that the checks look at. What is None was not looked at, because the database does not answer."""

    now: datetime
    version: str
    settings: SettingFacts
    database: DatabaseFacts | None
    database_trouble: str
    free_bytes: int | None
    disk_bytes: int | None
    mail: Reach
    text_messages: Reach
    broker: Reach
    worker: WorkerFacts | None = None
    outbox: OutboxFacts | None = None
    backups: BackupFacts | None = None
    staff: StaffFacts | None = None
    record: RecordFacts | None = None
