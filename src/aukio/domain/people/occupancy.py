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
class Tally:
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


def folded(readings: Iterable[Reading]) -> Tally:
    """What readings come to, in whatever order they are given."""
    told = sorted(readings, key=lambda each: (each.at, each.about is not None))
    tally = Tally()
    for reading in told:
        inside = tally.inside + reading.delta if reading.about is None else reading.about
        since = tally.since if reading.about is None else reading.at
        tally = Tally(inside, since, reading.at)
    return tally


def after(tally: Tally, reading: Reading, *, later: int = 0) -> Tally:
    """The tally after one more reading, late or not; ``later`` is the sum of what was told to have happened since it.

    ``later`` is needed of an *about* that is newer than the one before; everything else does without.
    """
    newest = reading.at if tally.newest is None else max(tally.newest, reading.at)
    if reading.about is not None:
        if tally.since is not None and reading.at < tally.since:
            return replace(tally, newest=newest)
        return replace(tally, inside=reading.about + later, since=reading.at, newest=newest)
    if not tally.counts(reading.at):
        return replace(tally, newest=newest)
    return replace(tally, inside=tally.inside + reading.delta, newest=newest)


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


class Crowd(StrEnum):
    """What may be said of how full a place is."""

    ROOM = "room"
    FULL = "full"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Room:
    """How full a place is: ``left`` is how many more may come, None without a limit; ``as_of`` is its age."""

    crowd: Crowd
    inside: int | None = None
    limit: int | None = None
    left: int | None = None
    as_of: datetime | None = None


def room(tally: Tally | None, limit: int | None, now: datetime) -> Room:
    """What may be said at an instant; a stale count says nothing, and *full now* ends by itself."""
    if tally is not None and tally.full_until is not None and now < tally.full_until:
        return Room(Crowd.FULL, limit=limit, left=0, as_of=tally.full_until - FULL_FOR)
    if tally is None or tally.newest is None or now - tally.newest > STALE:
        return Room(Crowd.UNKNOWN, limit=limit)
    inside = max(0, tally.inside)
    if limit is None:
        return Room(Crowd.ROOM, inside, as_of=tally.newest)
    left = max(0, limit - inside)
    return Room(Crowd.ROOM if left else Crowd.FULL, inside, limit, left, tally.newest)


def changes_at(tally: Tally | None, now: datetime) -> datetime | None:
    """The next instant at which, with nothing more counted, something else is said."""
    if tally is None:
        return None
    ends = [tally.full_until, None if tally.newest is None else tally.newest + STALE]
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
