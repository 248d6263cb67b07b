"""Shapes of bookables, free times, bookings, event dates and delivery reports."""

import datetime as dt
from datetime import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from aukio.api.shapes.base import LanguageCode, Shape, mail_address, one_line, plain_text
from aukio.domain.base.languages import DEFAULT_LANGUAGE
from aukio.domain.city.places import ChannelKind
from aukio.domain.people.booking_states import BookingState
from aukio.domain.people.bookings import BookingKind, Interpreter
from aukio.domain.people.events import OccurrenceState, SignsUp


class BookableOut(Shape):
    """A service or room that can be booked."""

    bookable: Annotated[int, Field(description="number for requests about free times and bookings")]
    place: str
    kind: BookingKind
    service: Annotated[str | None, Field(description="slug of a service; null for a room")]
    channel: ChannelKind
    minutes: int
    longest: Annotated[int, Field(description="longest booking in minutes")]
    asks: Annotated[bool, Field(description="whether staff confirm each booking")]


class SlotOut(Shape):
    """A free time; ``free`` is the number of bookings it still takes."""

    start: datetime
    end: datetime
    free: int


class DaysIn(Shape):
    """A range of days."""

    first: Annotated[dt.date, Field(alias="from", description="the first day")]
    last: Annotated[dt.date, Field(alias="to", description="the last day, at most 31 after the first")]


class BookIn(Shape):
    """A new booking. `phone` or `email` is required for messages about changes."""

    start: Annotated[datetime, Field(description="start of a free time, with an offset")]
    minutes: Annotated[int | None, Field(ge=5, le=1440, description="length of a room booking; default: one slot")] = (
        None
    )
    name: Annotated[str, Field(min_length=1, max_length=100), AfterValidator(one_line)]
    phone: Annotated[str, Field(max_length=40), AfterValidator(one_line)] = ""
    email: Annotated[str, Field(max_length=200), AfterValidator(one_line), AfterValidator(mail_address)] = ""
    lang: LanguageCode = DEFAULT_LANGUAGE
    needs: Annotated[str, Field(max_length=500), AfterValidator(plain_text)] = ""
    interpreter: Annotated[Interpreter, Field(description="whether an interpreter is needed, and how")] = (
        Interpreter.NONE
    )
    instead_of: Annotated[str, Field(max_length=40, description="secret of the booking that this one replaces")] = ""


class BookingOut(Shape):
    """A booking. `secret` gives access to it: keep it private, because it allows cancelling the booking."""

    secret: str
    place: str
    service: str | None
    channel: ChannelKind
    start: datetime
    end: datetime
    state: BookingState
    because: Annotated[str | None, Field(description="the arrangement that changed its state, as notice/id")]


class EventDateOut(Shape):
    """One date of an event; `status` has the values of schema.org."""

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
    """The delivery report of one message."""

    message: Annotated[str, Field(min_length=1, max_length=300, description="the key that the message was sent with")]
    state: Literal["delivered", "bounced"]
    reason: Annotated[str, Field(max_length=500)] = ""


class ReportsIn(Shape):
    """Delivery reports in any order; repeated reports count once."""

    reports: Annotated[list[ReportIn], Field(min_length=1, max_length=1000)]


class ReportsOut(Shape):
    """The number of reports that changed a message."""

    changed: int
