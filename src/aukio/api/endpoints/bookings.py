"""Endpoints of bookings: bookables, free times, booking with an idempotency key, cancelling (R036, R053)."""

from datetime import date, datetime, timedelta
from http import HTTPStatus
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import Header, Query, Router

from aukio.answers import queries as answer_queries
from aukio.api.clock import now
from aukio.api.problems import PROBLEMS
from aukio.api.shapes import Problem
from aukio.api.shapes.bookings import BookableOut, BookIn, BookingOut, DaysIn, SlotOut
from aukio.bookings.actions import booking as booking_actions
from aukio.bookings.queries import booking as booking_queries
from aukio.bookings.queries.booking import BookingView
from aukio.clients.limits import limit_client, limit_recipient
from aukio.domain.base.mistakes import BadRequest, NotFound
from aukio.domain.clock.form_input import read_phone
from aukio.domain.facts.record import View
from aukio.domain.people.booking_requests import BookingRequest, Person
from aukio.domain.people.booking_states import LINK_LIVES
from aukio.domain.people.limits import Act
from aukio.freshness.statement import state
from aukio.workflows.bookings import appointments
from aukio.workflows.doors import LIVE_FOR, live

router = Router(tags=["Bookings"], by_alias=True)

_MOST_DAYS = 31
_REFUSED: dict[int, type[Problem]] = {422: Problem, 429: Problem, **PROBLEMS}


@router.get(
    "/places/{path:place}/bookables",
    response={200: list[BookableOut], **PROBLEMS},
    summary="Bookables of a place",
    operation_id="list_bookables",
)
def bookables(request: HttpRequest, place: str) -> HttpResponse:
    """The services and rooms that can be booked at a place; an empty list where there are none."""
    del request
    view = answer_queries.view(live(now()))
    found = view.tree(view.interval(view.known)).find(place)
    if found is None:
        raise NotFound(f"no place '{place}' now.", next_step="'/api/v1/places' lists them.")
    data = [
        {
            "bookable": each.number,
            "place": place,
            "kind": each.kind.value,
            "service": each.offered.service or None,
            "channel": each.offered.channel.value,
            "minutes": _minutes(each.offered.lasts),
            "longest": _minutes(max(each.offered.lasts, each.offered.longest)),
            "asks": each.asks,
        }
        for each in booking_queries.offered_at(found)
    ]
    return _fresh(data)


def _minutes(lasts: timedelta) -> int:
    return int(lasts.total_seconds() // 60)


@router.get(
    "/bookables/{int:bookable}/slots",
    response={200: list[SlotOut], **PROBLEMS},
    summary="Free times of a bookable",
    operation_id="list_slots",
)
def slots(request: HttpRequest, bookable: int, days: Query[DaysIn]) -> HttpResponse:
    """The free times on a range of at most 31 days."""
    del request
    first, last = days.first, days.last
    instant = live(now())
    view = answer_queries.view(instant)
    offered = appointments.bookable_with(_number(bookable))
    if not 0 <= (last - first).days < _MOST_DAYS:
        raise BadRequest(f"'to' is not within {_MOST_DAYS} days from 'from'.", next_step="Ask for a month at a time.")
    zone = view.zone(offered.offered.place)
    if not date(1900, 1, 2) < first < date(9000, 1, 1):
        raise BadRequest("'from' is out of range.", next_step="Ask for days ahead.")
    data = [
        {
            "start": each.start.astimezone(zone).isoformat(),
            "end": each.end.astimezone(zone).isoformat(),
            "free": each.free,
        }
        for day in range((last - first).days + 1)
        for each in appointments.free_times(view, offered, first + timedelta(days=day), instant)
    ]
    return _fresh(data)


def _number(number: int) -> int:
    if number >= 1 << 63:
        raise NotFound("there is nothing like this to book.", next_step="Choose from the page of the unit.")
    return number


@router.post(
    "/bookables/{int:bookable}/bookings",
    response={200: BookingOut, 201: BookingOut, **_REFUSED},
    summary="Book a time",
    operation_id="book",
)
def book(
    request: HttpRequest,
    bookable: int,
    wanted: BookIn,
    key: Annotated[
        str, Header(alias="Idempotency-Key", min_length=8, max_length=64, description="your own key of this booking")
    ],
) -> HttpResponse:
    """Book a free time; 422 if it cannot be booked, with the reason as its code.

    The same request under the same `Idempotency-Key` returns the same booking (200); another request is refused
    (422, `key_reused`).
    """
    limit_client(request, Act.BOOK, now=now())
    instant = live(now())
    view = answer_queries.view(instant)
    offered = appointments.bookable_with(_number(bookable))
    if wanted.start.tzinfo is None:
        raise BadRequest("'start' has no offset.", next_step="Write it as 2021-06-01T12:00:00+03:00.")
    phone = read_phone(wanted.phone, view.city.country) if wanted.phone.strip() else ""
    if not phone and not wanted.email:
        raise BadRequest("neither 'phone' nor 'email' is given.", next_step="Give one, for messages about changes.")
    person = Person(wanted.name, phone, wanted.email, wanted.lang, wanted.needs, interpreter=wanted.interpreter)
    booking_request = BookingRequest(
        offered.number,
        _within(wanted.start),
        person,
        lasts=None if wanted.minutes is None else timedelta(minutes=wanted.minutes),
        key=key,
        instead_of=wanted.instead_of,
    )
    if appointments.made_before(offered, booking_request) is None:
        limit_recipient(Act.BOOK, wanted.email or phone, now=now())
    made, is_new = appointments.book_once(view, booking_request, now=instant)
    return _booking_response(view, made, HTTPStatus.CREATED if is_new else HTTPStatus.OK)


def _within(start: datetime) -> datetime:
    if not 1900 < start.year < 9000:
        raise BadRequest("'start' is out of range.", next_step="Choose a time that is free.")
    return start


@router.get(
    "/bookings/{str:secret}",
    response={200: BookingOut, **PROBLEMS},
    summary="A booking",
    operation_id="get_booking",
)
def booking(request: HttpRequest, secret: str) -> HttpResponse:
    """The state of a booking, by its secret, until one day after its end."""
    del request
    view, found = _found(secret)
    return _booking_response(view, found, HTTPStatus.OK)


@router.delete(
    "/bookings/{str:secret}",
    response={200: BookingOut, **_REFUSED},
    summary="Cancel a booking",
    operation_id="cancel_booking",
)
def give_up(request: HttpRequest, secret: str) -> HttpResponse:
    """Cancel a booking; 422 after it has begun."""
    limit_client(request, Act.OWN, now=now())
    view = _found(secret)[0]
    return _booking_response(view, booking_actions.give_up(secret, now=view.known), HTTPStatus.OK)


def _found(secret: str) -> tuple[View, BookingView]:
    instant = live(now())
    found = booking_queries.booking_with(secret.replace("\x00", ""))
    if found is None or found.end + LINK_LIVES < instant:
        raise NotFound("there is no such booking, or its link has expired.", next_step="Look at the address again.")
    return answer_queries.view(instant), found


def _booking_response(view: View, found: BookingView, status: HTTPStatus) -> HttpResponse:
    zone, place = view.zone(found.place), view.newest(found.place)
    data = {
        "secret": found.secret,
        "place": "" if place is None else place.path,
        "service": found.service or None,
        "channel": found.channel.value,
        "start": found.start.astimezone(zone).isoformat(),
        "end": found.end.astimezone(zone).isoformat(),
        "state": found.state.value,
        "because": found.because or None,
    }
    response = JsonResponse(data, status=status)
    response.headers["Cache-Control"] = "no-store"  # personal data
    return response


def _fresh(data: list[dict[str, Any]]) -> HttpResponse:
    """Return data that may change at any moment, fresh for ``LIVE_FOR``."""
    response = JsonResponse(data, safe=False)
    instant = now()
    state(response, now=instant, changes=instant + LIVE_FOR, reads=("from", "to"))
    return response
