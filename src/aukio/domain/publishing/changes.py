"""The arrangements that begin or end within a range of days, for a city or a place (R130)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from aukio.domain.city.places import PlaceId
from aukio.domain.city.tree import Node
from aukio.domain.clock.local_time import TICK, midnight, plus
from aukio.domain.facts.intervals import instants_of
from aukio.domain.facts.notices import Version
from aukio.domain.facts.record import View
from aukio.domain.facts.subjects import places_of
from aukio.domain.hours.coupling import affecting_arrangements


@dataclass(frozen=True, slots=True)
class Change:
    """An arrangement that begins or ends at ``at``, and its places, by path."""

    at: datetime
    version: Version
    begins: bool
    places: tuple[Node, ...]


def changes_between(view: View, first: date, last: date, place: PlaceId | None = None) -> tuple[Change, ...]:
    """The arrangements that begin or end between two local days, both inclusive, in order; ends before beginnings.

    For a place: only those that affect it, also through what it stands in or what is part of it.
    """
    zone = view.city.zone
    low, high = midnight(first, zone), midnight(plus(last, 1), zone)
    found = [each for each in _between(view, low, high) if place is None or _touches(view, place, each)]
    return tuple(sorted(found, key=lambda each: (each.at, each.begins, each.version.ref)))


def _between(view: View, low: datetime, high: datetime) -> Iterator[Change]:
    zone = view.city.zone
    for version in view.versions:
        period = version.arrangement.period
        for span in instants_of(period, zone, low, high):
            for at, begins in ((span.start, True), (span.end, False)):
                if low <= at < high:
                    yield Change(at, version, begins, places_of(view, version))


def _touches(view: View, place: PlaceId, each: Change) -> bool:
    """Whether an arrangement selects a place, or affects it in its first or last interval."""
    if any(node.place == place for node in each.places):
        return True
    after = view.interval(each.at)
    interval = after if each.begins else view.interval(each.at - TICK)
    return any(touch.version.ref == each.version.ref for touch in affecting_arrangements(view, place, interval))
