"""Free times, and booking one time or a weekly series, by what is in force (R053, R064, R082)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import islice
from secrets import token_urlsafe
from typing import Any

from django.db import transaction

from aukio.answers import queries as answer_queries
from aukio.bookings.actions import booking as booking_actions
from aukio.bookings.actions import fates as fate_actions
from aukio.bookings.queries import booking as booking_queries
from aukio.bookings.queries.booking import BookingView, OfferedAt
from aukio.directory.actions import hold_writers_off
from aukio.domain.base.mistakes import NotFound, Refused
from aukio.domain.base.spans import Span
from aukio.domain.clock.local_time import day_of, instant_of, local_of, midnight, plus
from aukio.domain.facts.record import View
from aukio.domain.people.booking_requests import BookingRequest, refuse_reused
from aukio.domain.people.booking_states import BookingState
from aukio.domain.people.delivery import due_at
from aukio.domain.people.slots import NotFree, Slot, desks_over, lengths, slots, why_not
from aukio.outreach.actions import outbox
from aukio.outreach.actions.outbox import QueuedMessage
from aukio.outreach.queries.outbox import keys_since


def free_times(view: View, offered: OfferedAt, day: date, now: datetime, *, but: str = "") -> tuple[Slot, ...]:
    """The free times that start on a local day; the booking with the secret ``but`` does not count as taken."""
    return tuple(slots(view, offered.offered, day, _taken(view, offered, day, day, now, but=but), now))


def free_days(view: View, offered: OfferedAt, first: date, count: int, now: datetime) -> Iterator[tuple[date, int]]:
    """``count`` days from ``first`` on, each with its number of free times."""
    taken = _taken(view, offered, first, plus(first, count - 1), now)
    for step in range(count):
        day = plus(first, step)
        yield day, sum(1 for _ in slots(view, offered.offered, day, taken, now))


def free_lengths(
    view: View, offered: OfferedAt, start: datetime, now: datetime, *, but: str = ""
) -> tuple[timedelta, ...]:
    """How long may be booked from a start: one slot or several in a row, also past midnight; empty if none is free."""
    day = day_of(start, view.zone(offered.offered.place))
    days = dict.fromkeys((day, plus(day, 1)))
    free = [slot for each in days for slot in free_times(view, offered, each, now, but=but)]
    return lengths(offered.offered, free, start)


def _taken(
    view: View, offered: OfferedAt, first: date, last: date, now: datetime, *, but: str = ""
) -> tuple[tuple[datetime, datetime], ...]:
    """The bookings that the slots of some days may touch, the last of which may end on the day after."""
    zone = view.zone(offered.offered.place)
    return booking_queries.taken(offered.number, midnight(first, zone), midnight(plus(last, 2), zone), now, but=but)


def refuse(
    view: View, offered: OfferedAt, start: datetime, lasts: timedelta | None, now: datetime, *, but: str = ""
) -> None:
    """Raise ``NotFree`` with the reason why a time cannot be booked; ``lasts`` None: one slot."""
    day = day_of(start, view.zone(offered.offered.place))
    wanted = Span(start, start + (lasts or offered.offered.lasts))
    taken = _taken(view, offered, day, plus(day, 1), now, but=but)
    reason = why_not(view, offered.offered, wanted, taken, now)
    if reason is not None:
        raise NotFree(reason)


def hold(view: View, offered: OfferedAt, start: datetime, *, now: datetime) -> str:
    """Hold a free time while a form is filled in; its secret. Raises ``NotFound`` and ``NotFree``."""
    refuse(view, offered, start, None, now)
    wanted = Span(start, start + offered.offered.lasts)
    return booking_actions.hold(offered.number, start, most=desks_over(view, offered.offered, wanted), now=now)


def book(view: View, request: BookingRequest, *, now: datetime) -> BookingView:
    """Book a free time and queue its confirmation; of a weekly request, the first booking of the series.

    The same request under the same key returns the first booking. Raises ``NotFound``, ``Refused``, ``NotFree``, and
    ``KeyReused`` for another request under the key.
    """
    if request.repeat is not None:
        return book_series(view, request, now=now).made[0]
    return book_once(view, request, now=now)[0]


def book_once(view: View, request: BookingRequest, *, now: datetime) -> tuple[BookingView, bool]:
    """Book one free time as ``book`` does; the booking, and whether this request made it.

    Of two equal requests at once, one makes it and the other waits for the first.
    """
    offered = bookable_with(request.bookable)
    if (same := made_before(offered, request)) is not None:
        return same, False
    with transaction.atomic():
        known = _as_known_now(view)
        booking_actions.lock_desks(offered.number)
        if (same := made_before(offered, request)) is not None:
            return same, False
        made = _book_one(known, offered, request, now)
        before = booking_queries.booking_with(request.instead_of) if request.instead_of else None
        queue_booking_message([made], key=f"booked/{made.number}", now=now, before=before)
    return made, True


def made_before(offered: OfferedAt, request: BookingRequest) -> BookingView | None:
    """What the same request made under its key; None where the key is new. Raises ``KeyReused`` for another one."""
    asked = booking_queries.asked_with(offered.number, request.key)
    if asked is None:
        return None
    refuse_reused(asked, request.digest)
    return booking_queries.made_with(offered.number, request.key)


def _as_known_now(view: View) -> View:
    """The view with what was published or imported since it was made; nothing more is until the transaction ends.

    Otherwise a booking could be written for hours that a publication, not seen by it, has just taken away.
    """
    hold_writers_off()
    record = answer_queries.record()
    if record is view.record:
        return view
    published = {each.order for each in view.record.publications}
    described = {(each.place, each.valid_from, each.known_from) for each in view.record.places}
    since = (
        *(each.published for each in record.publications if each.order not in published),
        *(each.known_from for each in record.places if (each.place, each.valid_from, each.known_from) not in described),
    )
    return answer_queries.view(max((view.known, *since)))


def _book_one(view: View, offered: OfferedAt, request: BookingRequest, now: datetime) -> BookingView:
    """Write a booking whose time is free by what is in force; nothing is queued."""
    refuse(view, offered, request.start, request.lasts, now, but=request.held or request.instead_of)
    wanted = Span(request.start, request.start + (request.lasts or offered.offered.lasts))
    return booking_actions.book(request, most=desks_over(view, offered.offered, wanted), now=now)


@dataclass(frozen=True, slots=True)
class Series:
    """The bookings of a series, and the days on which the time was not free."""

    made: tuple[BookingView, ...]
    missed: tuple[date, ...]


MOST_IN_SERIES = 60
"""A little more than a year of weeks."""


def book_series(view: View, request: BookingRequest, *, now: datetime) -> Series:
    """Book every free time of a weekly request, and queue one confirmation of them all.

    Raises ``NotFound``, and ``NotFree`` where none of the times is free.
    """
    offered = bookable_with(request.bookable)
    booking_actions.release(request.held)
    zone = view.zone(offered.offered.place)
    name = request.key or token_urlsafe(9)
    if made_before(offered, request) is not None:
        return Series(booking_queries.series_of(name), ())
    first = local_of(request.start, zone).replace(tzinfo=None)
    starts = (first,) if request.repeat is None else islice(request.repeat.starts(first), MOST_IN_SERIES)
    one = replace(request, repeat=None, key="", held="", instead_of="", series=name, asked=request.digest)
    made, missed = [], []
    with transaction.atomic():
        view = _as_known_now(view)
        booking_actions.lock_desks(offered.number)
        if made_before(offered, request) is not None:
            return Series(booking_queries.series_of(name), ())
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


def queue_booking_message(
    bookings: Sequence[BookingView], *, key: str, now: datetime, before: BookingView | None = None
) -> None:
    """Queue one message about the state of bookings of one person; its text is made when it is sent.

    ``before`` is the booking that the person moved.
    """
    to = bookings[0].email or bookings[0].phone
    if to:
        about: dict[str, Any] = {"kind": "standing", "lang": bookings[0].lang}
        about["bookings"] = [each.number for each in bookings]
        if before is not None and before.state is BookingState.MOVED:
            about["moved"] = [before.number]
        outbox.queue(QueuedMessage(key, to, max(each.start for each in bookings), about=about), now=now)


_REMINDED = timedelta(hours=24)


def remind(*, now: datetime) -> int:
    """Queue a reminder for each booking within a day that was made earlier; how many are new."""
    starting = booking_queries.starting(now, now + _REMINDED)
    if not starting:  # also in an empty record, which has no city yet
        return 0
    view = answer_queries.view(now)
    reminded = 0
    known = keys_since("reminder/", now - 2 * _REMINDED)  # the worker calls this again and again
    for each in starting:
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
