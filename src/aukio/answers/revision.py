"""Which state of the record this is, in one query: whatever is remembered of an earlier state is forgotten by it.

Everything that changes public answers (an import, a publication, a redaction) is recorded under the
writer lock, in one transaction. So acts are committed in the order of their numbers, and a reader who sees the newest
one sees all before it. Imports and publications carry a stamp drawn by lot: a state that was rolled back is never taken
for another of the same number.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from django.db import connection

from aukio.audit import queries as audit_queries
from aukio.directory import queries as directory_queries
from aukio.notices import queries as notice_queries

Revision = tuple[int, ...]

_SEEN_ACTS = ("redact", "approve easy read")
"""Acts that change what pages show, beside imports and publications."""

_AFTER = datetime(1, 1, 2, 3, 4, 5, tzinfo=UTC)
"""Stands in the compiled query for the instant that is asked about."""

LATE = timedelta(minutes=5)
"""How long a scheduled publication is awaited after its minute: a worker comes every few seconds, if there is one."""


@dataclass(frozen=True, slots=True)
class Look:
    """A look at the record: its revision, and the minute at which the next scheduled publication is due, or was."""

    revision: Revision
    due: datetime | None


def revision() -> Revision:
    """Changes whenever anything is recorded, a name is taken out, or an easy-read text approved; one cheap query."""
    return _numbers(_prepared(connection.vendor, due=False).row())


def look(now: datetime) -> Look:
    """The same, with what is due next; one query too."""
    found = _prepared(connection.vendor, due=True).row(after=now - LATE)
    return Look(_numbers(found), None) if found is None else Look(_numbers(found[:-1]), found[-1])


class _Prepared:
    """The query, compiled once: each request asks it, and compiling takes twenty times as long as asking."""

    def __init__(self, *, due: bool) -> None:
        beside = {"due": notice_queries.first_due(after=_AFTER)} if due else {}
        query = directory_queries.newest_import(
            publication=notice_queries.newest_stamp(), act=audit_queries.newest(*_SEEN_ACTS), **beside
        )
        compiler = query.get_compiler(connection=connection)
        self._sql, self._parameters = compiler.as_sql()
        self._converters = compiler.get_converters([column for column, _, _ in compiler.select])
        self._after = connection.ops.adapt_datetimefield_value(_AFTER)

    def row(self, *, after: datetime = _AFTER) -> tuple[Any, ...] | None:
        """The row, with the columns as Django gives them; None where there is none."""
        given = connection.ops.adapt_datetimefield_value(after)
        with connection.cursor() as cursor:
            cursor.execute(self._sql, [given if each == self._after else each for each in self._parameters])
            row = cursor.fetchone()
        if row is None:
            return None
        values = list(row)
        for position, (converters, column) in self._converters.items():
            for convert in converters:
                values[position] = convert(values[position], column, connection)
        return tuple(values)


@lru_cache(maxsize=4)
def _prepared(_vendor: str, *, due: bool) -> _Prepared:
    return _Prepared(due=due)


def without_publications(revision: Revision) -> Revision:
    """What was recorded beside publications: imports, and acts that change what pages show."""
    return revision[:1] + revision[2:]


def stamp_in(revision: Revision) -> int | None:
    """The stamp of the newest publication."""
    return revision[1] if len(revision) > 1 else None


def _numbers(found: tuple[int | None, ...] | None) -> Revision:
    return tuple(each or 0 for each in found or ())
