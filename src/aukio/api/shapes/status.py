"""Shapes of status, hours, reasons and contradictions."""

from typing import Any

from pydantic import ConfigDict, Field

from aukio.api.shapes.base import DaysOut, Shape, none_required


class ContactOut(Shape):
    """A phone number as it is dialled, an e-mail address or a web address."""

    phone: str | None = None
    email: str | None = None
    url: str | None = None
    label: str | None = None


class SpecificAdmissionOut(Shape):
    """An admission for some services or an audience."""

    services: list[str]
    audience: str | None
    admission: str


Spans = list[tuple[str, str]]


class ChannelOut(Shape):
    """A channel at the instant; ``open`` null means unknown, ``hours_today`` null that part of the day is unknown.

    ``approximate_today`` then are the hours as written, such as ``["10:00", "~20:00"]`` or ``["08:00", "sunset"]``.
    """

    kind: str
    purpose: str
    open: bool | None
    admission: str
    admission_for: list[SpecificAdmissionOut]
    hours_today: Spans | None
    approximate_today: Spans
    opens_at: str | None
    closes_at: str | None
    contacts: list[ContactOut]
    means: str | None
    emptied: str | None
    offered: bool


class BookingsOut(Shape):
    """The policy for bookings that start at this instant."""

    new: str
    existing: str
    tell: str | None


class CapacityOut(Shape):
    """A reduced capacity; ``ratio`` and ``max`` both null mean "reduced" without a number."""

    of: str
    ratio: float | None
    max: int | None


class ServiceHoursOut(Shape):
    """A service with a week of its own at the place, at the instant; null as in a channel."""

    service: str
    open: bool | None
    hours_today: Spans | None
    opens_at: str | None
    closes_at: str | None


class AlternativeOut(Shape):
    """A place that offers a service instead."""

    place: str
    name: str
    open: bool | None
    hours_today: Spans | None


class ElsewhereOut(Shape):
    """Other places that offer a service."""

    service: str
    places: list[AlternativeOut]


class ExceptOut(Shape):
    """Audience whose events are not cancelled: a birth date, never an age."""

    born_on_or_after: str


class EventsOut(Shape):
    """Cancelled categories of events."""

    categories: list[str]
    except_: ExceptOut | None = Field(alias="except")
    condition: str | None


class GuidanceOut(Shape):
    """Advice or an obligation, as a code and as text."""

    code: str
    strength: str
    value: Any
    audience: str | None
    area: str | None
    unless: str | None
    text: str
    notice: str
    arrangement: str


class PromiseOut(Shape):
    """An announcement of more information; ``lang`` is present where the text is in another language than requested."""

    text: str
    lang: str | None = None
    due: str | None
    notice: str
    arrangement: str


class TextOut(Shape):
    """A free text; ``lang`` is present where it is in another language than requested."""

    text: str
    lang: str | None = None
    notice: str
    arrangement: str


class EntryOut(Shape):
    """Who may enter a building."""

    only_to_open_units: bool
    units: list[str]


class UpcomingOut(Shape):
    """A coming change; ``from`` is a day, or a local time where it is not midnight."""

    from_: str = Field(alias="from")
    text: str
    begins: bool
    notice: str
    arrangement: str


class ReasonOut(Shape):
    """An arrangement in force that touches the place; dates are inclusive."""

    notice: str
    arrangement: str
    via: str
    text: str
    valid_from: str
    valid_until: str | None
    open_end: str | None
    about: str | None
    days: DaysOut | None
    inferred_start: bool
    review: str | None
    assumption: str | None
    published: str
    updated: str


class StatusOut(Shape):
    """The status of a place."""

    place: str
    kind: str
    type: str | None
    name: str
    at: str
    known: str
    valid_until: str | None
    summary: str
    channels: list[ChannelOut]
    bookings: BookingsOut
    capacity: list[CapacityOut]
    withheld: list[str]
    services: list[ServiceHoursOut]
    elsewhere: list[ElsewhereOut]
    events: list[EventsOut]
    guidance: list[GuidanceOut]
    promises: list[PromiseOut]
    texts: list[TextOut]
    passage: bool
    passage_to: list[str]
    entry: EntryOut | None
    closes_because: str | None
    units: list["StatusOut"]
    upcoming: list[UpcomingOut]
    because: list[ReasonOut]


class StatusItemOut(StatusOut):
    """The status of a place in a list; ``distance`` is in metres, and only in answers to requests with ``near``."""

    model_config = ConfigDict(extra="forbid", json_schema_extra=none_required)

    distance: int | None = None


class RefOut(Shape):
    """A reference to an arrangement: its notice and its id in the notice."""

    notice: str
    arrangement: str


class DayOut(Shape):
    """Effective on-site hours of a local day."""

    date: str
    spans: Spans
    approximate: Spans
    state: str
    because: list[RefOut]


class LayerOut(Shape):
    """One layer of rules: its source, what it says, and whether it wins."""

    source: str
    said: str
    won: bool


class WhyOut(Shape):
    """The layers of one aspect; ``channel`` is present where the aspect belongs to a channel."""

    aspect: str
    channel: str | None = None
    layers: list[LayerOut]


class FindingOut(Shape):
    """A contradiction; ``accepted`` is the reason given for publishing it."""

    code: str
    place: str
    message: str
    notice: str | None
    arrangement: str | None
    accepted: str | None
