"""Small jobs: done by the worker that asks, or by another through a broker, where one is configured."""

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from aukio.bookings.actions import booking as booking_actions
from aukio.bookings.models import Booking
from aukio.domain.city.places import ChannelKind, PlaceId
from aukio.domain.people.booking_requests import BookableDraft, BookingRequest, Person
from aukio.domain.people.bookings import BookingKind
from aukio.workflows import background_tasks
from tests.demo_file import copy_of_the_demo
from tests.patience import PATIENCE
from tests.spec.stored import aukio

REDIS = shutil.which("redis-server")
NOW = datetime(2030, 3, 1, 8, tzinfo=UTC)
LONG_AGO = datetime(2020, 3, 3, 8, tzinfo=UTC)


def old_booking() -> Booking:
    """A booking that has been over for a long time."""
    number = booking_actions.offer(
        BookableDraft(PlaceId(7), kind=BookingKind.ROOM, service="", channel=ChannelKind.ON_SITE, minutes=60, desks=1),
        path="room",
        by="tests",
        now=NOW,
    )
    made = booking_actions.book(
        BookingRequest(number, LONG_AGO, Person("Aino")), most=1, now=LONG_AGO - timedelta(days=1)
    )
    return Booking.objects.get(pk=made.number)


@pytest.mark.django_db
def test_without_a_broker_they_are_done_at_once() -> None:
    row = old_booking()
    background_tasks.forget_persons.enqueue(NOW.isoformat())
    row.refresh_from_db()
    assert row.forgotten


@pytest.mark.django_db
def test_without_a_broker_nobody_waits_at_one() -> None:
    said = aukio("work", "--chores", "--once")
    assert said.exit == 2
    assert "AUKIO_TASKS_URL is not set" in said.err


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[str]:
    """A Redis of the test's own."""
    if REDIS is None:
        if os.environ.get("AUKIO_REQUIRE_REDIS"):
            pytest.fail("redis-server is not on this machine")
        pytest.skip("redis-server is not on this machine")
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    command = [REDIS, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:
        for _ in range(PATIENCE * 20):
            with socket.socket() as asked:
                if asked.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield f"redis://127.0.0.1:{port}/0"
        server.terminate()


FILL = (
    "import django; django.setup(); from aukio.bookings.models import Booking; Booking.objects.all().delete();"
    f" import tests.ways.{Path(__file__).stem} as it; it.old_booking()"
)


@pytest.mark.one_engine
def test_with_a_broker_another_worker_does_them(broker: str, tmp_path: Path) -> None:
    file = tmp_path / "record.sqlite3"
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith("AUKIO_")},
        "AUKIO_DATABASE_URL": f"sqlite:///{file}",
        "AUKIO_TASKS_URL": broker,
        "DJANGO_SETTINGS_MODULE": "aukio.config.settings",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }

    def run(*command: str) -> None:
        done = subprocess.run(
            [sys.executable, *command], env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
        assert done.returncode == 0, done.stderr

    def is_forgotten() -> bool:
        with closing(sqlite3.connect(file)) as record:
            ((forgotten,),) = record.execute("SELECT forgotten FROM bookings_booking")
        return bool(forgotten)

    copy_of_the_demo(file)
    run("-c", FILL)
    run("-m", "aukio", "work", "--once")
    assert not is_forgotten()  # it waits at the broker
    run("-m", "aukio", "work", "--chores", "--once")
    assert is_forgotten()
