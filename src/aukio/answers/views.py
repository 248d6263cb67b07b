"""The record of a revision and its views, shared by everything that asks; both are immutable, so threads share them.

Between two publications or imports the same is known, so one view serves from one such instant to the next.
"""

from bisect import bisect_right
from datetime import datetime
from functools import lru_cache

from aukio.answers.record_loader import gather
from aukio.answers.revision import Revision
from aukio.domain.facts.record import Record, View


def view_at(revision: Revision, known: datetime) -> View:
    """What was known at an instant, by the record of a revision."""
    last, _ = known_around(revision, known)
    shared = _view(revision, last)
    return shared if shared.known == known else shared.known_as_of(known)


def known_around(revision: Revision, instant: datetime) -> tuple[datetime, datetime | None]:
    """Since when the same is known as at an instant, and when something else recorded becomes known."""
    instants = _instants(revision)
    passed = bisect_right(instants, instant)
    since = instants[passed - 1] if passed else instant
    return since, instants[passed] if passed < len(instants) else None


def last_known(view: View) -> datetime | None:
    """The last instant, not after that of the view, at which something became known; None before all."""
    instants = _instants_of(view.record)
    number = bisect_right(instants, view.known)
    return instants[number - 1] if number else None


def forget() -> None:
    """Empty the caches, as in a process that has just started."""
    _instants.cache_clear()
    _view.cache_clear()
    _NEWEST.clear()
    _INSTANTS.clear()


@lru_cache(maxsize=16)
def _view(revision: Revision, known: datetime) -> View:
    made = View(gather(revision), known, like=_NEWEST.get("view"))
    _NEWEST["view"] = made
    return made


_NEWEST: dict[str, View] = {}
"""The view made last: the next one mostly knows the same places, and takes over what is computed from them."""


@lru_cache(maxsize=4)
def _instants(revision: Revision) -> tuple[datetime, ...]:
    return _instants_in(gather(revision))


_INSTANTS: dict[int, tuple[Record, tuple[datetime, ...]]] = {}


def _instants_of(record: Record) -> tuple[datetime, ...]:
    """The instants of a record, kept for the last few records."""
    kept = _INSTANTS.get(id(record))
    if kept is None or kept[0] is not record:
        if len(_INSTANTS) >= 4:
            _INSTANTS.clear()
        kept = _INSTANTS[id(record)] = (record, _instants_in(record))
    return kept[1]


def _instants_in(record: Record) -> tuple[datetime, ...]:
    publications = {each.published for each in record.publications}
    imports = {each.known_from for each in record.places} | {each.known_from for each in record.roles}
    imports |= {each.known_from for each in record.words}
    cities = {until for until, _ in record.past_cities}
    return tuple(sorted(publications | imports | cities))
