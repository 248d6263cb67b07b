"""Times that can be booked: the effective hours of a channel cut into slots, with as many places as desks (R053).

Slots are not stored. A close removes its minutes, half the appointments halve the desks, a stop of new bookings
leaves none.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import floor

from aukio.domain.answers.resolver import bookings_at
from aukio.domain.city.places import ChannelKind, PlaceId
from aukio.domain.clock.local_time import day_of, midnight
from aukio.domain.facts.effects import CapacityOf, NewBookings
from aukio.domain.facts.record import View
from aukio.domain.hours.channels import ChannelKey
from aukio.domain.hours.composition import capacity
from aukio.domain.hours.coupling import withheld_at
from aukio.domain.hours.timetable import Timetable


@dataclass(frozen=True, slots=True)
class Offered:
    """A bookable service of a unit: through a channel, ``lasts`` each, ``desks`` at once.

    ``pause`` follows each slot. A slot is booked at least ``lead`` and at most ``horizon`` ahead. A room may be booked
    for several slots in a row, up to ``longest``.
    """

    place: PlaceId
    service: str
    channel: ChannelKind
    lasts: timedelta
    desks: int
    pause: timedelta = timedelta()
    lead: timedelta = timedelta(hours=1)
    horizon: timedelta = timedelta(days=60)
    longest: timedelta = timedelta()


@dataclass(frozen=True, slots=True)
class Slot:
    """A time that can be booked, and how many bookings it has room for."""

    start: datetime
    end: datetime
    free: int


def slots(
    view: View, offered: Offered, day: date, taken: Iterable[tuple[datetime, datetime]], now: datetime
) -> Iterator[Slot]:
    """The slots of a local day that can be booked at ``now``; ``taken`` are the bookings of that day."""
    busy = sorted(taken)
    for start, end in _starts(view, offered, day):
        if not now + offered.lead <= start <= now + offered.horizon:
            continue
        free = desks_at(view, offered, start) - sum(other < end and start < until for other, until in busy)
        if free > 0:
            yield Slot(start, end, free)


def lengths(offered: Offered, found: Iterable[Slot], start: datetime) -> tuple[timedelta, ...]:
    """The durations that can be booked from a start: one slot, or several in a row; ``found`` are the free slots."""
    free = {slot.start: slot.end for slot in found}
    longest = max(offered.longest, offered.lasts)
    ends: list[datetime] = []
    at = start
    while at in free and free[at] - start <= longest:
        ends.append(free[at])
        at = free[at] + offered.pause
    return tuple(end - start for end in ends)


def is_offered_at(view: View, offered: Offered, start: datetime) -> bool:
    """Whether a slot starts at ``start`` under the arrangements in force then, free or not."""
    day = day_of(start, view.zone(offered.place))
    return desks_at(view, offered, start) > 0 and any(each == start for each, _end in _starts(view, offered, day))


def _starts(view: View, offered: Offered, day: date) -> Iterator[tuple[datetime, datetime]]:
    zone = view.zone(offered.place)
    timetable = Timetable.of(view)
    interval = view.interval(midnight(day, zone))
    keys: list[ChannelKey] = [
        state.key for state in timetable.channels(offered.place, interval) if state.key.kind is offered.channel
    ]
    for key in keys[:1]:
        for span in timetable.hours_on(offered.place, key, day).open:
            start = span.start
            while start + offered.lasts <= span.end:
                yield start, start + offered.lasts
                start += offered.lasts + offered.pause


def desks_at(view: View, offered: Offered, start: datetime) -> int:
    """How many can be served at once under the arrangements in force; 0 if new bookings are stopped."""
    interval = view.interval(start)
    node = view.tree(interval).get(offered.place)
    if node is None or offered.service in withheld_at(view, node, start):
        return 0
    if bookings_at(view, node, start).new is NewBookings.STOP:
        return 0
    desks = offered.desks
    for less in capacity(view.applied(offered.place, interval)):
        if less.of is CapacityOf.APPOINTMENTS:
            if less.ratio is not None:
                desks = min(desks, floor(offered.desks * less.ratio))
            if less.max is not None:
                desks = min(desks, less.max)
    return desks
