"""Workers that are killed with -9 in the middle of their work lose nothing, and tell nobody twice (R080)."""

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread
from typing import ClassVar

import pytest
from django.db import connection

from aukio.domain.people.delivery import LEASE
from aukio.outreach.actions import outbox
from aukio.outreach.actions.outbox import QueuedMessage
from aukio.outreach.models import Message
from tests.depth import DEEP
from tests.patience import PATIENCE

MANY = 600 if DEEP else 300
ROUNDS = tuple(range(20 if DEEP else 1))
NOW = datetime(2030, 3, 1, 8, tzinfo=UTC)


class Gateway(BaseHTTPRequestHandler):
    """A gateway that knows keys: told the same again, it tells nobody. It takes a while for each."""

    asked: ClassVar[Counter[str]] = Counter()
    told: ClassVar[Counter[str]] = Counter()
    lock: ClassVar[Lock] = Lock()

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        key = self.headers["Idempotency-Key"]
        time.sleep(0.002)
        with self.lock:
            self.asked[key] += 1
            self.told[key] = 1
        self.send_response(202)
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Nothing."""


@pytest.fixture
def gateway() -> Iterator[str]:
    """Its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Gateway)
    Thread(target=server.serve_forever, daemon=True).start()
    Gateway.asked.clear()
    Gateway.told.clear()
    yield f"http://127.0.0.1:{server.server_port}/sms"
    server.shutdown()
    server.server_close()


WORK = """
import sys
from datetime import datetime
import django
django.setup()
from django.db import connection
connection.settings_dict["NAME"] = sys.argv[1]
from aukio.workflows.messages.message_delivery import deliver
now = datetime.fromisoformat(sys.argv[2])
while deliver(now=now, most=40):
    pass
"""
"""What `aukio work` does with messages, at an instant of the test's own and on the database of the test."""


def worker(now: datetime, **environment: str) -> subprocess.Popen[bytes]:
    """A worker in a process of its own."""
    command = [sys.executable, "-c", WORK, str(connection.settings_dict["NAME"]), now.isoformat()]
    return subprocess.Popen(command, env={**os.environ, **environment}, stdout=subprocess.DEVNULL)


def queue(to: str = "+358401234567") -> None:
    """Very many messages."""
    outbox.queue_many(
        [QueuedMessage(f"m{each}", to, NOW + timedelta(days=7), "You are next.") for each in range(MANY)], now=NOW
    )


def kill_when(worker_: subprocess.Popen[bytes], reached: int, counted: object) -> None:
    """Kill a worker with -9 once so many messages were handed over."""
    assert callable(counted)
    until = time.monotonic() + PATIENCE
    while counted() < reached:
        assert worker_.poll() is None, "it ended before it was killed"
        assert time.monotonic() < until
        time.sleep(0.001)
    os.kill(worker_.pid, signal.SIGKILL)
    worker_.wait()


@pytest.mark.parametrize("turn", ROUNDS)
@pytest.mark.django_db(transaction=True)
def test_a_gateway_is_told_everything_and_nobody_hears_it_twice(gateway: str, turn: int) -> None:
    queue()
    two = [worker(NOW, AUKIO_SMS_URL=gateway, AUKIO_SMS_TOKEN="t") for _ in range(2)]  # noqa: S106  # nobody's
    kill_when(two[0], 100 + 13 * turn, lambda: len(Gateway.told))
    kill_when(two[1], 150 + 13 * turn, lambda: len(Gateway.told))
    left = Message.objects.filter(state="queued").count()
    assert 0 < left <= MANY - 40
    after = [worker(NOW + LEASE, AUKIO_SMS_URL=gateway, AUKIO_SMS_TOKEN="t") for _ in range(2)]  # noqa: S106  # as above
    for each in after:
        assert each.wait(timeout=PATIENCE) == 0
    assert set(Message.objects.values_list("state", flat=True)) == {"sent"}
    assert len(Gateway.told) == MANY
    again = sum(count - 1 for count in Gateway.asked.values())
    assert again <= 2 * 40  # only what the killed had in hand was handed over again, under the same keys


@pytest.mark.parametrize("turn", ROUNDS)
@pytest.mark.django_db(transaction=True)
def test_a_file_holds_each_message_once(tmp_path: Path, turn: int) -> None:
    queue()
    sink = tmp_path / "sms.jsonl"
    sink.touch()

    def written() -> int:
        return sink.read_bytes().count(b"\n")

    first = worker(NOW, AUKIO_SMS_FILE=str(sink))
    kill_when(first, 60 + 17 * turn, written)
    after = [worker(NOW + LEASE, AUKIO_SMS_FILE=str(sink)) for _ in range(2)]
    for each in after:
        assert each.wait(timeout=PATIENCE) == 0
    keys = Counter(json.loads(line)["key"] for line in sink.read_text().splitlines())
    assert set(keys.values()) == {1}
    assert len(keys) == MANY


@pytest.mark.parametrize("turn", ROUNDS)
@pytest.mark.django_db(transaction=True)
def test_of_mail_at_most_the_one_in_hand_is_left_to_staff(tmp_path: Path, turn: int) -> None:
    queue("aino@example.org")
    folder = tmp_path / "mail"
    folder.mkdir()
    settings = {"AUKIO_MAIL_URL": f"file://{folder}"}

    def sent() -> int:
        return sum(file.read_bytes().count(b"Aukio-Message: ") for file in folder.iterdir())

    first = worker(NOW, **settings)
    kill_when(first, 30 + 19 * turn, sent)
    after = worker(NOW + LEASE, **settings)
    assert after.wait(timeout=PATIENCE) == 0
    keys = Counter(
        line.split(b": ")[1]
        for file in folder.iterdir()
        for line in file.read_bytes().splitlines()
        if b"Aukio-M" in line
    )
    assert set(keys.values()) == {1}  # nobody twice
    doubtful = Message.objects.filter(state="failed").count()
    assert doubtful <= 1
    assert MANY - 1 <= len(keys) <= MANY
    assert Message.objects.filter(state="sent").count() == MANY - doubtful
