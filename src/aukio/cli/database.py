"""The database of a command: create or update its tables, and refuse to read a record that does not exist."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management import call_command
from django.db import DatabaseError, OperationalError, ProgrammingError, connection

from aukio.domain.base.mistakes import NotFound, Refused
from aukio.workflows.health.table_versions import Tables, tables

_NOTHING = "Run 'aukio setup' for your own city, or 'aukio demo' for the example."
_MIGRATION_LOCK = 7_405_822_301
"""The number of PostgreSQL's lock under which tables are created and updated."""


def prepare_database(*, migrate: bool = False) -> tuple[str, ...]:
    """Create the tables of an empty database; with ``migrate``, update those of an older record, too.

    Returns the names of the changes that were made. Only one process does this at a time; the others wait for it.
    Raises ``Refused`` for an older record without ``migrate``, and for the record of a newer version.
    """
    if tables()[0] is Tables.CURRENT:
        return ()
    with _only_one():
        found, changes = tables()  # anew: another process may have been at work
        match found:
            case Tables.CURRENT:
                return ()
            case Tables.NEWER:
                raise Refused(
                    f"the record was made by a newer version of Aukio ({changes[-1]}).",
                    next_step="Install that version, or restore a backup of before.",
                )
            case Tables.OLDER if not migrate:
                raise Refused(
                    f"the record is of an older version: {len(changes)} changes of its tables are waiting.",
                    next_step="Back it up, then run 'aukio migrate'.",
                )
            case Tables.OLDER | Tables.NONE:
                call_command("migrate", verbosity=0, interactive=False)
                return changes


@contextmanager
def _only_one() -> Iterator[None]:
    """Hold the lock under which tables are changed: of the database server, or of the folder of a file."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [_MIGRATION_LOCK])
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_MIGRATION_LOCK])
        return
    file = _file()
    if file is None or os.name == "nt":
        yield
        return
    import fcntl  # there is none on Windows

    file.parent.mkdir(parents=True, exist_ok=True)
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _file() -> Path | None:
    """The file of the database; None where it has none."""
    name = str(connection.settings_dict["NAME"])
    in_a_file = connection.vendor == "sqlite" and name != ":memory:" and not name.startswith("file:")
    return Path(name) if in_a_file else None


@contextmanager
def existing_record() -> Iterator[None]:
    """Run a block on an existing record; raise ``NotFound`` without one, and create no empty database file."""
    file = _file()
    if file is not None and not file.exists():
        raise NotFound(f"there is no record at {file}.", next_step=_NOTHING)
    try:
        yield
    except (OperationalError, ProgrammingError) as error:
        if not _lacks_tables(error):
            raise
        if tables()[0] is Tables.OLDER:
            raise Refused(
                "the record is of an older version.", next_step="Back it up, then run 'aukio migrate'."
            ) from error
        raise NotFound("the database holds no record yet.", next_step=_NOTHING) from error


def _lacks_tables(error: DatabaseError) -> bool:
    text = str(error)
    return "no such table" in text or "no such column" in text or "does not exist" in text
