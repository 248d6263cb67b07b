"""Booking what is in force: free times, one time or a row of them, for oneself or for a caller (R053, R064, R082)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from secrets import token_urlsafe

from django.db import transaction

from aukio.answers import queries as answer_queries
from aukio.bookings.actions import booking as booking_actions
from aukio.bookings.actions import fates as fate_actions
from aukio.bookings.actions.booking import Person
from aukio.bookings.queries import booking as booking_queries
from aukio.bookings.queries.booking import BookingView, OfferedAt
from aukio.domain.base.mistakes import NotFound, Refused
from aukio.domain.clock.local_time import instant_of, local_of, midnight
from aukio.domain.facts.record import View
from aukio.domain.people.delivery import due_at
from aukio.domain.people.slots import Slot, desks_at, lengths, slots
from aukio.outreach.actions import outbox
from aukio.outreach.actions.outbox import ToTell
from aukio.outreach.queries.outbox import keys_since


def free_times(view: View, offered: OfferedAt, day: date, now: datetime, *, but: str = "") -> tuple[Slot, ...]:
    """The times of a local day that may be booked now; ``but`` is the secret of one's own, which is free to oneself."""
    zone = view.zone(offered.offered.place)
    first, until = midnight(day, zone), midnight(day + timedelta(days=1), zone)
    taken = booking_queries.taken(offered.number, first, until, now, but=but)
    return tuple(slots(view, offered.offered, day, taken, now))


def free_days(view: View, offered: OfferedAt, first: date, count: int, now: datetime) -> Iterator[tuple[date, int]]:
    """Days from one on, with how many of their times may be booked."""
    zone = view.zone(offered.offered.place)
    until = midnight(first + timedelta(days=count), zone)
    taken = booking_queries.taken(offered.number, midnight(first, zone), until, now)
    for step in range(count):
        day = first + timedelta(days=step)
        yield day, sum(1 for _ in slots(view, offered.offered, day, taken, now))


def hold(view: View, offered: OfferedAt, start: datetime, *, now: datetime) -> str:
    """Hold a free time while a form is filled; its secret. Raises ``NotFound`` and ``Taken``."""
    if not any(each.start == start for each in _day_of(view, offered, start, now)):
        raise booking_actions.Taken
    return booking_actions.hold(offered.number, start, most=desks_at(view, offered.offered, start), now=now)


def book(
    view: View,
    offered: OfferedAt,
    start: datetime,
    person: Person,
    *,
    now: datetime,
    lasts: timedelta | None = None,
    key: str = "",
    by: str = "",
    instead_of: str = "",
    held: str = "",
    series: str = "",
    tell: bool = True,
) -> BookingView:
    """Book a time that is free by what is in force, and confirm it. Raises ``NotFound``, ``Refused`` and ``Taken``."""
    if key and (same := booking_queries.made_with(offered.number, key)) is not None:
        return same
    if (lasts or offered.offered.lasts) not in lengths(
        offered.offered, _day_of(view, offered, start, now, but=held or instead_of), start
    ):
        raise booking_actions.Taken
    most = desks_at(view, offered.offered, start)
    with transaction.atomic():
        made = booking_actions.book(
            offered.number,
            start,
            person,
            most=most,
            now=now,
            lasts=lasts,
            key=key,
            by=by,
            instead_of=instead_of,
            held=held,
            series=series,
        )
        if tell:
            tell_standing([made], key=f"booked/{made.number}", now=now)
    return made


@dataclass(frozen=True, slots=True)
class Series:
    """Bookings that were made together, and the days on which the time was not free."""

    made: tuple[BookingView, ...]
    missed: tuple[date, ...]


MOST_IN_SERIES = 60
"""A year of weeks, and a little."""


def book_series(
    view: View,
    offered: OfferedAt,
    starts: Sequence[datetime],
    person: Person,
    *,
    now: datetime,
    lasts: timedelta | None = None,
    key: str = "",
    by: str = "",
) -> Series:
    """Book the same thing at several times, all that are free; one message names them all.

    Raises ``NotFound``, and ``Taken`` where not one of them is free.
    """
    zone = view.zone(offered.offered.place)
    name = key or token_urlsafe(9)
    if there := booking_queries.series_of(name):
        return Series(there, ())
    made, missed = [], []
    with transaction.atomic():
        for start in starts[:MOST_IN_SERIES]:
            try:
                made.append(book(view, offered, start, person, now=now, lasts=lasts, by=by, series=name, tell=False))
            except Refused:
                missed.append(local_of(start, zone).date())
        if not made:
            raise booking_actions.Taken
        tell_standing(made, key=f"booked/{made[0].number}", now=now)
    return Series(tuple(made), tuple(missed))


def weekly(first: datetime, until: date, every: int = 1, without: Sequence[date] = ()) -> Iterator[datetime]:
    """The same local time each week (or every so many) through a day, without some days."""
    local = first
    while local.date() <= until:
        if local.date() not in without:
            yield local
        local += timedelta(weeks=every)


def decide(number: int, *, yes: bool, by: str, now: datetime) -> BookingView:
    """Staff say yes or no to a booking that waits for it, and whoever booked is told."""
    with transaction.atomic():
        found = fate_actions.decide_request(number, yes=yes, by=by, now=now)
        tell_standing([found], key=f"decided/{number}", now=now)
    return found


def what_is_offered(number: int) -> OfferedAt:
    """What may be booked under a number. Raises ``NotFound``."""
    offered = booking_queries.offered_with(number)
    if offered is None:
        raise NotFound("there is nothing like this to book.", next_step="Choose from the page of the unit.")
    return offered


def _day_of(view: View, offered: OfferedAt, start: datetime, now: datetime, *, but: str = "") -> tuple[Slot, ...]:
    day = local_of(start, view.zone(offered.offered.place)).date()
    return free_times(view, offered, day, now, but=but)


def tell_standing(bookings: Sequence[BookingView], *, key: str, now: datetime) -> None:
    """Tell whoever booked how their bookings stand, in one message; its words are found when it is handed over."""
    to = bookings[0].email or bookings[0].phone
    if to:
        about = {"kind": "standing", "lang": bookings[0].lang, "bookings": [each.number for each in bookings]}
        outbox.queue(ToTell(key, to, max(each.start for each in bookings), about=about), now=now)


_REMINDED = timedelta(hours=24)


def remind(*, now: datetime) -> int:
    """Remind whoever has a booking within a day and made it earlier, once, with what is asked of them; how many."""
    view = answer_queries.view(now)
    reminded = 0
    known = keys_since("reminder/", now - 2 * _REMINDED)  # the worker asks again and again
    for each in booking_queries.starting(now, now + _REMINDED):
        to = each.email or each.phone
        if not to or each.start - each.made <= _REMINDED or f"reminder/{each.number}" in known:
            continue
        zone = view.zone(each.place)
        local, begins = (local_of(instant, zone).replace(tzinfo=None) for instant in (now, each.start))
        about = {"kind": "reminder", "lang": each.lang, "bookings": [each.number]}
        due = instant_of(due_at(local, begins), zone)
        reminded += outbox.queue(ToTell(f"reminder/{each.number}", to, each.start, about=about, due=due), now=now)
    return reminded
