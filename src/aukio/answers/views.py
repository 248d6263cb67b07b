"""The record of a revision and its views, shared by everything that asks; both are immutable, so threads share them.

Between two publications or imports the same is known, so one view serves from one such instant to the next.
"""

from bisect import bisect_right
from collections import OrderedDict
from datetime import datetime
from functools import lru_cache
from threading import Lock

from aukio.answers.record_loader import gather
from aukio.answers.revision import Revision
from aukio.domain.facts.record import Record, View

MOST_RESULTS = 150_000
"""Results that all views of a process may have cached when a question begins: some 75 MB. Instants that can be asked
about have no end, so without a limit the memory of a process would grow for days."""

_FEWER_RESULTS = MOST_RESULTS // 2
_MOST_VIEWS = 16


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
    _VIEWS.clear()
    _NEWEST.clear()
    _INSTANTS.clear()


def make_room() -> None:
    """Empty the caches of the views that were used longest ago, where all have too many results together."""
    found = list({id(each): each for view in list(_VIEWS.values()) for each in view.with_shared}.values())
    results = sum(each.kept.results for each in found)
    if results <= MOST_RESULTS:
        return
    for each in found:
        results -= each.kept.results
        each.forget()
        if results <= _FEWER_RESULTS:
            return


def _view(revision: Revision, known: datetime) -> View:
    key = (revision, known)
    with _LOCK:
        found = _VIEWS.get(key)
        if found is not None:
            _VIEWS.move_to_end(key)
            return found
    made = View(gather(revision), known, like=_NEWEST.get("view"))
    with _LOCK:
        _NEWEST["view"] = _VIEWS[key] = made
        while len(_VIEWS) > _MOST_VIEWS:
            _VIEWS.popitem(last=False)
    return made


_LOCK = Lock()
_VIEWS: OrderedDict[tuple[Revision, datetime], View] = OrderedDict()
"""The views used last, the latest at the end."""


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
