"""The checks of an installation: each looks at the facts and says ok, warn or fail, with the value that it saw."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from aukio.domain.health.health_facts import HealthFacts, Reach


class Level(StrEnum):
    """How a check came out."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


class CheckCode(StrEnum):
    """What is checked, in the order in which it is shown."""

    SETTINGS = "settings"
    SECRET = "secret"  # noqa: S105  # a name, no secret
    SITE = "site"
    DATABASE = "database"
    DURABILITY = "durability"
    WORKER = "worker"
    OUTBOX = "outbox"
    MAIL = "mail"
    TEXT_MESSAGES = "text_messages"
    BROKER = "broker"
    CLOCK = "clock"
    DISK = "disk"
    BACKUP = "backup"
    RESTORE = "restore"
    SECOND_FACTOR = "second_factor"
    LINKS = "links"
    PLACES = "places"
    HOLIDAYS = "holidays"


@dataclass(frozen=True, slots=True)
class CheckResult:
    """How a check came out; ``found`` is what it saw: a number, a time, a version, or another program's words."""

    code: CheckCode
    level: Level
    found: str = ""


Verdict = tuple[Level, str]

LEAST_SECRET = 32
LEAST_VERSIONS = {"sqlite": (3, 35), "postgresql": (15,)}
WORKER_PATIENCE = timedelta(minutes=5)
OUTBOX_WARN, OUTBOX_FAIL = timedelta(minutes=15), timedelta(hours=2)
CLOCK_WARN, CLOCK_FAIL = timedelta(seconds=2), timedelta(seconds=60)
DISK_WARN, DISK_FAIL = (0.10, 10**9), (0.02, 10**8)
"""A share of the disk, and bytes: less than both is too little."""
BACKUP_WARN, BACKUP_FAIL = timedelta(hours=49), timedelta(days=7)
VERIFIED_WARN = timedelta(days=35)


def _settings(facts: HealthFacts) -> Verdict:
    wrong = facts.settings.development
    return (Level.WARN if wrong else Level.OK), ", ".join(wrong)


def _secret(facts: HealthFacts) -> Verdict:
    length = facts.settings.secret_length
    if length is None:
        return Level.FAIL, "AUKIO_SECRET_KEY"
    return (Level.WARN, str(length)) if length < LEAST_SECRET else (Level.OK, "")


def _site(facts: HealthFacts) -> Verdict:
    found = facts.settings
    if not found.site:
        return Level.WARN, "AUKIO_SITE"
    if not _is_served(found.site_host, found.hosts):
        return Level.FAIL, f"{found.site_host}: AUKIO_HOSTS={','.join(found.hosts)}"
    return (Level.OK if found.site.startswith("https:") else Level.WARN), found.site


def _is_served(host: str, hosts: tuple[str, ...]) -> bool:
    return any(
        each in ("*", host, f"[{host}]") or (each.startswith(".") and f".{host}".endswith(each)) for each in hosts
    )


def _database(facts: HealthFacts) -> Verdict:
    found = facts.database
    if found is None:
        return Level.FAIL, facts.database_trouble
    name = f"{found.kind} {'.'.join(map(str, found.version))}"
    if found.unknown_migrations:
        return Level.FAIL, f"{name}, migrations: +{found.unknown_migrations}"
    if found.waiting_migrations:
        return Level.FAIL, f"{name}, migrations: {found.waiting_migrations}"
    least = LEAST_VERSIONS.get(found.kind, ())
    return (Level.WARN if found.version < least else Level.OK), name


def _durability(facts: HealthFacts) -> Verdict | None:
    if facts.database is None:
        return None
    lossy = facts.database.lossy
    return (Level.FAIL if lossy else Level.OK), ", ".join(lossy)


def _worker(facts: HealthFacts) -> Verdict | None:
    if facts.worker is None:
        return None
    seen = facts.worker.seen
    if seen is None:
        return Level.FAIL, ""
    when = _minute(seen)
    if facts.now - seen > facts.worker.pause + WORKER_PATIENCE:
        return Level.FAIL, when
    if facts.worker.version != facts.version:
        return Level.WARN, f"{facts.worker.version} ≠ {facts.version}"
    return Level.OK, when


def _outbox(facts: HealthFacts) -> Verdict | None:
    if facts.outbox is None:
        return None
    oldest, failed = facts.outbox.oldest_due, facts.outbox.failed
    late = facts.now - oldest if oldest is not None else timedelta()
    found = ", ".join(filter(None, (_minute(oldest) if oldest else "", f"failed: {failed}" if failed else "")))
    if late > OUTBOX_FAIL:
        return Level.FAIL, found
    return (Level.WARN if late > OUTBOX_WARN or failed else Level.OK), found


def _reached(reach: Reach, *, without: Level) -> Verdict:
    if not reach.configured:
        return without, ""
    return (Level.FAIL, reach.trouble) if reach.trouble else (Level.OK, "")


def _mail(facts: HealthFacts) -> Verdict:
    return _reached(facts.mail, without=Level.WARN)


def _text_messages(facts: HealthFacts) -> Verdict:
    return _reached(facts.text_messages, without=Level.OK)


def _broker(facts: HealthFacts) -> Verdict:
    return _reached(facts.broker, without=Level.OK)


def _clock(facts: HealthFacts) -> Verdict | None:
    if facts.database is None:
        return None
    apart = abs(facts.now - facts.database.clock)
    newest = facts.database.newest_act
    if newest is not None and newest - facts.now > CLOCK_FAIL:
        return Level.FAIL, _minute(newest)
    found = f"{apart.total_seconds():.1f} s"
    if apart > CLOCK_FAIL:
        return Level.FAIL, found
    return (Level.WARN if apart > CLOCK_WARN else Level.OK), found


def _disk(facts: HealthFacts) -> Verdict | None:
    if facts.free_bytes is None or not facts.disk_bytes:
        return None
    free, share = facts.free_bytes, facts.free_bytes / facts.disk_bytes
    found = f"{free / 10**9:.1f} GB, {share:.0%}"
    for level, (least_share, least) in ((Level.FAIL, DISK_FAIL), (Level.WARN, DISK_WARN)):
        if free < least or (share < least_share and free < 10 * least):
            return level, found
    return Level.OK, found


def _backup(facts: HealthFacts) -> Verdict | None:
    if facts.backups is None:
        return None
    since = facts.backups.last or facts.backups.began
    late = facts.now - since if since is not None else timedelta()
    found = _minute(facts.backups.last) if facts.backups.last else ""
    if late > BACKUP_FAIL:
        return Level.FAIL, found
    return (Level.OK if found and late <= BACKUP_WARN else Level.WARN), found


def _restore(facts: HealthFacts) -> Verdict | None:
    if facts.backups is None:
        return None
    verified = facts.backups.verified
    if verified is None:
        return Level.WARN, ""
    return (Level.WARN if facts.now - verified > VERIFIED_WARN else Level.OK), _minute(verified)


def _second_factor(facts: HealthFacts) -> Verdict | None:
    if facts.staff is None:
        return None
    without = facts.staff.without_second_factor
    if not without:
        return Level.OK, ""
    required = facts.settings.second_factor_required
    return (Level.WARN if required else Level.FAIL), f"{without}/{facts.staff.accounts}"


def _links(facts: HealthFacts) -> Verdict | None:
    if facts.record is None:
        return None
    broken = facts.record.broken_links
    return (Level.WARN, str(broken)) if broken else (Level.OK, "")


def _places(facts: HealthFacts) -> Verdict | None:
    if facts.record is None:
        return None
    return (Level.OK if facts.record.places else Level.WARN), str(facts.record.places)


def _holidays(facts: HealthFacts) -> Verdict | None:
    if facts.record is None:
        return None
    return (Level.WARN if facts.record.missing_region else Level.OK), facts.record.missing_region


def _minute(when: datetime) -> str:
    return when.isoformat(timespec="minutes")


CHECKS: dict[CheckCode, Callable[[HealthFacts], Verdict | None]] = {
    CheckCode.SETTINGS: _settings,
    CheckCode.SECRET: _secret,
    CheckCode.SITE: _site,
    CheckCode.DATABASE: _database,
    CheckCode.DURABILITY: _durability,
    CheckCode.WORKER: _worker,
    CheckCode.OUTBOX: _outbox,
    CheckCode.MAIL: _mail,
    CheckCode.TEXT_MESSAGES: _text_messages,
    CheckCode.BROKER: _broker,
    CheckCode.CLOCK: _clock,
    CheckCode.DISK: _disk,
    CheckCode.BACKUP: _backup,
    CheckCode.RESTORE: _restore,
    CheckCode.SECOND_FACTOR: _second_factor,
    CheckCode.LINKS: _links,
    CheckCode.PLACES: _places,
    CheckCode.HOLIDAYS: _holidays,
}
"""One function for each check; it returns None where its facts could not be found out."""


def check_all(facts: HealthFacts) -> tuple[CheckResult, ...]:
    """Return how each check came out, without those whose facts are unknown."""
    return tuple(_results(facts))


def _results(facts: HealthFacts) -> Iterator[CheckResult]:
    for code, check in CHECKS.items():
        verdict = check(facts)
        if verdict is not None:
            yield CheckResult(code, *verdict)


def worst(results: tuple[CheckResult, ...]) -> Level:
    """Return the worst level among results."""
    order = list(Level)
    return max((each.level for each in results), key=order.index, default=Level.OK)
