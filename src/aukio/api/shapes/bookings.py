"""What may be booked, its free times, bookings; events and their dates; and what carriers report of messages."""

import datetime as dt
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from aukio.api.shapes.base import LanguageCode, Shape
from aukio.domain.base.languages import DEFAULT_LANGUAGE
from aukio.domain.city.places import ChannelKind
from aukio.domain.people.booking_states import BookingState
from aukio.domain.people.bookings import BookingKind, Interpreter
from aukio.domain.people.events import OccurrenceState, SignsUp


class BookableOut(Shape):
    """Something that may be booked."""

    bookable: Annotated[int, Field(description="its number, by which free times are asked for")]
    place: str
    kind: BookingKind
    service: Annotated[str | None, Field(description="slug of a service; null for a room")]
    channel: ChannelKind
    minutes: int
    longest: Annotated[int, Field(description="minutes in a row that may be booked")]
    asks: Annotated[bool, Field(description="whether staff say yes to each booking first")]


class SlotOut(Shape):
    """A time that may be booked now, and how many still can."""

    start: datetime
    end: datetime
    free: int


class DaysIn(Shape):
    """Days from one through another."""

    first: Annotated[dt.date, Field(alias="from", description="the first day")]
    last: Annotated[dt.date, Field(alias="to", description="the last day, at most 31 after the first")]


class BookIn(Shape):
    """A booking to be made: one of `phone` and `email` is needed, so that a change can be told."""

    start: Annotated[datetime, Field(description="a start that is free, with an offset")]
    minutes: Annotated[
        int | None, Field(ge=5, le=1440, description="of a room, for how long; one time if not said")
    ] = None
    name: Annotated[str, Field(min_length=1, max_length=100)]
    phone: Annotated[str, Field(max_length=40)] = ""
    email: Annotated[str, Field(max_length=200)] = ""
    lang: LanguageCode = DEFAULT_LANGUAGE
    needs: Annotated[str, Field(max_length=500)] = ""
    interpreter: Annotated[Interpreter, Field(description="whether somebody is to interpret, and how")] = (
        Interpreter.NONE
    )
    instead_of: Annotated[str, Field(max_length=40, description="the secret of a booking that this one replaces")] = ""


class BookingOut(Shape):
    """A booking. `secret` is the way to it: whoever has it may give it up."""

    secret: str
    place: str
    service: str | None
    channel: ChannelKind
    start: datetime
    end: datetime
    state: BookingState
    because: Annotated[str | None, Field(description="the arrangement that decided its fate, as notice/id")]


class EventDateOut(Shape):
    """One date of an event; `status` is as in schema.org."""

    event: int
    date: int
    place: str
    title: str
    details: str | None
    category: str
    organiser: str
    start: datetime
    end: datetime
    status: OccurrenceState
    previous_start: datetime | None
    born_from: dt.date | None
    born_until: dt.date | None
    signs_up: SignsUp
    seats: int | None
    because: Annotated[str | None, Field(description="the arrangement that cancelled it, as notice/id")]


class ReportIn(Shape):
    """What became of one message, by its key."""

    message: Annotated[str, Field(min_length=1, max_length=300, description="the key it was handed over with")]
    state: Literal["delivered", "bounced"]
    reason: Annotated[str, Field(max_length=500)] = ""


class ReportsIn(Shape):
    """Reports in any order; told again, they count once."""

    reports: Annotated[list[ReportIn], Field(min_length=1, max_length=1000)]


class ReportsOut(Shape):
    """How many reports changed something."""

    changed: int
