"""A served record whose workers are killed, whose disk is full, or whose database is locked: it goes on by itself.

Deep: each test starts a server of its own, on the database of the run.
"""

import http.client
import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from aukio.workflows.backups.backup import back_up
from tests.depth import DEEP
from tests.faults.booking import NOW
from tests.operation.machine import aukio, empty_place, environment, succeeded
from tests.patience import PATIENCE
from tests.served.machinery import free_port

pytestmark = [
    pytest.mark.skipif(not DEEP, reason="a deep run serves a record of its own"),
    pytest.mark.django_db(transaction=True),
]
KILLS = 19


class Served:
    """A server with one bookable desk."""

    def __init__(self, url: str, port: int, site: Path, bookable: int) -> None:
        self.url, self.port, self.bookable = url, port, bookable
        self._environment = environment(url)
        self._environment["PYTHONPATH"] = os.pathsep.join([str(site), self._environment["PYTHONPATH"]])
        self.server = self._started()

    def _started(self) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [sys.executable, "-m", "aukio", "serve", "--port", str(self.port), "--workers", "2"],
            env=self._environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def start_again_if_it_ended(self) -> None:
        """Do what systemd and compose do: a server ends when a worker dies soon after it was replaced."""
        if self.server.poll() is not None:
            self.server = self._started()

    def book(self, number: int) -> tuple[int, str]:
        """Book a free half hour by the API: the status (0 without an answer) and the secret of the booking."""
        day, half = divmod(number, 14)
        start = f"2030-03-{5 + day % 4:02}T{8 + half // 2:02}:{'30' if half % 2 else '00'}:00+02:00"
        talk = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            talk.request(
                "POST",
                f"/api/v1/bookables/{self.bookable}/bookings",
                json.dumps({"start": start, "name": f"person {number}", "phone": f"04012345{number:02}"}),
                {"Content-Type": "application/json", "Idempotency-Key": f"client-number-{number}"},
            )
            answer = talk.getresponse()
            return answer.status, str(json.loads(answer.read()).get("secret", ""))
        except (OSError, http.client.HTTPException, ValueError):
            return 0, ""
        finally:
            talk.close()

    def book_until_answered(self, number: int) -> str:
        """Book as a client does that gets no answer: again, under the same key."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            status, secret = self.book(number)
            if status in (200, 201):
                return secret
            assert status in (0, 503), status
            self.start_again_if_it_ended()
            time.sleep(0.1)
        raise AssertionError("it does not answer")

    def workers(self) -> list[int]:
        """The worker processes."""
        found = []
        with suppress(OSError):  # it ends
            for each in Path(f"/proc/{self.server.pid}/task/{self.server.pid}/children").read_text().split():
                pages = int(Path(f"/proc/{each}/statm").read_text().split()[1])
                if pages * os.sysconf("SC_PAGE_SIZE") > 20_000_000:
                    found.append(int(each))
        return found

    def bookings(self) -> list[tuple[str, str]]:
        """The name and the secret of each booking on record."""
        asked = "SELECT name, secret FROM bookings_booking"
        if self.url.startswith("sqlite"):
            with closing(sqlite3.connect(self.url.removeprefix("sqlite:///"))) as file:
                return [(str(name), str(secret)) for name, secret in file.execute(asked)]
        with psycopg.connect(self.url) as server:
            return [(str(name), str(secret)) for name, secret in server.execute(asked)]


@pytest.fixture
def served(bookable: int, tmp_path: Path) -> Iterator[Served]:
    """The town of these tests, served from a place of its own; its clock is theirs."""
    backup = back_up(tmp_path / "town.aukio", now=NOW)
    (site := tmp_path / "site").mkdir()
    (site / "sitecustomize.py").write_text(
        "import os\nif os.environ.get('AUKIO_DATABASE_URL'):\n"
        " import time_machine\n time_machine.travel('2030-03-04T08:00:00+00:00').start()\n"
    )
    with empty_place(tmp_path) as url:
        succeeded(aukio(url, "restore", str(backup.path)))
        found = Served(url, free_port(), site, bookable)
        try:
            found.book_until_answered(0)
            yield found
        finally:
            found.server.terminate()
            found.server.wait(timeout=PATIENCE)


def test_bookings_that_were_acknowledged_stay_whichever_workers_are_killed(served: Served) -> None:
    acknowledged: dict[str, str] = {}
    for turn in range(KILLS):
        for number in range(1 + 2 * turn, 3 + 2 * turn):
            acknowledged[f"person {number}"] = served.book_until_answered(number)
        for pid in served.workers()[: 1 + turn % 2]:
            with suppress(ProcessLookupError):  # its server has ended it
                os.kill(pid, signal.SIGKILL)
    served.book_until_answered(50)
    found = served.bookings()
    assert len({name for name, _ in found}) == len(found)  # once each
    assert acknowledged.items() <= dict(found).items()


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL writes for itself")
def test_a_full_disk_is_said_and_once_there_is_room_it_goes_on(served: Served) -> None:
    """A limit of the size of files stands for the disk; SQLite is refused each page."""
    for pid in served.workers():
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
    status, _ = served.book(1)
    assert status == 503
    assert [name for name, _ in served.bookings()] == ["person 0"]
    for pid in served.workers():
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    served.book_until_answered(1)
    assert sorted(name for name, _ in served.bookings()) == ["person 0", "person 1"]


def test_a_database_that_is_locked_for_thirty_seconds_is_said_and_then_it_goes_on(served: Served) -> None:
    with locked(served.url):
        began = time.monotonic()
        status, _ = served.book(1)
        assert status == 503  # after the twenty seconds that a request waits
        time.sleep(max(0.0, 30 - (time.monotonic() - began)))
    served.book_until_answered(1)
    assert sorted(name for name, _ in served.bookings()) == ["person 0", "person 1"]


@contextmanager
def locked(url: str) -> Iterator[None]:
    """Another process holds what a booking writes."""
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield
            other.execute("ROLLBACK")
        return
    with psycopg.connect(url) as other:
        other.execute("LOCK TABLE bookings_booking, bookings_desk, audit_auditentry IN ACCESS EXCLUSIVE MODE")
        yield
        other.rollback()
    assert connection.vendor == "postgresql"
