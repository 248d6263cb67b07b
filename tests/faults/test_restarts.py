"""PostgreSQL restarts under load, Redis goes and comes back: what was acknowledged stays, and all goes on by itself.

Deep: each test starts servers of its own. On a machine without PostgreSQL or Redis it is skipped, and says so.
"""

import http.client
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from threading import Event, Thread
from urllib.parse import unquote, urlsplit

import psycopg
import pytest

from tests.demo_file import copy_of_the_demo
from tests.depth import DEEP
from tests.operation.machine import aukio, environment, succeeded
from tests.patience import PATIENCE
from tests.plugins.postgres import NoServer, running_server
from tests.served.machinery import free_port

pytestmark = pytest.mark.skipif(not DEEP, reason="a deep run restarts servers")
ROUNDS = 20


def wait_until(true: Callable[[], bool]) -> None:
    """Wait, with patience."""
    until = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < until
        time.sleep(0.1)


class Postmaster:
    """A PostgreSQL server that can be restarted: it is started anew as it was started first."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._data = Path(unquote(urlsplit(url).hostname or "")) / "data"
        self._again: subprocess.Popen[bytes] | None = None

    def _pid(self) -> int:
        return int((self._data / "postmaster.pid").read_text().splitlines()[0])

    def stop(self, how: signal.Signals) -> None:
        """Stop it; its sessions end."""
        pid = self._pid()
        self._command = Path(f"/proc/{pid}/cmdline").read_bytes().decode().rstrip("\0").split("\0")
        self._program = str(Path(f"/proc/{pid}/exe").readlink())
        self._owner = Path(f"/proc/{pid}").stat().st_uid
        os.kill(pid, how)
        if self._again is not None:
            self._again.wait(timeout=PATIENCE)
        wait_until(lambda: not _runs(pid))
        wait_until(lambda: not self._answers())

    def start(self) -> None:
        """Start it again."""
        self._again = subprocess.Popen(
            [self._program, *self._command[1:]],
            cwd=self._data.parent,
            env={"LC_ALL": "C"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            user=self._owner if os.geteuid() == 0 else None,
            start_new_session=True,
        )
        wait_until(self._answers)

    def end(self) -> None:
        """Stop what was started here."""
        if self._again is not None:
            self._again.send_signal(signal.SIGINT)
            self._again.wait(timeout=PATIENCE)

    def _answers(self) -> bool:
        try:
            psycopg.connect(self.url).close()
        except psycopg.OperationalError:
            return False
        return True


def _runs(pid: int) -> bool:
    """Whether a process runs; one that ended and that no one has asked about does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.fixture
def postmaster(tmp_path: Path) -> Iterator[Postmaster]:
    """A server with the demo's record."""
    demo = tmp_path / "demo.sqlite3"
    copy_of_the_demo(demo)
    succeeded(aukio(f"sqlite:///{demo}", "backup", str(tmp_path / "demo.aukio")))
    try:
        with running_server() as url:
            found = Postmaster(url)
            with psycopg.connect(url, autocommit=True) as hand:  # servers of tests are in a hurry; this one is not
                hand.execute("ALTER ROLE postgres SET synchronous_commit = on")
            succeeded(aukio(url, "restore", str(tmp_path / "demo.aukio")))
            try:
                yield found
            finally:
                found.end()
    except NoServer as reason:
        pytest.skip(str(reason))


@contextmanager
def process(url: str, folder: Path, *arguments: str, **more: str) -> Iterator["subprocess.Popen[bytes]"]:
    """A command that runs until the end of the block."""
    with (folder / f"{arguments[0]}.log").open("ab") as log:
        found = subprocess.Popen(
            [sys.executable, "-m", "aukio", *arguments],
            env=environment(url, **more),
            cwd=folder,
            stdout=log,
            stderr=log,
        )
    try:
        yield found
    finally:
        found.terminate()
        found.wait(timeout=PATIENCE)


WRITE = """
import sys
import django
django.setup()
from datetime import UTC, datetime
from django.db import Error, connection
from aukio.upkeep.actions import note_backup
number = 0
while True:
    try:
        note_backup(f"load-{number}", size=1, by="load", now=datetime(2030, 3, 1, tzinfo=UTC))
    except Error:
        connection.close()
        number += 1000
        continue
    print(number, flush=True)
    number += 1
"""


def test_postgresql_restarts_under_load(postmaster: Postmaster, tmp_path: Path) -> None:
    port, over, statuses = free_port(), Event(), Counter[int]()
    acknowledged = tmp_path / "acknowledged"

    def ask(number: int) -> int:
        talk = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        try:
            talk.request(
                "GET", f"/api/v1/places/iso-omena/library/status?at=2020-03-{1 + number % 28:02}T{number % 24:02}:17"
            )
            return talk.getresponse().status
        except OSError:
            return 0
        finally:
            talk.close()

    def read() -> None:
        number = 0
        while not over.is_set():
            statuses[ask(number)] += 1
            number += 1

    def beat() -> datetime | None:
        with psycopg.connect(postmaster.url) as server:
            row = server.execute("SELECT seen FROM upkeep_workerbeat").fetchone()
        return row[0] if row else None

    with (
        process(postmaster.url, tmp_path, "serve", "--port", str(port), "--workers", "2") as server,
        process(postmaster.url, tmp_path, "work", "--every", "0.5") as worker,
        acknowledged.open("wb") as file,
        subprocess.Popen([sys.executable, "-c", WRITE], env=environment(postmaster.url), stdout=file) as writer,
    ):
        wait_until(lambda: ask(0) == 200 and beat() is not None and acknowledged.stat().st_size > 0)
        reader = Thread(target=read)
        reader.start()
        try:
            for turn in range(ROUNDS):
                postmaster.stop(signal.SIGINT if turn % 2 else signal.SIGQUIT)  # fast, and as in a crash
                time.sleep(0.5)
                postmaster.start()
                seen, written = beat(), acknowledged.stat().st_size
                wait_until(lambda: ask(5) == 200)
                wait_until(lambda seen=seen: beat() != seen)  # type: ignore[misc]  # of this round
                wait_until(lambda written=written: acknowledged.stat().st_size > written)  # type: ignore[misc]  # as above
        finally:
            over.set()
            reader.join()
            writer.kill()
        assert (server.poll(), worker.poll()) == (None, None)
        with psycopg.connect(postmaster.url) as hand:
            rows = {
                name
                for (name,) in hand.execute("SELECT checksum FROM upkeep_writtenbackup WHERE checksum LIKE 'load-%'")
            }
            audited = [
                name
                for (name,) in hand.execute("SELECT detail->>'checksum' FROM audit_auditentry WHERE actor = 'load'")
            ]
    assert {f"load-{number}" for number in acknowledged.read_text().split()} <= rows
    assert sorted(rows) == sorted(audited)
    assert set(statuses) <= {0, 200, 503}  # that it answers again, each round has waited for


def test_redis_may_be_away_and_small_jobs_follow(tmp_path: Path) -> None:
    program = shutil.which("redis-server")
    if program is None:
        pytest.skip("redis-server is not on this machine")
    redis = pytest.importorskip("redis")
    demo, port = tmp_path / "demo.sqlite3", free_port()
    copy_of_the_demo(demo)
    url, more = f"sqlite:///{demo}", {"AUKIO_TASKS_URL": f"redis://127.0.0.1:{port}/0"}
    succeeded(aukio(url, "migrate", **more))

    def started() -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [program, "--port", str(port), "--save", "", "--appendonly", "no"],
            cwd=tmp_path,
            stdout=subprocess.DEVNULL,
        )

    def waiting() -> int:
        try:
            return int(redis.Redis(port=port).llen("rq:queue:default"))
        except redis.RedisError:
            return 0

    def beats() -> str:
        with closing(sqlite3.connect(demo)) as record:
            row = record.execute("SELECT seen FROM upkeep_workerbeat").fetchone()
        return str(row[0]) if row else ""

    with process(url, tmp_path, "work", "--every", "0.5", **more) as worker:
        wait_until(lambda: beats() != "")
        for _ in range(ROUNDS):
            seen = beats()
            wait_until(lambda seen=seen: beats() != seen)  # type: ignore[misc]  # without Redis the worker goes on
            there = started()
            try:
                wait_until(lambda: waiting() > 0)
            finally:
                there.kill()
                there.wait(timeout=PATIENCE)
        assert worker.poll() is None
