"""`aukio doctor` and its page at the desk gather the facts of a real installation (domain/health has the checks)."""

import json
import socket
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from aukio.cli.main import main
from aukio.domain.health.health_checks import CheckCode, Level
from aukio.domain.people.delivery import Delivery
from aukio.outreach.actions import outbox
from aukio.outreach.actions.outbox import QueuedMessage
from aukio.outreach.models import Message
from aukio.upkeep.actions import note_backup, note_verified, note_worker
from aukio.workflows.health import health_gathering
from aukio.workflows.health.health_gathering import VERSION, examine
from aukio.workflows.health.health_words import CHECK_WORDS, LEVEL_WORDS

NOW = datetime(2030, 3, 1, 8, tzinfo=UTC)
SignIn = Callable[[str], Client]


def levels(now: datetime = NOW) -> dict[CheckCode, Level]:
    return {each.code: each.level for each in examine(now=now)}


def test_every_check_and_level_has_words() -> None:
    assert set(CHECK_WORDS) == set(CheckCode)
    assert set(LEVEL_WORDS) == set(Level)


@pytest.mark.django_db
def test_a_new_installation_says_what_is_missing() -> None:
    done = CliRunner().invoke(main, ["doctor", "--json"])
    found = {each["check"]: each for each in json.loads(done.stdout)}

    assert done.exit_code == 1
    assert set(found) == set(CheckCode)
    assert {each["state"] for each in found.values()} <= {"ok", "warn", "fail"}
    assert found["worker"]["state"] == "fail"
    assert "aukio work" in found["worker"]["do"]
    assert found["places"]["state"] == "warn"
    assert all(each["means"] and (each["do"] or each["state"] == "ok") for each in found.values())


@pytest.mark.django_db
def test_the_table_names_each_check_and_the_next_steps() -> None:
    done = CliRunner().invoke(main, ["doctor"])

    assert done.exit_code == 1
    assert "■ fail   Background worker" in done.output
    assert "Start 'aukio work'" in done.output


@pytest.mark.django_db
def test_what_workers_and_backups_note_is_seen() -> None:
    assert levels()[CheckCode.WORKER] is Level.FAIL
    note_worker(health_gathering.WORKER, pause=20, version=VERSION, now=NOW)
    note_backup("abc", size=10, by="tests", now=NOW - timedelta(hours=2))
    note_verified("abc", by="tests", now=NOW - timedelta(hours=1))
    found = levels()
    assert {found[each] for each in (CheckCode.WORKER, CheckCode.BACKUP, CheckCode.RESTORE)} == {Level.OK}
    assert levels(NOW + timedelta(days=40))[CheckCode.RESTORE] is Level.WARN


@pytest.mark.django_db
def test_messages_that_wait_and_messages_that_failed_are_seen(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert levels()[CheckCode.OUTBOX] is Level.OK
    outbox.queue_many([QueuedMessage("m", "aino@example.org", NOW + timedelta(days=7), "You are next.")], now=NOW)
    assert levels(NOW + timedelta(hours=3))[CheckCode.OUTBOX] is Level.FAIL
    Message.objects.update(state=Delivery.FAILED, ended=NOW, recipient="", subject="", text="")
    assert levels(NOW + timedelta(hours=3))[CheckCode.OUTBOX] is Level.WARN


@pytest.mark.django_db
def test_a_mail_server_that_does_not_answer_is_named(settings: Any) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # nobody listens
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = taken.getsockname()
        (found,) = [each for each in examine(now=NOW) if each.code is CheckCode.MAIL]
    assert found.level is Level.FAIL
    assert str(taken) not in found.found
    assert found.found.startswith("127.0.0.1:")


@pytest.mark.django_db
def test_a_database_that_does_not_answer_is_one_failing_check(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OperationalError("connection refused\nIs the server running?")

    monkeypatch.setattr(health_gathering, "tables", refuse)
    monkeypatch.setattr(connection, "close", lambda: None)
    found = {each.code: each for each in examine(now=NOW)}
    assert found[CheckCode.DATABASE].level is Level.FAIL
    assert found[CheckCode.DATABASE].found == "connection refused"
    assert CheckCode.PLACES not in found


@pytest.mark.django_db
def test_the_record_of_a_newer_version_is_named_and_no_more_is_asked_of_it() -> None:
    MigrationRecorder(connection).record_applied("audit", "0999_later")
    found = {each.code: each for each in examine(now=NOW)}
    assert found[CheckCode.DATABASE].level is Level.FAIL
    assert found[CheckCode.DATABASE].found.endswith("migrations: +1")
    assert CheckCode.PLACES not in found
    ready = Client().get("/readyz")
    assert (ready.status_code, "newer version" in ready.json()["because"]) == (503, True)


@pytest.mark.django_db(transaction=True)
def test_a_database_that_may_lose_what_it_confirmed_is_named() -> None:
    """The PostgreSQL of a test run is in a hurry."""
    is_file = connection.vendor == "sqlite"
    name = "synchronous" if is_file else "synchronous_commit"

    def durability(wanted: str) -> tuple[Level, bool]:
        with connection.cursor() as cursor:
            cursor.execute(f"{'PRAGMA' if is_file else 'SET'} {name} = {wanted}")
        (found,) = [each for each in examine(now=NOW) if each.code is CheckCode.DURABILITY]
        return found.level, f"{name}=off" in found.found

    try:
        assert durability("off") == (Level.FAIL, True)
        assert durability("full" if is_file else "on")[1] is False
    finally:
        connection.close()


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="a file is looked for on SQLite")
@pytest.mark.django_db
def test_a_doctor_makes_no_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(connection.settings_dict, "NAME", tmp_path / "none.sqlite3")
    assert levels()[CheckCode.DATABASE] is Level.FAIL
    assert list(tmp_path.iterdir()) == []


def test_an_operator_sees_the_same_checks_at_the_desk(sign_in: SignIn) -> None:
    page = sign_in("operator").get("/en/desk/health/").content.decode()

    assert "Background worker" in page
    assert "Start &#x27;aukio work&#x27;" in page or "Start 'aukio work'" in page
    for lang, word in (("fi", "Taustatyö"), ("sv", "Bakgrundsprocess")):
        assert word in sign_in("operator").get(f"/{lang}/desk/health/").content.decode()


def test_nobody_else_sees_them(sign_in: SignIn) -> None:
    assert sign_in("kirjasto").get("/en/desk/health/").status_code == 403
    assert Client().get("/en/desk/health/").status_code == 302
    assert "desk/health" not in sign_in("kirjasto").get("/en/desk/").content.decode()
