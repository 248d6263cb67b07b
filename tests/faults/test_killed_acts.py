"""Processes are killed with -9 in the middle of an act: nothing acknowledged is lost, nothing is doubled or half done.

Messages: tests/ways/test_killed.py.
"""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import IO, Any

import psycopg
import pytest
from django.db import connection

from aukio.audit.models import AuditEntry
from aukio.bookings.actions import booking as booking_actions
from aukio.bookings.models import Booking
from aukio.directory.models import DirectoryImport, Place, PlaceVersion
from aukio.domain.city.places import ChannelKind, PlaceId
from aukio.domain.people.booking_requests import BookableDraft
from aukio.domain.people.bookings import BookingKind
from aukio.domain.publishing.permissions import Actor
from aukio.notices.models import ArrangementVersion, Notice, Publication, ShownText
from aukio.workflows import directory_import
from aukio.workflows.backups.backup import back_up
from tests.depth import DEEP
from tests.faults.acts import NOW
from tests.operation.machine import HOUSE, aukio, empty_place, environment
from tests.patience import PATIENCE
from tests.ways.town import PLACES, directory

ROUNDS = 20 if DEEP else 1
pytestmark = pytest.mark.django_db(transaction=True)


class Starter:
    """The process that starts acts."""

    def __init__(self, process: "subprocess.Popen[str]", folder: Path) -> None:
        self._process = process
        self._acknowledged = folder / "acknowledged"
        self._acknowledged.touch()

    def killed_round(self, act: str, database: str, seed: int, **arguments: Any) -> None:
        """Start an act, and kill it after some acknowledgements and some milliseconds."""
        chance = random.Random(seed)  # noqa: S311  # no secret
        done = len(self.acknowledged())
        until = time.monotonic() + PATIENCE
        pid = self.start(act, database, **arguments)
        wanted = done + chance.randrange(3)
        while len(self.acknowledged()) < wanted:
            assert time.monotonic() < until
            assert _lives(pid), "it ended before it was killed"
            time.sleep(0.002)
        time.sleep(chance.random() * 0.15)
        os.kill(pid, signal.SIGKILL)
        while _lives(pid):
            time.sleep(0.001)

    def start(self, act: str, database: str, **arguments: Any) -> int:
        """Start an act; its process id."""
        order = {
            "act": act,
            "database": database,
            "acknowledged": str(self._acknowledged),
            "arguments": {"first": 0, **arguments},
        }
        stdin, stdout = _pipe(self._process.stdin), _pipe(self._process.stdout)
        stdin.write(json.dumps(order) + "\n")
        stdin.flush()
        return int(stdout.readline())

    def acknowledged(self) -> list[int]:
        """The numbers of what was acknowledged."""
        return [int(line) for line in self._acknowledged.read_text().splitlines()]


def _pipe(pipe: IO[str] | None) -> IO[str]:
    assert pipe is not None
    return pipe


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
def starter(tmp_path: Path) -> Iterator[Starter]:
    """A starter on the database of this run."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.acts"],
        env=environment(os.environ["AUKIO_DATABASE_URL"], AUKIO_TEST_SHARED=os.environ["AUKIO_TEST_SHARED"]),
        cwd=HOUSE,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    yield Starter(process, tmp_path)
    process.communicate(timeout=PATIENCE)


@pytest.fixture
def town() -> None:
    """A small town."""
    directory_import.import_directory(
        json.dumps(directory(*PLACES)), source="test", by=Actor("tests", operator=True), now=NOW
    )


def database() -> str:
    return str(connection.settings_dict["NAME"])


@pytest.mark.usefixtures("town")
def test_of_publications_each_is_whole_or_absent(starter: Starter) -> None:
    for each in range(ROUNDS):
        starter.killed_round("publish", database(), each, first=100 * each)
    published = Counter(Publication.objects.values_list("notice__slug", flat=True))
    acknowledged = {f"storm-{number}" for number in starter.acknowledged()}

    assert acknowledged <= set(published)
    assert len(set(published) - acknowledged) <= ROUNDS  # at most the one in hand of each round
    assert set(published.values()) <= {1}
    assert Notice.objects.count() == len(published)
    assert ArrangementVersion.objects.count() == 2 * len(published)
    assert AuditEntry.objects.filter(act="publish").count() == len(published)
    texts = Counter(ShownText.objects.values_list("publication", flat=True))
    assert len(set(texts.values())) == 1
    assert len(texts) == len(published)


@pytest.mark.usefixtures("town")
def test_of_imports_each_is_whole_or_absent(starter: Starter) -> None:
    for each in range(ROUNDS):
        starter.killed_round("import", database(), each, first=100 * each)
    paths = set(PlaceVersion.objects.values_list("path", flat=True))
    new = {int(path.split("-")[1]) for path in paths if path.startswith("new-")}

    assert set(starter.acknowledged()) <= new
    assert {path for path in paths if path.startswith("new-")} == {
        f"new-{number}-{part}" for number in new for part in range(3)
    }
    assert DirectoryImport.objects.count() == len(new) + 1
    assert Place.objects.count() == len(PLACES) + 3 * len(new)


def test_of_bookings_none_acknowledged_is_lost_and_none_is_doubled(starter: Starter) -> None:
    bookable = booking_actions.offer(
        BookableDraft(PlaceId(7), kind=BookingKind.ROOM, service="", channel=ChannelKind.ON_SITE, minutes=60, desks=1),
        path="room",
        by="tests",
        now=NOW,
    )
    for each in range(ROUNDS):
        starter.killed_round("book", database(), each, first=500 * each, bookable=bookable)
    booked = Counter(Booking.objects.values_list("name", flat=True))

    assert {f"person {number}" for number in starter.acknowledged()} <= set(booked)
    assert set(booked.values()) <= {1}
    assert len(booked) <= len(starter.acknowledged()) + ROUNDS


def places_at(url: str) -> int | None:
    """How many places a record has; None where there is no table."""
    try:
        if url.startswith("sqlite"):
            file = Path(url.removeprefix("sqlite:///"))
            if not file.exists():
                return None
            with closing(sqlite3.connect(file)) as record:
                return int(record.execute("SELECT count(*) FROM directory_place").fetchone()[0])
        with psycopg.connect(url) as server:
            row = server.execute("SELECT count(*) FROM directory_place").fetchone()
            return None if row is None else int(row[0])
    except (sqlite3.OperationalError, psycopg.errors.UndefinedTable):
        return None


@pytest.mark.usefixtures("town")
def test_a_killed_restore_leaves_an_empty_place_or_a_whole_record(starter: Starter, tmp_path: Path) -> None:
    backup = back_up(tmp_path / "town.aukio", now=NOW)
    for each in range(ROUNDS):
        with empty_place(tmp_path) as place:
            if DEEP and each % 2:  # an empty place may have tables
                assert aukio(place, "migrate").returncode == 0
            name = place.partition("sqlite:///")[2] or place.rpartition("/")[2]
            done = len(starter.acknowledged())
            pid = starter.start("restore", name, backup=str(backup.path))
            time.sleep(random.Random(each).random() * 4)  # noqa: S311  # no secret
            os.kill(pid, signal.SIGKILL)
            while _lives(pid):
                time.sleep(0.001)
            found = places_at(place)
            assert found in (None, 0, len(PLACES))
            if len(starter.acknowledged()) > done:
                assert found == len(PLACES)
    with empty_place(tmp_path) as place:  # what a killed one left is in nobody's way
        assert aukio(place, "restore", str(backup.path)).returncode == 0
