"""The file of a backup: compressed lines of JSON with a checksum for each table and for the whole (decision record).

    {"aukio": "backup/1", "version": "0.2.0", "made": "2030-03-01T02:30:00+00:00", "database": "sqlite",
     "migrations": [["directory", "0001_initial"], …], "tables": ["directory_place", …]}
    {"table": "directory_place", "columns": ["id", "path"], "next": 3}
    [1, "library"]
    [2, "library/reading-room"]
    {"end": "directory_place", "rows": 2, "sha256": "…"}
    …
    {"end": "backup", "sha256": "…"}

A file that was cut off or changed is refused before anything is restored. ``zcat FILE | head -1`` shows what it is.
"""

import gzip
import hashlib
import json
import os
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from aukio.domain.base.mistakes import NotFound, Refused

FORMAT = "backup/1"
_DAMAGED = "Use another backup; 'aukio backup' writes a new one."


@dataclass(frozen=True, slots=True)
class Header:
    """What a backup says of itself; ``migrations`` are those that its tables have been through."""

    version: str
    made: str
    database: str
    migrations: tuple[tuple[str, str], ...]
    tables: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table that follows; ``next`` is the number that its next row gets, None where rows have no such number."""

    name: str
    columns: tuple[str, ...]
    next: int | None


@dataclass(frozen=True, slots=True)
class TableEnd:
    """The end of a table, with the number of its rows and their checksum."""

    name: str
    rows: int
    sha256: str


Part = Header | Table | list[Any] | TableEnd


class RowDigest:
    """The checksum of the rows of a table: the same for the same rows of either database."""

    def __init__(self) -> None:
        self.rows = 0
        self._digest = hashlib.sha256()

    def add(self, row: Sequence[Any]) -> None:
        """Count a row. Keys are sorted, because PostgreSQL does not keep their order."""
        self.rows += 1
        self._digest.update(json.dumps(row, sort_keys=True, separators=(",", ":")).encode() + b"\n")

    def hexdigest(self) -> str:
        """Return the checksum of the rows so far."""
        return self._digest.hexdigest()


class BackupWriter:
    """Writes a backup; used in a ``with`` block."""

    def __init__(self, path: Path) -> None:
        self._raw = path.open("xb")
        path.chmod(0o600)  # it holds the personal data of the record
        self._file = gzip.GzipFile(filename="", fileobj=self._raw, mode="wb", compresslevel=6)
        self._all = hashlib.sha256()
        self._rows = RowDigest()
        self.rows = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()
        self._raw.close()

    def header(self, header: Header) -> None:
        """Write the first line."""
        self._line(
            {
                "aukio": FORMAT,
                "version": header.version,
                "made": header.made,
                "database": header.database,
                "migrations": header.migrations,
                "tables": header.tables,
            }
        )

    def table(self, table: Table) -> None:
        """Begin a table."""
        self._rows = RowDigest()
        self._line({"table": table.name, "columns": table.columns, "next": table.next})

    def row(self, row: Sequence[Any]) -> None:
        """Write a row of the table that was begun."""
        self._rows.add(row)
        self._line(row)

    def end_table(self, name: str) -> None:
        """End the table."""
        self.rows += self._rows.rows
        self._line({"end": name, "rows": self._rows.rows, "sha256": self._rows.hexdigest()})

    def finish(self) -> str:
        """Write the last line and wait until the disk has everything; the checksum."""
        checksum = self._all.hexdigest()
        self._line({"end": "backup", "sha256": checksum})
        self._file.close()
        self._raw.flush()
        os.fsync(self._raw.fileno())
        return checksum

    def _line(self, data: Any) -> None:
        line = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        self._all.update(line)
        self._file.write(line)


def read_header(path: Path) -> Header:
    """Return what a backup says of itself. Raises ``NotFound`` without the file, ``Refused`` if it is no backup."""
    for part in _parts(path):
        if isinstance(part, Header):
            return part
        break
    raise Refused(f"'{path}' is no backup of Aukio.", next_step="Give a file that 'aukio backup' wrote.")


def checked(path: Path) -> str:
    """Read a whole backup and return its checksum. Raises ``Refused`` if anything in it is damaged or missing."""
    digest = RowDigest()
    for part in _parts(path):
        match part:
            case Table():
                digest = RowDigest()
            case list():
                digest.add(part)
            case TableEnd():
                if (part.rows, part.sha256) != (digest.rows, digest.hexdigest()):
                    raise Refused(f"'{path}' is damaged: the table {part.name} is not as written.", next_step=_DAMAGED)
            case Header():
                pass
    return _last_checksum(path)


def parts(path: Path) -> Iterator[Part]:
    """Yield the parts of a backup in order. Raises ``Refused`` where it is damaged."""
    yield from _parts(path)


def _last_checksum(path: Path) -> str:
    last = b""
    with gzip.open(path, "rb") as file:
        for line in file:
            last = line
    return str(json.loads(last)["sha256"])


def _parts(path: Path) -> Iterator[Part]:
    whole, ended = hashlib.sha256(), False
    try:
        with gzip.open(path, "rb") as file:
            for line in file:
                data = json.loads(line)
                if isinstance(data, dict) and data.get("end") == "backup":
                    ended = data["sha256"] == whole.hexdigest()
                    continue
                ended = False
                whole.update(line)
                yield _part(data, path)
    except FileNotFoundError as error:
        raise NotFound(f"there is no file '{path}'.", next_step="Check its name.") from error
    except (gzip.BadGzipFile, EOFError, zlib.error, ValueError, KeyError, TypeError, OSError) as error:
        raise Refused(f"'{path}' is no whole backup: {error}.", next_step=_DAMAGED) from error
    if not ended:
        raise Refused(f"'{path}' is no whole backup: its checksum is missing or wrong.", next_step=_DAMAGED)


def _part(data: Any, path: Path) -> Part:
    if isinstance(data, list):
        return data
    if "aukio" in data:
        if data["aukio"] != FORMAT:
            raise Refused(
                f"'{path}' is a '{data['aukio']}', and this version reads '{FORMAT}'.",
                next_step="Install the version of Aukio that wrote it, or a newer one.",
            )
        migrations = tuple((str(app), str(name)) for app, name in data["migrations"])
        return Header(data["version"], data["made"], data["database"], migrations, tuple(data["tables"]))
    if "table" in data:
        return Table(data["table"], tuple(data["columns"]), data["next"])
    return TableEnd(data["end"], data["rows"], data["sha256"])
