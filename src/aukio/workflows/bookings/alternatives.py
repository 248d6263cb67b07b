"""Alternatives to a cancelled booking: another day, another place, or a phone number (R078, R054)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from aukio.answers import queries as answer_queries
from aukio.bookings.queries import booking as booking_queries
from aukio.bookings.queries.booking import BookingView, OfferedAt
from aukio.domain.city.places import ChannelKind, PlaceId
from aukio.domain.clock.local_time import DAY, day_of, midnight
from aukio.domain.facts.record import View
from aukio.domain.people.slots import slots

_LATER = 30
"""Days after the cancelled one that are searched for a free time."""
_ELSEWHERE = 14
_NEAR = 5
"""Other places that are searched: one free time is enough."""


@dataclass(frozen=True, slots=True)
class Alternatives:
    """A free time at the same place, one at another place, and a phone number answered at the cancelled time."""

    later: datetime | None = None
    elsewhere: tuple[PlaceId, datetime] | None = None
    phone: str = ""


@dataclass(slots=True)
class AlternativeFinder:
    """Finds alternatives as known at an instant; each day and place is searched once."""

    view: View
    now: datetime
    _offers: dict[int, tuple[OfferedAt | None, tuple[OfferedAt, ...]]] = field(default_factory=dict)
    _firsts: dict[tuple[int, date, int], datetime | None] = field(default_factory=dict)
    _phones: dict[tuple[PlaceId, datetime], str] = field(default_factory=dict)

    def instead_of(self, booking: BookingView) -> Alternatives:
        """The alternatives to a booking."""
        offered, others = self._offered(booking.bookable)
        if offered is None:
            return Alternatives()
        zone = self.view.zone(booking.place)
        day = max(day_of(booking.start, zone), day_of(self.now, zone))
        return Alternatives(
            self._first(offered, day, _LATER), self._elsewhere(others, day), self._phone(booking.place, booking.start)
        )

    def _offered(self, bookable: int) -> tuple[OfferedAt | None, tuple[OfferedAt, ...]]:
        if bookable not in self._offers:
            mine = booking_queries.offered_with(bookable)
            like = (
                ()
                if mine is None
                else booking_queries.offered_like(mine.kind, mine.offered.service, mine.offered.channel)
            )
            others = tuple(each for each in like if mine is None or each.offered.place != mine.offered.place)
            self._offers[bookable] = mine, others[:_NEAR]
        return self._offers[bookable]

    def _elsewhere(self, others: tuple[OfferedAt, ...], day: date) -> tuple[PlaceId, datetime] | None:
        found = [
            (start, each.offered.place) for each in others if (start := self._first(each, day, _ELSEWHERE)) is not None
        ]
        return None if not found else (min(found)[1], min(found)[0])

    def _first(self, offered: OfferedAt, day: date, days: int) -> datetime | None:
        key = (offered.number, day, days)
        if key not in self._firsts:
            self._firsts[key] = next(self._free(offered, day, days), None)
        return self._firsts[key]

    def _free(self, offered: OfferedAt, day: date, days: int) -> Iterator[datetime]:
        zone = self.view.zone(offered.offered.place)
        taken = booking_queries.taken(offered.number, midnight(day, zone), midnight(day + days * DAY, zone), self.now)
        for step in range(days):
            that = day + timedelta(days=step)
            until = midnight(that + DAY, zone)
            busy = [each for each in taken if each[0] < until]
            for slot in slots(self.view, offered.offered, that, busy, self.now):
                yield slot.start

    def _phone(self, place: PlaceId, at: datetime) -> str:
        """The number that is answered at an instant."""
        if (place, at) not in self._phones:
            self._phones[place, at] = next(self._numbers(place, at), "")
        return self._phones[place, at]

    def _numbers(self, place: PlaceId, at: datetime) -> Iterator[str]:
        status = answer_queries.at_once(self.view, place, at)
        yield from (
            contact.phone
            for each in status.channels
            if each.open and each.key.kind is ChannelKind.PHONE
            for contact in each.channel.contacts
            if contact.phone
        )
