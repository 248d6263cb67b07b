"""Tables are changed by one process at a time, when they are asked to; a port is served by one server."""

import os
import socket
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.utils import ConnectionHandler

from aukio.cli import database
from aukio.cli.listening import claim_port
from aukio.domain.base.mistakes import BadRequest, Refused
from aukio.workflows.health.table_versions import Tables
from tests.depth import DEEP
from tests.patience import PATIENCE
from tests.spec.stored import aukio

NEWEST = ("visits", "0003_longer_language_codes")


@pytest.fixture
def older(db: None) -> None:  # noqa: ARG001  # the tables
    """A record to which the newest change of one app was not made."""
    MigrationRecorder(connection).record_unapplied(*NEWEST)


@pytest.mark.usefixtures("older")
@pytest.mark.parametrize(
    "command", [("serve", "--port", "0"), ("work", "--once"), ("staff", "list"), ("audit", "forget")]
)
def test_an_older_record_is_refused_with_advice(command: tuple[str, ...], settings: Any) -> None:
    settings.AUKIO_AUDIT_YEARS = 1
    done = aukio(*command)
    assert (done.exit, done.out) == (4, "")
    assert "aukio migrate" in done.err
    assert "Back it up" in done.err


@pytest.mark.usefixtures("older")
def test_migrate_makes_what_is_waiting_and_a_second_one_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def call(name: str, **_options: Any) -> None:
        assert name == "migrate"
        MigrationRecorder(connection).record_applied(*NEWEST)

    monkeypatch.setattr(database, "call_command", call)
    assert ".".join(NEWEST) in aukio("migrate").out
    done = aukio("migrate")
    assert (done.exit, done.out) == (0, "Nothing to do: the record is of this version.\n")


@pytest.mark.django_db
def test_the_record_of_a_newer_version_is_refused() -> None:
    MigrationRecorder(connection).record_applied("visits", "9999_of_tomorrow")
    with pytest.raises(Refused, match=r"newer version of Aukio \(visits\.9999_of_tomorrow\)"):
        database.prepare_database(migrate=True)


@pytest.mark.django_db
def test_who_waited_for_another_process_finds_the_work_done(monkeypatch: pytest.MonkeyPatch) -> None:
    found = iter([(Tables.NONE, ("a",)), (Tables.CURRENT, ())])
    monkeypatch.setattr(database, "tables", lambda: next(found))
    assert database.prepare_database() == ()


def test_first_starts_at_once_make_one_record(tmp_path: Path) -> None:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("AUKIO_")}
    environment["PYTHONPATH"] = os.pathsep.join(sys.path)
    starts = [
        subprocess.Popen(
            [sys.executable, "-m", "aukio", *command],
            cwd=tmp_path,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for command in (("migrate",), ("work", "--once"), ("migrate",))
    ]
    said = [each.communicate(timeout=PATIENCE) for each in starts]
    assert [(each.returncode, err) for each, (_, err) in zip(starts, said, strict=True)] == [(0, "")] * 3
    assert sum("Nothing to do" not in out for (out, _) in (said[0], said[2])) <= 1


def test_a_port_in_use_is_an_error_and_never_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aukio.cli.listening.WAIT", 0)
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)  # as another server of ours
        other.bind(("127.0.0.1", 0))
        other.listen()
        done = aukio("serve", "--port", str(other.getsockname()[1]))
    assert (done.exit, done.out) == (2, "")
    assert "already in use" in done.err
    assert "--port" in done.err


def test_of_two_servers_that_start_at_once_one_gets_the_port(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[socket.socket] = []
    monkeypatch.setattr("aukio.cli.listening.WAIT", 0)
    monkeypatch.setattr("aukio.cli.listening._KEPT", kept)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    claim_port("127.0.0.1", port)
    with pytest.raises(BadRequest, match="in use"):
        claim_port("127.0.0.1", port)
    for each in kept:
        assert each.get_inheritable()
        each.close()


def test_an_address_of_no_machine_is_a_mistake() -> None:
    with pytest.raises(BadRequest, match="no address"):
        claim_port("no.such.host.invalid", 8000)


@pytest.mark.skipif(not DEEP, reason="starts two servers: a deep run does")
def test_a_killed_server_leaves_no_worker_that_holds_the_port(tmp_path: Path) -> None:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("AUKIO_")}
    environment["PYTHONPATH"] = os.pathsep.join(sys.path)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "aukio", "serve", "--workers", "2", "--port", str(port)]
    for _turn in range(2):
        server = subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL)
        try:
            until = time.monotonic() + PATIENCE
            while not _answers(port):
                assert server.poll() is None
                assert time.monotonic() < until
                time.sleep(0.1)
        finally:
            server.kill()
            server.wait()


def _answers(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/healthz", timeout=PATIENCE).is_success
    except httpx.TransportError:
        return False


@pytest.mark.django_db
def test_the_file_of_a_new_record_is_read_by_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "var" / "aukio.sqlite3"
    before = os.umask(0)
    try:
        with closing(
            ConnectionHandler({"default": {"ENGINE": "aukio.config.sqlite", "NAME": file}})["default"]
        ) as made:
            made.cursor().execute("PRAGMA journal_mode=WAL")
            made.cursor().execute("CREATE TABLE a (b)")
            assert {each.name: each.stat().st_mode & 0o777 for each in file.parent.iterdir()} == dict.fromkeys(
                ("aukio.sqlite3", "aukio.sqlite3-shm", "aukio.sqlite3-wal"), 0o600
            )
    finally:
        os.umask(before)
