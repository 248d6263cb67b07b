"""The empty place that a restore fills: a database without tables, or Aukio's own tables without a record in them.

On SQLite the record is built in a file beside its place. A place without a file gets that file, by its name; the
tables of an empty one, such as ``aukio migrate`` makes, are replaced in one transaction, while no other process has the
file open. On PostgreSQL everything is one transaction, which also drops the empty tables.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader

from aukio.domain.base.mistakes import Refused
from aukio.workflows.backups.tables import stored_tables

_LOCK = 7_202_417
"""The number of the advisory lock by which one restore at a time fills a PostgreSQL database."""

_NO_RECORD = frozenset(
    {
        "django_migrations",
        "django_content_type",
        "auth_permission",
        "django_session",
        "limits_count",
        "axes_accessattempt",
        "axes_accessattemptexpiration",
        "axes_accesslog",
        "upkeep_workerbeat",
    }
)
"""Tables that migrations, a server and a worker write before anything is recorded."""


@contextmanager
def empty_place() -> Iterator[None]:
    """Run a block that makes the tables and their rows; they appear at once, or not at all.

    Raises ``Refused`` where there is a record, a table of another program, or a process that has the file open.
    """
    if connection.vendor == "postgresql":
        with transaction.atomic():
            _drop_empty_tables()
            yield
        return
    place = Path(connection.settings_dict["NAME"])
    if place.exists() and place.stat().st_size:
        with _held(place) as target, _beside(place) as part:
            yield
            _finish()
            with closing(sqlite3.connect(part)) as made:
                made.backup(target)
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    with _beside(place) as part:
        yield
        _finish()
        if place.exists() and place.stat().st_size:
            raise Refused(f"a record appeared at {place} meanwhile.", next_step="Restore into another place.")
        _sync(part)
        part.rename(place)
        _sync(place.parent)


def _refuse_record(place: str, names: Iterable[str], has_rows: Callable[[str], bool]) -> None:
    """Raise ``Refused`` unless all tables are Aukio's own, and none holds a part of a record."""
    ours = {model._meta.db_table for model in stored_tables(MigrationLoader(None).graph.nodes)} | _NO_RECORD
    for name in names:
        if name not in ours:
            raise Refused(
                f"the database {place} has the table '{name}' of another program or version.",
                next_step="Let AUKIO_DATABASE_URL name a new database.",
            )
        if name not in _NO_RECORD and has_rows(name):
            raise Refused(
                f"there is a record at {place} (in the table '{name}'), and a restore replaces nothing.",
                next_step="Let AUKIO_DATABASE_URL name a new database.",
            )


# --- PostgreSQL


def _drop_empty_tables() -> None:
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        names = connection.introspection.table_names(cursor)
        if not names:
            return

        def has_rows(name: str) -> bool:
            cursor.execute(f"SELECT EXISTS (SELECT 1 FROM {quote(name)})")  # noqa: S608  # quoted
            return bool(cursor.fetchone()[0])

        quoted = ", ".join(map(quote, names))
        cursor.execute(f"LOCK TABLE {quoted} IN ACCESS EXCLUSIVE MODE")  # what is found empty stays so
        _refuse_record(str(connection.settings_dict["NAME"]), names, has_rows)
        cursor.execute(
            "SELECT DISTINCT tgfoid::regprocedure::text FROM pg_trigger"
            " WHERE NOT tgisinternal AND tgrelid = ANY(%s::regclass[])",
            [[quote(name) for name in names]],
        )
        functions = [name for (name,) in cursor.fetchall()]
        cursor.execute(f"DROP TABLE {quoted} CASCADE")
        for name in functions:
            cursor.execute(f"DROP FUNCTION {name}")


# --- SQLite


@contextmanager
def _held(place: Path) -> Iterator[sqlite3.Connection]:
    """Hold a file of empty tables alone: a process that has it open would go on with what was there."""
    connection.close()
    try:
        with closing(sqlite3.connect(place)) as file:
            _refuse_record_in(file, place)
        with closing(sqlite3.connect(place, timeout=5, isolation_level=None)) as file:
            file.execute("PRAGMA locking_mode = EXCLUSIVE")
            file.execute("BEGIN EXCLUSIVE")
            _refuse_record_in(file, place)
            file.execute("COMMIT")  # the lock stays until the file is closed
            yield file
    except sqlite3.OperationalError as error:
        raise Refused(
            f"another process uses {place}: {error}.", next_step="Stop 'aukio serve' and 'aukio work' first."
        ) from error
    except sqlite3.DatabaseError as error:
        raise Refused(f"{place} is no database: {error}.", next_step="Restore into another place.") from error


def _refuse_record_in(file: sqlite3.Connection, place: Path) -> None:
    def has_rows(name: str) -> bool:
        quoted = connection.ops.quote_name(name)
        return file.execute(f"SELECT 1 FROM {quoted} LIMIT 1").fetchone() is not None  # noqa: S608  # quoted

    found = file.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite^_%' ESCAPE '^'")
    _refuse_record(str(place), [name for (name,) in found.fetchall()], has_rows)


@contextmanager
def _beside(place: Path) -> Iterator[Path]:
    """Let the block write into another file of the same folder, which is removed unless it was renamed."""
    connection.close()
    part = place.with_name(f".{place.name}.{os.getpid()}.restoring")
    _remove(part)
    connection.settings_dict["NAME"] = part
    try:
        yield part
    finally:
        connection.close()
        connection.settings_dict["NAME"] = place
        _remove(part)


def _finish() -> None:
    """Have everything in the file itself."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _remove(file: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
