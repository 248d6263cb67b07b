"""Write a backup while the record is in use: one moment of it, every table."""

import glob
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from django.db import connection, transaction

from aukio.domain.base.mistakes import Refused
from aukio.workflows.backups import tables
from aukio.workflows.backups.backup_file import BackupWriter, Header, Table

_DAY = 86_400  # seconds


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was written; ``checksum`` is the SHA-256 of its lines, ``size`` the bytes of its file."""

    path: Path
    rows: int
    tables: int
    size: int
    checksum: str


def back_up(path: Path, *, now: datetime) -> Backup:
    """Write the record as it is at one moment to a new file. Writers are not stopped.

    Raises ``Refused`` if the file exists, or cannot be written. A file under its final name is whole.
    """
    if path.exists():
        raise Refused(f"'{path}' exists, and a backup replaces nothing.", next_step="Give another name.")
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        _forget_interrupted(path, now)
        with _one_moment(), BackupWriter(part) as file:
            found = tables.applied_migrations()
            stored = tables.stored_tables(found)
            names = tuple(model._meta.db_table for model in stored)
            made = now.astimezone(UTC).isoformat(timespec="seconds")
            file.header(Header(version("aukio"), made, connection.vendor, found, names))
            for model in stored:
                name = model._meta.db_table
                file.table(Table(name, tables.columns(model), tables.next_number(model)))
                for row in tables.rows(model):
                    file.row(row)
                file.end_table(name)
            checksum = file.finish()
        size = part.stat().st_size
        part.rename(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise Refused(
            f"the backup cannot be written: {error}.", next_step="Check the folder, its permissions and the disk."
        ) from error
    return Backup(path, file.rows, len(stored), size, checksum)


def _forget_interrupted(path: Path, now: datetime) -> None:
    """Remove what backups of this name left that were killed long ago."""
    for old in path.parent.glob(f".{glob.escape(path.name)}.*.part"):
        if now.timestamp() - old.stat().st_mtime > _DAY:
            old.unlink(missing_ok=True)


@contextmanager
def _one_moment() -> Iterator[None]:
    """Read all tables as they were at one moment, whatever is committed meanwhile."""
    if connection.vendor == "sqlite":
        # A plain BEGIN: a reader of the write-ahead log. Django's own transactions would take the writer's lock.
        with connection.cursor() as cursor:
            cursor.execute("BEGIN")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield
