"""Bookings that a publication may affect, and how far notifying people has come."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from aukio.bookings.models import ACTIVE_STATES, Booking, Occurrence
from aukio.bookings.queries.booking import BookingView, as_view
from aukio.domain.city.places import ChannelKind, PlaceId
from aukio.domain.facts.effects import Tell
from aukio.domain.people import bookings as booking_rules
from aukio.domain.people.booking_states import BookingState
from aukio.domain.people.bookings import BookingKind


def coming(places: Iterable[PlaceId], after: datetime) -> tuple[booking_rules.Booking, ...]:
    """The active bookings of some places that have not begun, as the rules see them."""
    among = frozenset(places)
    rows = Booking.objects.filter(state__in=ACTIVE_STATES, start__gt=after)
    if len(among) <= _MOST_ASKED:
        rows = rows.filter(place__in=among)
    return tuple(each for each in _as_rules_see(rows) if each.place in among)


def unchanged(after: datetime) -> tuple[booking_rules.Booking, ...]:
    """The bookings ahead that stand as they were made, as the rules see them; the soonest, for a check."""
    rows = Booking.objects.filter(state=BookingState.BOOKED, start__gt=after)
    return tuple(_as_rules_see(rows, most=_MOST_CHECKED))


def _as_rules_see(rows: QuerySet[Booking], most: int | None = None) -> Iterator[booking_rules.Booking]:
    found = rows.order_by("start", "pk").values_list(
        "pk", "bookable__kind", "place", "start", "end", "made", "bookable__channel", "bookable__service"
    )
    yield from (
        booking_rules.Booking(
            pk, BookingKind(kind), PlaceId(place), start, end, made, ChannelKind(channel), service=service
        )
        for pk, kind, place, start, end, made, channel, service in found[:most]
    )


_MOST_CHECKED = 20_000
_MOST_ASKED = 500
"""Places in one statement, which takes only so many parameters; of more, all bookings are read and filtered."""


_DECIDED = ("state", "because", "tell", "outcome")
_DECIDED_OF_DATES = ("state", "because", "asked", "outcome")


def decided(bookings: Iterable[int], dates: Iterable[int]) -> dict[str, dict[str, list[Any]]]:
    """What is decided about bookings and dates of events now, by number: what ``actions.fates.restore`` brings back."""
    return {
        "bookings": _rows_of(Booking.objects.all(), _DECIDED, bookings),
        "dates": _rows_of(Occurrence.objects.all(), _DECIDED_OF_DATES, dates),
    }


def _rows_of(rows: QuerySet[Any], columns: tuple[str, ...], numbers: Iterable[int]) -> dict[str, list[Any]]:
    wanted, found = list(numbers), {}
    for first in range(0, len(wanted), _MOST_ASKED):
        some = rows.filter(pk__in=wanted[first : first + _MOST_ASKED]).values_list("pk", *columns)
        found.update({str(pk): values for pk, *values in some})
    return found


def any_coming(after: datetime) -> bool:
    """Whether there is any active booking at all that has not begun."""
    return Booking.objects.filter(state__in=ACTIVE_STATES, start__gt=after).exists()


_THEIR_OWN = (BookingState.GIVEN_UP, BookingState.MOVED)
"""States that the person who booked chose: they need no message."""


def to_call(places: Iterable[PlaceId] | None, after: datetime) -> tuple[BookingView, ...]:
    """Bookings whose people staff still have to call, the soonest first; of some places, or of all."""
    rows = Booking.objects.select_related("bookable").filter(tell=Tell.STAFF, told=None, start__gt=after)
    rows = rows.exclude(state__in=_THEIR_OWN)
    if places is not None:
        rows = rows.filter(place__in=list(places))
    return tuple(map(as_view, rows[:500]))


def requested(after: datetime) -> tuple[BookingView, ...]:
    """Bookings that wait for a yes of staff, the soonest first."""
    rows = Booking.objects.select_related("bookable").filter(state=BookingState.REQUESTED, start__gt=after)
    return tuple(map(as_view, rows[:500]))


@dataclass(frozen=True, slots=True)
class Reached:
    """How far notifying people has come, for one arrangement: notified, waiting for a message, waiting for a call."""

    because: str
    all: int
    notified: int
    waiting: int
    to_call: int


def reached(after: datetime) -> tuple[Reached, ...]:
    """How many of the affected people were notified, by the arrangement that decided (R080)."""
    rows = (
        Booking.objects.exclude(because="")
        .exclude(tell="")
        .exclude(state__in=_THEIR_OWN)
        .filter(start__gt=after)
        .order_by("because")
        .values_list("because")
        .annotate(
            all=Count("pk"),
            done=Count("pk", filter=~Q(told=None)),
            waiting=Count("pk", filter=Q(told=None, tell=Tell.MESSAGE)),
            to_call=Count("pk", filter=Q(told=None, tell=Tell.STAFF)),
        )
    )
    return tuple(Reached(*row) for row in rows)


def proof(because: str) -> tuple[BookingView, ...]:
    """Every booking whose fate an arrangement decided, with how and when its person was notified."""
    rows = Booking.objects.select_related("bookable").filter(because=because)
    return tuple(map(as_view, rows))


def cancelled_by(refs: Iterable[str], after: datetime) -> tuple[BookingView, ...]:
    """The bookings ahead that some arrangements cancelled, and whose people are still on record."""
    rows = Booking.objects.select_related("bookable").filter(
        state=BookingState.CANCELLED, because__in=list(refs), start__gt=after, forgotten=False
    )
    return tuple(map(as_view, rows))
