"""The whole record as frozen values, read from the database once for each of its states."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from zoneinfo import ZoneInfo

from aukio.answers.revision import Revision, revision, stamp_in, without_publications
from aukio.directory import queries as directory_queries
from aukio.domain.base.mistakes import NotFound
from aukio.domain.city.city import City
from aukio.domain.city.holidays import DatedHolidays, HolidayCalendar
from aukio.domain.city.places import Names, PlaceVersion
from aukio.domain.facts.record import Record
from aukio.notices import queries as notice_queries

_EMPTY = (
    "Run 'aukio setup' for your own city, 'aukio import FILE' for a directory file, or 'aukio demo' for the example."
)

NOTHING: Revision = (-1,)
"""The revision of ``nothing_recorded``; no record has it."""


class EmptyRecord(NotFound):
    """Nothing is recorded yet, not even a city."""


@lru_cache(maxsize=1)
def nothing_recorded() -> Record:
    """A record without a place, for the public pages of an installation that is new; its city has no name."""
    return Record(City("aukio", Names({}), ZoneInfo("UTC"), DatedHolidays.of(HolidayCalendar("FI"))))


_LAST: dict[str, tuple[Revision, Record]] = {}
"""The record that was read last: what is published later is appended to it."""


@lru_cache(maxsize=2)
def gather(now_revision: Revision) -> Record:
    """The record of a revision; read again when the record changed between two of its queries.

    Raises ``EmptyRecord`` while there is no city.
    """
    if now_revision == NOTHING:
        return nothing_recorded()
    gathered = _appended(now_revision) or _read()
    while revision() != now_revision:
        now_revision = revision()
        gathered = _read()
    _LAST["read"] = (now_revision, gathered)
    return gathered


def forget() -> None:
    """Empty the caches, as in a process that has just started."""
    gather.cache_clear()
    _places.cache_clear()
    _LAST.clear()


def _appended(now_revision: Revision) -> Record | None:
    """The record read last with what was published since; None where more than that was recorded, or less."""
    last_revision, last = _LAST.get("read", (NOTHING, None))
    if last is None or not last.publications:
        return None
    if without_publications(last_revision) != without_publications(now_revision):
        return None
    newest = last.publications[-1].order.sequence
    if notice_queries.stamp_of(newest) != stamp_in(last_revision):
        return None
    return last.followed_by(notice_queries.publications(after=newest), notice_queries.versions(after=newest))


def _read() -> Record:
    cities = directory_queries.cities()
    if not cities:
        raise EmptyRecord("nothing is recorded yet.", next_step=_EMPTY)
    return Record(
        city=cities[-1][1],
        past_cities=tuple((until, city) for until, city in cities if until is not None),
        organisations=directory_queries.organisations(),
        services=directory_queries.services(),
        places=_places(directory_queries.revision()),
        notices=notice_queries.notices(),
        publications=notice_queries.publications(),
        versions=notice_queries.versions(),
        roles=directory_queries.roles(),
        words=directory_queries.words(),
    )


@lru_cache(maxsize=1)
def _places(_revision: tuple[int, ...]) -> tuple[PlaceVersion, ...]:
    """The places, read again only after an import: a publication leaves them as they are."""
    with _nothing_to_collect():
        return directory_queries.places()


@contextmanager
def _nothing_to_collect() -> Iterator[None]:
    """Millions of values are made and none is given up: looking through them for garbage takes longer than reading.

    What was read is frozen, so that later collections skip it; it is freed when nothing refers to it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
