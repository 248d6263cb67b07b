"""Which state of the record this is, in one query: whatever is remembered of an earlier state is forgotten by it.

Everything that changes public answers (an import, a publication, a redaction) is recorded under the
writer lock, in one transaction. So acts are committed in the order of their numbers, and a reader who sees the newest
one sees all before it. Imports and publications carry a stamp drawn by lot: a state that was rolled back is never taken
for another of the same number.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from aukio.audit import queries as audit_queries
from aukio.directory import queries as directory_queries
from aukio.notices import queries as notice_queries

Revision = tuple[int, ...]

_SEEN_ACTS = ("redact", "approve easy read")
"""Acts that change what pages show, beside imports and publications."""

LATE = timedelta(minutes=5)
"""How long a scheduled publication is awaited after its minute: a worker comes every few seconds, if there is one."""


@dataclass(frozen=True, slots=True)
class Look:
    """A look at the record: its revision, and the minute at which the next scheduled publication is due, or was."""

    revision: Revision
    due: datetime | None


def revision() -> Revision:
    """Changes whenever anything is recorded, a name is taken out, or an easy-read text approved; one cheap query."""
    found = directory_queries.newest_import(
        publication=notice_queries.newest_stamp(), act=audit_queries.newest(*_SEEN_ACTS)
    )
    return _numbers(found)


def look(now: datetime) -> Look:
    """The same, with what is due next; one query too."""
    found = directory_queries.newest_import(
        publication=notice_queries.newest_stamp(),
        act=audit_queries.newest(*_SEEN_ACTS),
        due=notice_queries.first_due(after=now - LATE),
    )
    return Look(_numbers(found), None) if found is None else Look(_numbers(found[:-1]), found[-1])


def without_publications(revision: Revision) -> Revision:
    """What was recorded beside publications: imports, and acts that change what pages show."""
    return revision[:1] + revision[2:]


def stamp_in(revision: Revision) -> int | None:
    """The stamp of the newest publication."""
    return revision[1] if len(revision) > 1 else None


def _numbers(found: tuple[int | None, ...] | None) -> Revision:
    return tuple(each or 0 for each in found or ())
