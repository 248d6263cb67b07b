"""What the environment says about a machine is what the settings hold."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.db.utils import ConnectionHandler
from pytest_django import DjangoDbBlocker

from aukio.config import settings


def test_sqlite_makes_its_folder_and_lets_others_read_while_one_writes(
    tmp_path: Path, django_db_blocker: DjangoDbBlocker
) -> None:
    record = tmp_path / "var" / "aukio.sqlite3"
    connection = ConnectionHandler({"default": settings._database(f"sqlite:///{record}")})["default"]

    assert not record.parent.exists()
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        said = {
            name: cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "busy_timeout", "foreign_keys", "recursive_triggers")
        }
        connection.close()

    normal = 1
    assert said == {
        "journal_mode": "wal",
        "synchronous": normal,
        "busy_timeout": 20_000,
        "foreign_keys": 1,
        "recursive_triggers": 1,
    }
    assert vars(connection)["transaction_mode"] == "IMMEDIATE"


def test_the_record_stays_where_it_was_when_the_folder_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert settings._database("sqlite:///var/aukio.sqlite3")["NAME"] == tmp_path / "var" / "aukio.sqlite3"


def test_another_machine_may_keep_the_record_in_postgresql() -> None:
    database = settings._database("postgres://aukio@db.example.org/record")
    assert (database["ENGINE"], database["HOST"], database["NAME"]) == (
        "django.db.backends.postgresql",
        "db.example.org",
        "record",
    )


def test_a_machine_that_says_nothing_opens_nothing_and_is_left_as_it_was(tmp_path: Path) -> None:
    ask = "from aukio.config import settings as s; print(s.DEBUG, s.SESSION_COOKIE_SECURE, *s.ALLOWED_HOSTS)"
    answer = subprocess.run(
        [sys.executable, "-c", ask], cwd=tmp_path, env={}, capture_output=True, text=True, check=True
    )

    assert answer.stdout.split() == ["False", "True", "localhost", "127.0.0.1", "[::1]"]
    assert list(tmp_path.iterdir()) == []
