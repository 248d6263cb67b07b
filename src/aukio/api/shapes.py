"""The shapes of answers, as the OpenAPI description states them; contracts.md is their source."""

from typing import Any

from ninja import Schema
from pydantic import ConfigDict, Field


class Shape(Schema):
    """A shape that says everything: a key it does not name is our mistake, and a test finds it."""

    model_config = ConfigDict(extra="forbid")


class Problem(Shape):
    """A mistake (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    instance: str


class PlaceOut(Shape):
    """A place in the list of all."""

    place: str
    kind: str
    type: str | None
    name: str
    summary: str
    status: str


class ContactOut(Shape):
    """A phone number (E.164), an e-mail address or a web address."""

    phone: str | None = None
    email: str | None = None
    url: str | None = None
    label: str | None = None


class SpecificAdmissionOut(Shape):
    """An admission for named services or an audience."""

    services: list[str]
    audience: str | None
    admission: str


Spans = list[tuple[str, str]]


class ChannelOut(Shape):
    """A channel now; ``open`` null is unknown, ``hours_today`` null when any minute of the day is."""

    kind: str
    purpose: str
    open: bool | None
    admission: str
    admission_for: list[SpecificAdmissionOut]
    hours_today: Spans | None
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
    """Less room; ratio and max both null mean "reduced"."""

    of: str
    ratio: float | None
    max: int | None


class AlternativeOut(Shape):
    """A place where a service can be had instead."""

    place: str
    name: str
    open: bool | None
    hours_today: Spans | None


class ElsewhereOut(Shape):
    """Where else a service can be had."""

    service: str
    places: list[AlternativeOut]


class ExceptOut(Shape):
    """Whose events are not cancelled: a birth cohort, never an age."""

    born_on_or_after: str


class EventsOut(Shape):
    """Cancelled categories of events."""

    categories: list[str]
    except_: ExceptOut | None = Field(alias="except")
    condition: str | None


class GuidanceOut(Shape):
    """Coded advice or duty."""

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
    """More will be told; ``lang`` is there where the words are not in the language asked for."""

    text: str
    lang: str | None = None
    due: str | None
    notice: str
    arrangement: str


class TextOut(Shape):
    """Words that no code carries; ``lang`` is there where they are not in the language asked for."""

    text: str
    lang: str | None = None
    notice: str
    arrangement: str


class EntryOut(Shape):
    """Who may enter a building."""

    only_to_open_units: bool
    units: list[str]


class UpcomingOut(Shape):
    """A change to come; ``from`` is a day, or an instant where it is not midnight."""

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
    elsewhere: list[ElsewhereOut]
    events: list[EventsOut]
    guidance: list[GuidanceOut]
    promises: list[PromiseOut]
    texts: list[TextOut]
    passage: bool
    entry: EntryOut | None
    closes_because: str | None
    units: list["StatusOut"]
    upcoming: list[UpcomingOut]
    because: list[ReasonOut]
