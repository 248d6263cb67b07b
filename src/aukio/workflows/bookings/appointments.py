"""Free times, and booking one time or a weekly series, by what is in force (R053, R064, R082)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import islice
from secrets import token_urlsafe

from django.db import transaction

from aukio.answers import queries as answer_queries
from aukio.bookings.actions import booking as booking_actions
from aukio.bookings.actions import fates as fate_actions
from aukio.bookings.queries import booking as booking_queries
from aukio.bookings.queries.booking import BookingView, OfferedAt
from aukio.domain.base.mistakes import NotFound, Refused
from aukio.domain.clock.local_time import instant_of, local_of, midnight
from aukio.domain.facts.record import View
from aukio.domain.people.booking_requests import BookingRequest
from aukio.domain.people.delivery import due_at
from aukio.domain.people.slots import Slot, desks_at, lengths, slots
from aukio.outreach.actions import outbox
from aukio.outreach.actions.outbox import QueuedMessage
from aukio.outreach.queries.outbox import keys_since


def free_times(view: View, offered: OfferedAt, day: date, now: datetime, *, but: str = "") -> tuple[Slot, ...]:
    """The free times of a local day; the booking with the secret ``but`` does not count as taken."""
    zone = view.zone(offered.offered.place)
    first, until = midnight(day, zone), midnight(day + timedelta(days=1), zone)
    taken = booking_queries.taken(offered.number, first, until, now, but=but)
    return tuple(slots(view, offered.offered, day, taken, now))


def free_days(view: View, offered: OfferedAt, first: date, count: int, now: datetime) -> Iterator[tuple[date, int]]:
    """``count`` days from ``first`` on, each with its number of free times."""
    zone = view.zone(offered.offered.place)
    until = midnight(first + timedelta(days=count), zone)
    taken = booking_queries.taken(offered.number, midnight(first, zone), until, now)
    for step in range(count):
        day = first + timedelta(days=step)
        yield day, sum(1 for _ in slots(view, offered.offered, day, taken, now))


def hold(view: View, offered: OfferedAt, start: datetime, *, now: datetime) -> str:
    """Hold a free time while a form is filled in; its secret. Raises ``NotFound`` and ``Taken``."""
    if not any(each.start == start for each in _day_of(view, offered, start, now)):
        raise booking_actions.Taken
    return booking_actions.hold(offered.number, start, most=desks_at(view, offered.offered, start), now=now)


def book(view: View, request: BookingRequest, *, now: datetime) -> BookingView:
    """Book a free time and queue its confirmation; of a weekly request, the first booking of the series.

    A second request under the same key returns the first booking. Raises ``NotFound``, ``Refused`` and ``Taken``.
    """
    if request.repeat is not None:
        return book_series(view, request, now=now).made[0]
    offered = bookable_with(request.bookable)
    if request.key and (same := booking_queries.made_with(offered.number, request.key)) is not None:
        return same
    with transaction.atomic():
        made = _book_one(view, offered, request, now)
        queue_booking_message([made], key=f"booked/{made.number}", now=now)
    return made


def _book_one(view: View, offered: OfferedAt, request: BookingRequest, now: datetime) -> BookingView:
    """Write a booking whose time is free by what is in force; nothing is queued."""
    own = request.held or request.instead_of
    free = _day_of(view, offered, request.start, now, but=own)
    if (request.lasts or offered.offered.lasts) not in lengths(offered.offered, free, request.start):
        raise booking_actions.Taken
    return booking_actions.book(request, most=desks_at(view, offered.offered, request.start), now=now)


@dataclass(frozen=True, slots=True)
class Series:
    """The bookings of a series, and the days on which the time was not free."""

    made: tuple[BookingView, ...]
    missed: tuple[date, ...]


MOST_IN_SERIES = 60
"""A little more than a year of weeks."""


def book_series(view: View, request: BookingRequest, *, now: datetime) -> Series:
    """Book every free time of a weekly request, and queue one confirmation of them all.

    Raises ``NotFound``, and ``Taken`` where none of the times is free.
    """
    offered = bookable_with(request.bookable)
    booking_actions.release(request.held)
    zone = view.zone(offered.offered.place)
    name = request.key or token_urlsafe(9)
    if existing := booking_queries.series_of(name):
        return Series(existing, ())
    first = local_of(request.start, zone).replace(tzinfo=None)
    starts = (first,) if request.repeat is None else islice(request.repeat.starts(first), MOST_IN_SERIES)
    one = replace(request, repeat=None, key="", held="", instead_of="", series=name)
    made, missed = [], []
    with transaction.atomic():
        for local in starts:
            try:
                made.append(_book_one(view, offered, replace(one, start=instant_of(local, zone)), now))
            except Refused:
                missed.append(local.date())
        if not made:
            raise booking_actions.Taken
        queue_booking_message(made, key=f"booked/{made[0].number}", now=now)
    return Series(tuple(made), tuple(missed))


def decide(number: int, *, yes: bool, by: str, now: datetime) -> BookingView:
    """Accept or refuse a requested booking, and queue a message to its person."""
    with transaction.atomic():
        found = fate_actions.decide_request(number, yes=yes, by=by, now=now)
        queue_booking_message([found], key=f"decided/{number}", now=now)
    return found


def bookable_with(number: int) -> OfferedAt:
    """The bookable with a number. Raises ``NotFound``."""
    offered = booking_queries.offered_with(number)
    if offered is None:
        raise NotFound("there is nothing like this to book.", next_step="Choose from the page of the unit.")
    return offered


def _day_of(view: View, offered: OfferedAt, start: datetime, now: datetime, *, but: str = "") -> tuple[Slot, ...]:
    day = local_of(start, view.zone(offered.offered.place)).date()
    return free_times(view, offered, day, now, but=but)


def queue_booking_message(bookings: Sequence[BookingView], *, key: str, now: datetime) -> None:
    """Queue one message about the state of bookings of one person; its text is made when it is sent."""
    to = bookings[0].email or bookings[0].phone
    if to:
        about = {"kind": "standing", "lang": bookings[0].lang, "bookings": [each.number for each in bookings]}
        outbox.queue(QueuedMessage(key, to, max(each.start for each in bookings), about=about), now=now)


_REMINDED = timedelta(hours=24)


def remind(*, now: datetime) -> int:
    """Queue a reminder for each booking within a day that was made earlier; how many are new."""
    view = answer_queries.view(now)
    reminded = 0
    known = keys_since("reminder/", now - 2 * _REMINDED)  # the worker calls this again and again
    for each in booking_queries.starting(now, now + _REMINDED):
        to = each.email or each.phone
        if not to or each.start - each.made <= _REMINDED or f"reminder/{each.number}" in known:
            continue
        zone = view.zone(each.place)
        local, begins = (local_of(instant, zone).replace(tzinfo=None) for instant in (now, each.start))
        about = {"kind": "reminder", "lang": each.lang, "bookings": [each.number]}
        due = instant_of(due_at(local, begins), zone)
        reminded += outbox.queue(
            QueuedMessage(f"reminder/{each.number}", to, each.start, about=about, due=due), now=now
        )
    return reminded
