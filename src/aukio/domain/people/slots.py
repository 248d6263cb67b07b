"""Times that can be booked: the effective hours of a channel cut into slots, with as many places as desks (R053).

Slots are not stored. A close removes its minutes, half the appointments halve the desks, a stop of new bookings
leaves none. A slot belongs to the local day on which it starts, also in a night that began on the day before.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from math import floor
from typing import NamedTuple

from aukio.domain.base.mistakes import Refused
from aukio.domain.base.spans import Span, Spans, join, subtract
from aukio.domain.city.places import ChannelKind, PlaceId
from aukio.domain.clock.local_time import day_of, midnight, plus
from aukio.domain.facts.effects import CapacityOf
from aukio.domain.facts.matches import Applied
from aukio.domain.facts.record import View
from aukio.domain.hours.booking_policy import Asked, is_stopped
from aukio.domain.hours.composition import capacity
from aukio.domain.hours.during import steady_pieces
from aukio.domain.hours.usable_minutes import hours_from, withheld_spans


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

    @property
    def asked(self) -> Asked:
        """What a booking of it is for."""
        return Asked(self.place, self.channel, self.service)


@dataclass(frozen=True, slots=True)
class Slot:
    """A time that can be booked, and how many bookings it has room for."""

    start: datetime
    end: datetime
    free: int


class NotBookable(StrEnum):
    """Why a time cannot be booked, in the order in which it is asked."""

    OVER = "over"
    TOO_SOON = "too_soon"
    TOO_FAR = "too_far_ahead"
    CLOSED = "closed_then"
    STOPPED = "bookings_stopped"
    WITHHELD = "service_withheld"
    NO_SLOT = "no_such_slot"
    TOO_LONG = "too_long"
    TAKEN = "taken"


class _Words(NamedTuple):
    message: str
    next_step: str
    rule: str


_SAID: dict[NotBookable, _Words] = {
    NotBookable.OVER: _Words("that time is over.", "Choose a time ahead.", rule="time_over"),
    NotBookable.TOO_SOON: _Words(
        "that time begins too soon.", "Choose a later one, or contact the unit.", rule="time_too_soon"
    ),
    NotBookable.TOO_FAR: _Words(
        "that time is too far ahead.", "Choose an earlier one, or come back later.", rule="time_too_far_ahead"
    ),
    NotBookable.CLOSED: _Words("it is closed then.", "Choose one of the times that are offered.", rule="time_closed"),
    NotBookable.STOPPED: _Words(
        "no new bookings are taken for that time.", "Choose another day.", rule="time_bookings_stopped"
    ),
    NotBookable.WITHHELD: _Words(
        "the service is not available then.", "Choose another day, or another place.", rule="time_service_withheld"
    ),
    NotBookable.NO_SLOT: _Words(
        "no time is offered that begins and ends then.",
        "Choose one of the times that are offered.",
        rule="time_no_slot",
    ),
    NotBookable.TOO_LONG: _Words("that is longer than can be booked.", "Choose a shorter time.", rule="time_too_long"),
    NotBookable.TAKEN: _Words("that time was taken meanwhile.", "Choose another.", rule="time_taken"),
}


class NotFree(Refused):
    """A time that cannot be booked; nothing was booked. Its code is the reason."""

    def __init__(self, reason: NotBookable) -> None:
        words = _SAID[reason]
        super().__init__(words.message, next_step=words.next_step, rule=words.rule)
        self.reason = reason
        self.code = reason.value


Busy = Iterable[tuple[datetime, datetime]]
"""The spans of bookings that are made or held."""


def slots(view: View, offered: Offered, day: date, taken: Busy, now: datetime) -> Iterator[Slot]:
    """The slots that start on a local day and can be booked at ``now``; ``taken`` are the bookings they may touch."""
    if bad_day(view, offered, day, now) is not None:
        return
    busy = sorted(taken)
    for start, end in _grid(view, offered, day):
        if _bad_moment(offered, start, now) is not None:
            continue
        free = desks_over(view, offered, Span(start, end))
        free -= sum(other < end and start < until for other, until in busy) if free else 0
        if free > 0:
            yield Slot(start, end, free)


def bad_day(view: View, offered: Offered, day: date, now: datetime) -> NotBookable | None:
    """Why no time at all can be booked on a local day: it is over, or too far ahead."""
    zone = view.zone(offered.place)
    if midnight(plus(day, 1), zone) <= now:
        return NotBookable.OVER
    return NotBookable.TOO_FAR if midnight(day, zone) > now + offered.horizon else None


def lengths(offered: Offered, found: Iterable[Slot], start: datetime) -> tuple[timedelta, ...]:
    """The durations that can be booked from a start: one slot, or several in a row; ``found`` are the free slots.

    For a night they must be those of the next day, too.
    """
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
    found = _slot_at(view, offered, start)
    return found is not None and desks_over(view, offered, found) > 0


def why_not(view: View, offered: Offered, wanted: Span, taken: Busy, now: datetime) -> NotBookable | None:
    """Why a time cannot be booked at ``now``; None where it can."""
    trouble = _bad_moment(offered, wanted.start, now) or _closed(view, offered, wanted)
    if trouble is not None:
        return trouble
    run = _run(view, offered, wanted)
    if run is None:
        return NotBookable.NO_SLOT
    if wanted.end - wanted.start > max(offered.longest, offered.lasts):
        return NotBookable.TOO_LONG
    busy = tuple(taken)
    for slot in run:
        others = sum(other < slot.end and slot.start < until for other, until in busy)
        if desks_over(view, offered, slot) <= others:
            return NotBookable.TAKEN
    return None


def _bad_moment(offered: Offered, start: datetime, now: datetime) -> NotBookable | None:
    if start <= now:
        return NotBookable.OVER
    if start - now < offered.lead:
        return NotBookable.TOO_SOON
    return NotBookable.TOO_FAR if start - now > offered.horizon else None


def _closed(view: View, offered: Offered, wanted: Span) -> NotBookable | None:
    zone = view.zone(offered.place)
    days = (day_of(wanted.start, zone), day_of(wanted.end, zone))
    opened = join(span for day in {plus(days[0], -1), *days} for span in _open_from(view, offered, day))
    if subtract((wanted,), opened):
        return NotBookable.CLOSED
    if is_stopped(view, offered.asked, wanted):
        return NotBookable.STOPPED
    return NotBookable.WITHHELD if withheld_spans(view, offered.place, offered.service, wanted) else None


def _run(view: View, offered: Offered, wanted: Span) -> tuple[Span, ...] | None:
    """The slots in a row that make up a time; None where they do not."""
    found: list[Span] = []
    at = wanted.start
    while at < wanted.end:
        slot = _slot_at(view, offered, at)
        if slot is None:
            return None
        found.append(slot)
        at = slot.end + offered.pause
    return tuple(found) if found and found[-1].end == wanted.end else None


def _slot_at(view: View, offered: Offered, start: datetime) -> Span | None:
    day = day_of(start, view.zone(offered.place))
    return next((each for each in _grid(view, offered, day) if each.start == start), None)


def _open_from(view: View, offered: Offered, origin: date) -> Spans:
    return hours_from(view, offered.place, offered.channel, origin, service=offered.service).open


def _grid(view: View, offered: Offered, day: date) -> Iterator[Span]:
    """The slots that start on a local day, each once: those of its own hours, and of a night that began before it."""
    zone = view.zone(offered.place)
    first, until = midnight(day, zone), midnight(plus(day, 1), zone)
    found = {
        slot
        for origin in dict.fromkeys((plus(day, -1), day))
        for span in _open_from(view, offered, origin)
        for slot in _cut(offered, span)
        if first <= slot.start < until
    }
    yield from sorted(found)


def _cut(offered: Offered, span: Span) -> Iterator[Span]:
    start = span.start
    while start + offered.lasts <= span.end:
        yield Span(start, start + offered.lasts)
        start += offered.lasts + offered.pause


def desks_over(view: View, offered: Offered, within: Span) -> int:
    """How many can be served at once at every minute of a span; 0 where new bookings are stopped in any.

    Nor can anyone where the service is withheld.
    """
    pieces = [(view.interval(piece.start), applied) for piece, applied in steady_pieces(view, offered.place, within)]
    desks = min((_desks(view, offered, *each) for each in pieces), default=0)
    if desks and is_stopped(view, offered.asked, within):
        return 0
    return 0 if desks and withheld_spans(view, offered.place, offered.service, within) else desks


def _desks(view: View, offered: Offered, interval: int, applied: tuple[Applied, ...]) -> int:
    if view.tree(interval).get(offered.place) is None:
        return 0
    desks = offered.desks
    for less in capacity(applied):
        if less.of is CapacityOf.APPOINTMENTS:
            if less.ratio is not None:
                desks = min(desks, floor(offered.desks * less.ratio))
            if less.max is not None:
                desks = min(desks, less.max)
    return desks
