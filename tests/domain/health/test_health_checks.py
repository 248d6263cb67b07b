"""The checks of an installation, as a table: what changes in a healthy one, which check sees it, and how badly."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from aukio.domain.health.health_checks import CHECKS, CheckCode, Level, check_all, worst
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

NOW = datetime(2030, 3, 1, 8, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
SETTINGS = SettingFacts(
    secret_length=50, site="https://aukio.example", site_host="aukio.example", hosts=("aukio.example",)
)
DATABASE = DatabaseFacts("postgresql", (16, 2), 0, NOW, NOW - HOUR)
WELL = HealthFacts(
    now=NOW,
    version="0.2.0",
    settings=SETTINGS,
    database=DATABASE,
    database_trouble="",
    free_bytes=50 * 10**9,
    disk_bytes=100 * 10**9,
    mail=Reach(configured=True),
    text_messages=Reach(configured=True),
    broker=Reach(configured=True),
    worker=WorkerFacts(NOW - MINUTE, timedelta(seconds=20), "0.2.0"),
    outbox=OutboxFacts(None, 0),
    backups=BackupFacts(NOW - HOUR, NOW - DAY, NOW - 100 * DAY),
    staff=StaffFacts(5, 0),
    record=RecordFacts(30, 0, ""),
)
OK, WARN, FAIL = Level
REFUSED = Reach(configured=True, trouble="connection refused")
ABSENT = Reach(configured=False)


def settings(**changed: Any) -> dict[str, Any]:
    return {"settings": replace(SETTINGS, **changed)}


def database(**changed: Any) -> dict[str, Any]:
    return {"database": replace(DATABASE, **changed)}


def worker(seen: timedelta | None, pause: timedelta = timedelta(seconds=20), version: str = "0.2.0") -> dict[str, Any]:
    return {"worker": WorkerFacts(None if seen is None else NOW - seen, pause, version)}


def disk(free: float, whole: float) -> dict[str, Any]:
    return {"free_bytes": int(free * 10**9), "disk_bytes": int(whole * 10**9)}


def backups(last: timedelta | None, verified: timedelta | None = DAY, began: timedelta = 100 * DAY) -> dict[str, Any]:
    moments = (None if each is None else NOW - each for each in (last, verified, began))
    return {"backups": BackupFacts(*moments)}


ROWS: tuple[tuple[CheckCode, dict[str, Any], Level], ...] = (
    (CheckCode.SETTINGS, settings(development=("AUKIO_DEBUG",)), WARN),
    (CheckCode.SECRET, settings(secret_length=None), FAIL),
    (CheckCode.SECRET, settings(secret_length=12), WARN),
    (CheckCode.SITE, settings(site=""), WARN),
    (CheckCode.SITE, settings(site="http://aukio.example"), WARN),
    (CheckCode.SITE, settings(site="https://other.example", site_host="other.example"), FAIL),
    (CheckCode.SITE, settings(site="https://a.city.example", site_host="a.city.example", hosts=(".city.example",)), OK),
    (
        CheckCode.SITE,
        settings(site="https://a.city.example", site_host="a.city.example", hosts=("city.example", "*")),
        OK,
    ),
    (CheckCode.DATABASE, {"database": None, "database_trouble": "connection refused"}, FAIL),
    (CheckCode.DATABASE, database(waiting_migrations=3), FAIL),
    (CheckCode.DATABASE, database(unknown_migrations=1), FAIL),
    (CheckCode.DURABILITY, database(lossy=("synchronous_commit=off",)), FAIL),
    (CheckCode.DATABASE, database(version=(14, 9)), WARN),
    (CheckCode.DATABASE, database(kind="sqlite", version=(3, 34, 9)), WARN),
    (CheckCode.DATABASE, database(kind="sqlite", version=(3, 40, 1)), OK),
    (CheckCode.WORKER, worker(None), FAIL),
    (CheckCode.WORKER, worker(6 * MINUTE), FAIL),
    (CheckCode.WORKER, worker(6 * MINUTE, pause=HOUR), OK),
    (CheckCode.WORKER, worker(2 * HOUR, pause=HOUR), FAIL),
    (CheckCode.WORKER, worker(MINUTE, version="0.1.0"), WARN),
    (CheckCode.OUTBOX, {"outbox": OutboxFacts(NOW - 10 * MINUTE, 0)}, OK),
    (CheckCode.OUTBOX, {"outbox": OutboxFacts(NOW - 16 * MINUTE, 0)}, WARN),
    (CheckCode.OUTBOX, {"outbox": OutboxFacts(NOW - 3 * HOUR, 0)}, FAIL),
    (CheckCode.OUTBOX, {"outbox": OutboxFacts(None, 1)}, WARN),
    (CheckCode.MAIL, {"mail": REFUSED}, FAIL),
    (CheckCode.MAIL, {"mail": ABSENT}, WARN),
    (CheckCode.TEXT_MESSAGES, {"text_messages": REFUSED}, FAIL),
    (CheckCode.TEXT_MESSAGES, {"text_messages": ABSENT}, OK),
    (CheckCode.BROKER, {"broker": REFUSED}, FAIL),
    (CheckCode.BROKER, {"broker": ABSENT}, OK),
    (CheckCode.CLOCK, database(clock=NOW + timedelta(seconds=3)), WARN),
    (CheckCode.CLOCK, database(clock=NOW - 2 * MINUTE), FAIL),
    (CheckCode.CLOCK, database(newest_act=NOW + HOUR), FAIL),
    (CheckCode.CLOCK, database(newest_act=None), OK),
    (CheckCode.DISK, disk(0.05, 100), FAIL),
    (CheckCode.DISK, disk(0.9, 1000), FAIL),
    (CheckCode.DISK, disk(0.9, 5), WARN),
    (CheckCode.DISK, disk(5, 100), WARN),
    (CheckCode.DISK, disk(50, 4000), OK),
    (CheckCode.BACKUP, backups(None), FAIL),
    (CheckCode.BACKUP, backups(None, began=DAY), WARN),
    (CheckCode.BACKUP, backups(3 * DAY), WARN),
    (CheckCode.BACKUP, backups(8 * DAY), FAIL),
    (CheckCode.RESTORE, backups(HOUR, None), WARN),
    (CheckCode.RESTORE, backups(HOUR, 40 * DAY), WARN),
    (CheckCode.SECOND_FACTOR, {"staff": StaffFacts(5, 2)}, WARN),
    (CheckCode.SECOND_FACTOR, {"staff": StaffFacts(5, 2), **settings(second_factor_required=False)}, FAIL),
    (CheckCode.LINKS, {"record": RecordFacts(30, 4, "")}, WARN),
    (CheckCode.PLACES, {"record": RecordFacts(0, 0, "")}, WARN),
    (CheckCode.HOLIDAYS, {"record": RecordFacts(30, 0, "no region is given")}, WARN),
)


@pytest.mark.parametrize(("code", "changed", "level"), ROWS)
def test_each_check_sees_what_it_is_about(code: CheckCode, changed: dict[str, Any], level: Level) -> None:
    results = {each.code: each.level for each in check_all(replace(WELL, **changed))}

    assert results[code] is level


def test_in_a_healthy_installation_every_check_is_well() -> None:
    results = check_all(WELL)

    assert [each.code for each in results] == list(CHECKS) == list(CheckCode)
    assert worst(results) is OK


def test_without_a_database_only_what_needs_none_is_checked() -> None:
    unknown: dict[str, Any] = dict.fromkeys(("database", "worker", "outbox", "backups", "staff", "record"))
    results = check_all(replace(WELL, **unknown, database_trouble="gone"))

    assert worst(results) is FAIL
    assert {each.code for each in results if each.level is not OK} == {CheckCode.DATABASE}
    assert CheckCode.WORKER not in {each.code for each in results}


def test_the_worst_of_nothing_is_well() -> None:
    assert worst(()) is OK
