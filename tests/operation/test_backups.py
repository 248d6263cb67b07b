"""A backup is one moment of the whole record, and comes back as it was (decision 0034)."""

import gzip
import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from typing import Any
from unittest.mock import patch

import psycopg
import pytest
from click.testing import CliRunner
from django.db import connections

from aukio.audit.models import AuditEntry
from aukio.cli.main import main
from aukio.directory.models import Place
from aukio.domain.base.mistakes import Refused
from aukio.upkeep.actions import note_backup, note_worker
from aukio.upkeep.models import WrittenBackup
from aukio.workflows.backups import tables
from aukio.workflows.backups.backup import back_up
from aukio.workflows.backups.backup_file import Table, TableEnd, parts, read_header
from aukio.workflows.backups.restore import restore
from tests.demo_file import copy_of_the_demo
from tests.depth import DEEP
from tests.operation.machine import answers, aukio, empty_place, environment, succeeded

NOW = datetime(2030, 3, 1, 8, tzinfo=UTC)
deep = pytest.mark.skipif(not DEEP, reason="a deep run restores whole records")


def rows_of(path: Path) -> dict[str, list[Any]]:
    """The rows of each table in a backup."""
    found: dict[str, list[Any]] = {}
    name = ""
    for part in parts(path):
        if isinstance(part, Table):
            name = part.name
            found[name] = []
        elif isinstance(part, list):
            found[name].append(part)
    return found


def write_some() -> None:
    for number in (1, 2, 5):
        Place.objects.create(pk=number)
    note_worker("work", pause=20.5, version="0.2.0", now=NOW)
    for subject, detail in (("Ä\n", {"z": 1, "a": None, "deep": {"y": [1, 2.5, "ö"], "b": True}}), ("empty", {})):
        AuditEntry.objects.create(when=NOW, actor="aino", act="publish", subject=subject, detail=detail)


@pytest.mark.django_db(transaction=True)
def test_a_backup_has_every_row_of_every_table(tmp_path: Path) -> None:
    write_some()
    made = back_up(tmp_path / "record.aukio", now=NOW)
    found = rows_of(made.path)

    assert len(found) == made.tables == len(read_header(made.path).tables)
    assert [row[0] for row in found["directory_place"]] == [1, 2, 5]
    assert [row[2:] for row in found["upkeep_workerbeat"]] == [[NOW.isoformat(), 20.5, "0.2.0"]]
    assert json.loads(json.dumps(found["audit_auditentry"][0][-1]))["deep"] == {"y": [1, 2.5, "ö"], "b": True}
    assert made.rows == sum(map(len, found.values()))
    assert all(end.rows == len(found[end.name]) for end in parts(made.path) if isinstance(end, TableEnd))


@pytest.mark.django_db(transaction=True)
def test_a_backup_is_one_moment_whatever_is_written_meanwhile(tmp_path: Path) -> None:
    write_some()
    read = tables.rows

    def write_between(model: Any) -> Iterator[list[Any]]:
        if model._meta.db_table == "audit_auditentry":  # the first that is read; places come later

            def write() -> None:
                Place.objects.create(pk=77)
                connections.close_all()

            hand = Thread(target=write)
            yield from read(model)
            hand.start()
            hand.join()
        else:
            yield from read(model)

    with patch.object(tables, "rows", write_between):
        made = back_up(tmp_path / "record.aukio", now=NOW)

    assert Place.objects.filter(pk=77).exists()
    assert [row[0] for row in rows_of(made.path)["directory_place"]] == [1, 2, 5]


@pytest.mark.django_db(transaction=True)
def test_a_backup_replaces_nothing_and_a_restore_neither(tmp_path: Path) -> None:
    write_some()
    made = back_up(tmp_path / "record.aukio", now=NOW)
    before = made.path.read_bytes()

    with pytest.raises(Refused, match="exists"):
        back_up(made.path, now=NOW)
    with pytest.raises(Refused, match="replaces nothing"):
        restore(made.path)
    assert made.path.read_bytes() == before
    assert Place.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_a_backup_that_cannot_be_written_says_so_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot be written"):
        back_up(tmp_path / "missing" / "record.aukio", now=NOW)
    with patch.object(tables, "rows", side_effect=OSError(28, "No space left on device")), pytest.raises(Refused):
        back_up(tmp_path / "record.aukio", now=NOW)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.django_db(transaction=True)
def test_the_record_notes_its_backups(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["backup", str(tmp_path / "record.aukio")])
    assert done.exit_code == 0, done.output

    noted = WrittenBackup.objects.get()
    assert noted.checksum in done.output
    assert noted.verified is None
    note_backup("older", size=1, by="tests", now=NOW)
    assert AuditEntry.objects.filter(act="back up").count() == 2


@deep
@pytest.mark.django_db(transaction=True)
def test_a_restored_record_has_every_row_number_and_answer(tmp_path: Path) -> None:
    """From this run's database into the same kind, and into SQLite, and back."""
    demo = tmp_path / "demo.sqlite3"
    copy_of_the_demo(demo)
    succeeded(aukio(f"sqlite:///{demo}", "backup", str(tmp_path / "demo.aukio"), "--verify"))
    want = rows_of(tmp_path / "demo.aukio")
    with empty_place(tmp_path) as place:
        succeeded(aukio(place, "restore", str(tmp_path / "demo.aukio")))
        succeeded(aukio(place, "backup", str(tmp_path / "again.aukio")))
        again = rows_of(tmp_path / "again.aukio")
        back = f"sqlite:///{tmp_path / 'back.sqlite3'}"
        succeeded(aukio(back, "restore", str(tmp_path / "again.aukio")))
        asked = ("2020-05-01T00:00:00+00:00", "2020-04-01T12:30")
        assert answers(f"sqlite:///{demo}", *asked) == answers(place, *asked)
    noted = {"audit_auditentry", "upkeep_writtenbackup"}
    assert {name: again[name] for name in again if name not in noted} == {
        name: rows for name, rows in want.items() if name not in noted
    }
    assert again["audit_auditentry"][: len(want["audit_auditentry"])] == want["audit_auditentry"]
    sequences = [
        {part.name: part.next for part in parts(tmp_path / name) if isinstance(part, Table) and part.name not in noted}
        for name in ("demo.aukio", "again.aukio")
    ]
    assert sequences[0] == sequences[1]


@deep
@pytest.mark.django_db(transaction=True)
def test_tables_without_a_record_are_an_empty_place(tmp_path: Path) -> None:
    """As `aukio migrate`, a server and a worker leave them; what another program has there is not touched."""
    write_some()
    backup = back_up(tmp_path / "some.aukio", now=NOW)
    with empty_place(tmp_path) as place:
        succeeded(aukio(place, "migrate"))
        succeeded(aukio(place, "work", "--once"))
        succeeded(aukio(place, "restore", str(backup.path)))
        again = succeeded(aukio(place, "backup", str(tmp_path / "again.aukio")))
        assert "rows of" in again
        assert rows_of(tmp_path / "again.aukio")["directory_place"] == rows_of(backup.path)["directory_place"]
        refused = aukio(place, "restore", str(backup.path))
        assert (refused.returncode, "a restore replaces nothing" in refused.stderr) == (4, True)
    with empty_place(tmp_path) as place:
        succeeded(aukio(place, "migrate"))
        with table_of_others(place):
            refused = aukio(place, "restore", str(backup.path))
            assert (refused.returncode, "of_others" in refused.stderr) == (4, True)


@contextmanager
def table_of_others(url: str) -> Iterator[None]:
    """A table that is none of ours."""
    make = "CREATE TABLE of_others (id integer)"
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as file:
            file.execute(make)
            file.commit()
    else:
        with psycopg.connect(url, autocommit=True) as server:
            server.execute(make)
    yield


@deep
@pytest.mark.django_db(transaction=True)
def test_a_file_that_is_in_use_is_not_replaced(tmp_path: Path) -> None:
    write_some()
    backup = back_up(tmp_path / "some.aukio", now=NOW)
    with empty_place(tmp_path) as place:
        if not place.startswith("sqlite"):
            pytest.skip("PostgreSQL waits for those who read or write")
        succeeded(aukio(place, "migrate"))
        with closing(sqlite3.connect(place.removeprefix("sqlite:///"))) as reader:
            reader.execute("SELECT count(*) FROM directory_place").fetchone()
            refused = aukio(place, "restore", str(backup.path))
        assert (refused.returncode, "another process uses" in refused.stderr) == (4, True)
        succeeded(aukio(place, "restore", str(backup.path)))


WRITE = """
import sys
import django
django.setup()
from datetime import UTC, datetime
from aukio.audit.actions import record
from aukio.upkeep.actions import note_backup
number = 0
while True:
    # An audit row and a row of another table in one transaction: a backup has both or neither.
    note_backup(f"load-{number}", size=1, by="load", now=datetime(2030, 3, 1, tzinfo=UTC))
    print(number, flush=True)
    number += 1
"""


@deep
@pytest.mark.django_db(transaction=True)
def test_a_backup_under_load_has_what_was_acknowledged_before_and_no_half_act(tmp_path: Path) -> None:
    with empty_place(tmp_path) as source, empty_place(tmp_path) as target:
        demo = tmp_path / "demo.sqlite3"
        copy_of_the_demo(demo)
        succeeded(aukio(f"sqlite:///{demo}", "backup", str(tmp_path / "demo.aukio")))
        succeeded(aukio(source, "restore", str(tmp_path / "demo.aukio")))
        load = subprocess.Popen(
            [sys.executable, "-c", WRITE], env=environment(source), stdout=subprocess.PIPE, text=True
        )
        try:
            assert load.stdout is not None
            acknowledged = 0
            while acknowledged < 30:
                acknowledged = int(load.stdout.readline())
            succeeded(aukio(source, "backup", str(tmp_path / "load.aukio")))
            assert load.poll() is None
        finally:
            load.kill()
            load.wait()
            assert load.stdout is not None
            load.stdout.close()
        succeeded(aukio(target, "restore", str(tmp_path / "load.aukio")))
        succeeded(aukio(target, "backup", str(tmp_path / "again.aukio")))
        found, again = rows_of(tmp_path / "load.aukio"), rows_of(tmp_path / "again.aukio")
        written = {row[1] for row in found["upkeep_writtenbackup"] if row[1].startswith("load-")}
        audited = {row[-1]["checksum"] for row in found["audit_auditentry"] if row[2] == "load"}
        assert written == audited
        assert written >= {f"load-{number}" for number in range(acknowledged + 1)}
        noted = {"audit_auditentry", "upkeep_writtenbackup"}
        assert {name: again[name] for name in found if name not in noted} == {
            name: found[name] for name in found if name not in noted
        }
        asked = ("2020-05-01T00:00:00+00:00", "2020-03-16T10:00")
        assert answers(source, *asked) == answers(target, *asked)


@pytest.mark.django_db(transaction=True)
def test_a_backup_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    made = back_up(tmp_path / "record.aukio", now=NOW)
    lines = gzip.decompress(made.path.read_bytes()).replace(b'["upkeep","0001_initial"]', b'["upkeep","0999_later"]')
    (newer := tmp_path / "newer.aukio").write_bytes(gzip.compress(lines))

    with pytest.raises(Refused, match=r"upkeep\.0999_later"):
        restore(newer)
