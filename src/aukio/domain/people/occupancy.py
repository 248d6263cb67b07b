"""How many people are inside, how many more may enter, and what the public is shown of it (R089–R094).

A count is computed from readings: ``+1`` and ``−1`` at a door, ``in``/``out`` of a sensor, and *about N* entered by
staff. The newest *about* restarts the count; earlier readings no longer matter, even if they arrive later.
So the order in which readings arrive makes no difference.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from math import floor

from aukio.domain.facts.effects import Capacity, CapacityOf

STALE = timedelta(minutes=30)
"""A count older than this is not used for the present."""

FULL_FOR = timedelta(minutes=10)
"""How long *full now*, entered by staff without a count, is valid."""

MOST = 100_000
"""The largest accepted number of people; a higher reading is a mistake."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading at an instant: people who entered (negative: who left), or about how many are inside."""

    at: datetime
    delta: int = 0
    about: int | None = None


@dataclass(frozen=True, slots=True)
class DayCount:
    """The count of a place on a local day; ``inside`` may be negative until a late ``in`` of a sensor arrives.

    ``since`` is the instant of the newest *about*, None if there is none; ``newest`` that of the newest reading.
    """

    inside: int = 0
    since: datetime | None = None
    newest: datetime | None = None
    full_until: datetime | None = None

    def counts(self, at: datetime) -> bool:
        """Whether a reading at an instant counts: it is later than the newest *about*."""
        return self.since is None or at > self.since


def count_readings(readings: Iterable[Reading]) -> DayCount:
    """The count of all readings, given in any order."""
    in_order = sorted(readings, key=lambda each: (each.at, each.about is not None))
    day_count = DayCount()
    for reading in in_order:
        inside = day_count.inside + reading.delta if reading.about is None else reading.about
        since = day_count.since if reading.about is None else reading.at
        day_count = DayCount(inside, since, reading.at)
    return day_count


def count_after(day_count: DayCount, reading: Reading, *, later: int = 0) -> DayCount:
    """The count after one more reading, on time or late; ``later`` is the sum of the readings that are newer than it.

    Only an *about* that is newer than the previous one needs ``later``.
    """
    newest = reading.at if day_count.newest is None else max(day_count.newest, reading.at)
    if reading.about is not None:
        if day_count.since is not None and reading.at < day_count.since:
            return replace(day_count, newest=newest)
        return replace(day_count, inside=reading.about + later, since=reading.at, newest=newest)
    if not day_count.counts(reading.at):
        return replace(day_count, newest=newest)
    return replace(day_count, inside=day_count.inside + reading.delta, newest=newest)


def limit_of(base: int | None, capacities: Iterable[Capacity]) -> int | None:
    """The limit of people inside: the smallest of ``base``, ``base`` times each ratio, and each maximum; None unknown.

    A ratio of an unknown base gives no number (R089).
    """
    found = [] if base is None else [base]
    for each in capacities:
        if each.of is not CapacityOf.VISITORS:
            continue
        if each.max is not None:
            found.append(each.max)
        if each.ratio is not None and base is not None:
            found.append(floor(base * each.ratio))
    return min(found, default=None)


def ratio_of(capacities: Iterable[Capacity]) -> float | None:
    """The smallest visitor ratio in force."""
    return min(
        (each.ratio for each in capacities if each.of is CapacityOf.VISITORS and each.ratio is not None), default=None
    )


class OccupancyLevel(StrEnum):
    """How full a place is, as shown to the public."""

    ROOM = "room"
    FULL = "full"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Occupancy:
    """How full a place is: ``left`` is how many more may enter, None without a limit; ``as_of`` is its instant."""

    level: OccupancyLevel
    inside: int | None = None
    limit: int | None = None
    left: int | None = None
    as_of: datetime | None = None


def occupancy_at(day_count: DayCount | None, limit: int | None, now: datetime) -> Occupancy:
    """The occupancy at an instant; unknown if the count is stale, full until *full now* expires."""
    if day_count is not None and day_count.full_until is not None and now < day_count.full_until:
        return Occupancy(OccupancyLevel.FULL, limit=limit, left=0, as_of=day_count.full_until - FULL_FOR)
    if day_count is None or day_count.newest is None or now - day_count.newest > STALE:
        return Occupancy(OccupancyLevel.UNKNOWN, limit=limit)
    inside = max(0, day_count.inside)
    if limit is None:
        return Occupancy(OccupancyLevel.ROOM, inside, as_of=day_count.newest)
    left = max(0, limit - inside)
    return Occupancy(OccupancyLevel.ROOM if left else OccupancyLevel.FULL, inside, limit, left, day_count.newest)


def changes_at(day_count: DayCount | None, now: datetime) -> datetime | None:
    """The next instant at which the occupancy changes without a new reading."""
    if day_count is None:
        return None
    ends = [day_count.full_until, None if day_count.newest is None else day_count.newest + STALE]
    return min((each for each in ends if each is not None and each > now), default=None)


@dataclass(frozen=True, slots=True)
class UsualOccupancy:
    """An hour of a weekday (0 is Monday): the mean of the daily maxima inside, over the days counted."""

    weekday: int
    hour: int
    mean: float
    days: int


def busiest(hours: Iterable[tuple[int, int, int]]) -> tuple[UsualOccupancy, ...]:
    """Usual occupancy by hour of the week, from (weekday, hour, most inside) of single days; no personal data."""
    found: dict[tuple[int, int], list[int]] = {}
    for weekday, hour, most in hours:
        found.setdefault((weekday, hour), []).append(most)
    return tuple(UsualOccupancy(*key, sum(most) / len(most), len(most)) for key, most in sorted(found.items()))
