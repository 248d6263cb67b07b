"""Restore a backup into an empty place: the whole record appears at once, or nothing does.

The tables are made as they were when the backup was written, filled, read back and compared with the checksums; then
the migrations of newer versions run.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from aukio.domain.base.mistakes import Refused
from aukio.workflows.backups import tables
from aukio.workflows.backups.backup_file import Header, RowDigest, Table, TableEnd, checked, parts, read_header
from aukio.workflows.backups.empty_place import empty_place


@dataclass(frozen=True, slots=True)
class Restored:
    """A record that was restored, and the checksum of the backup it came from."""

    header: Header
    rows: int
    checksum: str


def restore(path: Path) -> Restored:
    """Restore a backup into the configured database.

    Raises ``Refused`` if there is a record, or if the file is damaged or of a newer version.
    """
    header = read_header(path)
    _refuse_newer(header)
    with empty_place():
        checksum = checked(path)
        _make_tables(header)
        with transaction.atomic():
            rows = _fill(path, header)
    call_command("migrate", verbosity=0, interactive=False)
    return Restored(header, rows, checksum)


def _refuse_newer(header: Header) -> None:
    known = MigrationLoader(None).graph.nodes  # opens no database: SQLite would make a file
    missing = [f"{app}.{name}" for app, name in header.migrations if (app, name) not in known]
    if missing:
        raise Refused(
            f"the backup has tables that this program does not know ({missing[0]}); it was made by {header.version}.",
            next_step="Install that version of Aukio or a newer one, with the same extras, and restore with it.",
        )


def _make_tables(header: Header) -> None:
    """Make the tables as the backup has them, without rows."""
    executor = MigrationExecutor(connection)
    graph, wanted = executor.loader.graph, set(header.migrations)
    last = [
        node
        for node in header.migrations
        if not any(child.key in wanted and child.key[0] == node[0] for child in graph.node_map[node].children)
    ]
    executor.migrate(last)
    filled = [name for name in connection.introspection.table_names() if name != "django_migrations"]
    if connection.vendor == "postgresql":
        connection.check_constraints()  # what migrations wrote: a table with open checks cannot be emptied
    with connection.cursor() as cursor:
        for statement in connection.ops.sql_flush(no_style(), filled, allow_cascade=True):
            cursor.execute(statement)


def _fill(path: Path, header: Header) -> int:
    """Write every row of a backup, and compare what is stored with its checksums."""
    models = {model._meta.db_table: model for model in tables.stored_tables(header.migrations)}
    file, count = parts(path), 0
    for part in file:
        if not isinstance(part, Table):
            continue
        if part.name not in models or part.columns != tables.columns(models[part.name]):
            raise Refused(f"the table {part.name} of the backup has other columns.", next_step="Use another backup.")
        model, end = models[part.name], _Rows(file)
        tables.insert(model, end)
        stored = RowDigest()
        for row in tables.rows(model):
            stored.add(row)
        if end.end is None or (stored.rows, stored.hexdigest()) != (end.end.rows, end.end.sha256):
            raise Refused(f"the table {part.name} is not as in the backup.", next_step="Please report it.")
        if part.next is not None:
            tables.set_next_number(model, part.next)
        count += stored.rows
    if connection.vendor == "postgresql":
        connection.check_constraints()
    return count


class _Rows:
    """The rows of a table in a file; afterwards ``end`` is its end."""

    def __init__(self, file: Iterator[Any]) -> None:
        self._file = file
        self.end: TableEnd | None = None

    def __iter__(self) -> Iterator[list[Any]]:
        for part in self._file:
            if isinstance(part, TableEnd):
                self.end = part
                return
            yield part
