"""How many people are inside, how many more may come, and what of it may be said (R089–R094).

A count is a fold over readings: ``+1`` and ``−1`` at a door, ``in``/``out`` of a sensor, and *about N* by somebody who
looked. The newest *about* is where counting begins anew; what happened before it no longer counts, however late it is
told. So the order in which readings arrive makes no difference.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from math import floor

from aukio.domain.facts.effects import Capacity, CapacityOf

STALE = timedelta(minutes=30)
"""A count older than this says nothing of now."""

FULL_FOR = timedelta(minutes=10)
"""How long *full now* holds, when somebody merely says so and nobody counts."""

MOST = 100_000
"""No place holds more people; a reading beyond is a mistake."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing told of a door at an instant: people who came (negative: who left), or about how many are inside."""

    at: datetime
    delta: int = 0
    about: int | None = None


@dataclass(frozen=True, slots=True)
class DayCount:
    """The count of a place on a local day: ``inside`` may be below nothing while a sensor's ``in`` is still to come.

    ``since`` is the instant of the newest *about*, None while there was none; ``newest`` that of the newest reading.
    """

    inside: int = 0
    since: datetime | None = None
    newest: datetime | None = None
    full_until: datetime | None = None

    def counts(self, at: datetime) -> bool:
        """Whether people who came or left at an instant still count: nobody has looked since."""
        return self.since is None or at > self.since


def folded(readings: Iterable[Reading]) -> DayCount:
    """What readings come to, in whatever order they are given."""
    told = sorted(readings, key=lambda each: (each.at, each.about is not None))
    day_count = DayCount()
    for reading in told:
        inside = day_count.inside + reading.delta if reading.about is None else reading.about
        since = day_count.since if reading.about is None else reading.at
        day_count = DayCount(inside, since, reading.at)
    return day_count


def after(day_count: DayCount, reading: Reading, *, later: int = 0) -> DayCount:
    """The tally after one more reading, late or not; ``later`` is the sum of what was told to have happened since it.

    ``later`` is needed of an *about* that is newer than the one before; everything else does without.
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
    """How many may be inside: the base times the smallest ratio in force, and no more than any maximum; None unknown.

    A ratio of an unknown base makes no number (R089).
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
    """The smallest ratio of visitors in force."""
    return min(
        (each.ratio for each in capacities if each.of is CapacityOf.VISITORS and each.ratio is not None), default=None
    )


class OccupancyLevel(StrEnum):
    """What may be said of how full a place is."""

    ROOM = "room"
    FULL = "full"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Occupancy:
    """How full a place is: ``left`` is how many more may come, None without a limit; ``as_of`` is its age."""

    level: OccupancyLevel
    inside: int | None = None
    limit: int | None = None
    left: int | None = None
    as_of: datetime | None = None


def occupancy_at(day_count: DayCount | None, limit: int | None, now: datetime) -> Occupancy:
    """What may be said at an instant; a stale count says nothing, and *full now* ends by itself."""
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
    """The next instant at which, with nothing more counted, something else is said."""
    if day_count is None:
        return None
    ends = [day_count.full_until, None if day_count.newest is None else day_count.newest + STALE]
    return min((each for each in ends if each is not None and each > now), default=None)


@dataclass(frozen=True, slots=True)
class Busy:
    """An hour of a weekday (0 is Monday): the mean of the most people inside, over the days that were counted."""

    weekday: int
    hour: int
    mean: float
    days: int


def busiest(hours: Iterable[tuple[int, int, int]]) -> tuple[Busy, ...]:
    """Usual crowds by hour of the week, from (weekday, hour, most inside) of single days; no person is in it."""
    found: dict[tuple[int, int], list[int]] = {}
    for weekday, hour, most in hours:
        found.setdefault((weekday, hour), []).append(most)
    return tuple(Busy(*key, sum(most) / len(most), len(most)) for key, most in sorted(found.items()))
