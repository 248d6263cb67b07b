"""Shapes of places, services and organisations."""

from typing import Any

from aukio.api.shapes.base import PartialShape, Shape


class CoordinatesOut(Shape):
    """Coordinates of a place or of its building, in WGS 84 degrees."""

    latitude: float
    longitude: float


class PlaceOut(PartialShape):
    """A place in a list; ``distance`` is in metres, and only in answers to requests with ``near``."""

    place: str
    kind: str
    type: str | None
    name: str
    summary: str
    status: str
    owner: str | None
    parent: str | None
    services: list[str]
    coordinates: CoordinatesOut | None
    distance: int | None = None


Words = dict[str, str]
"""Texts by language: fi, sv, en; a missing translation is left out."""


class NormalChannelOut(Shape):
    """A channel in normal use; purpose ``service`` and admission ``walk_in`` are left out."""

    kind: str
    purpose: str | None = None
    week: str | None = None
    cycle: dict[str, Any] | None = None
    admission: str | None = None
    admission_for: list[dict[str, Any]] | None = None
    contacts: list[dict[str, Any]] | None = None
    means: str | None = None
    emptied: str | None = None
    assumption: str | None = None


class ServiceWeekOut(Shape):
    """The week of a service at a place, within the hours of the place: a week or weeks in turn."""

    service: str
    week: str | None = None
    cycle: dict[str, Any] | None = None


class AddressOut(Shape):
    """A postal address, in the language of the request."""

    street: str | None
    postal_code: str | None
    city: str | None


class PlaceDetailOut(Shape):
    """A place of the directory; days are inclusive, ``valid_until`` null means without end."""

    place: str
    kind: str
    type: str | None
    name: str
    names: Words
    aliases: dict[str, list[str]]
    owner: str | None
    parent: str | None
    parts: list[str]
    services: list[str]
    service_weeks: list[ServiceWeekOut]
    coordinates: CoordinatesOut | None
    address: AddressOut | None
    description: str | None
    access: list[str]
    ids: dict[str, str]
    own_entrance: bool
    time_zone: str
    channels: list[NormalChannelOut]
    valid_from: str
    valid_until: str | None
    status: str


class ServiceOut(Shape):
    """A service and the paths of the places that offer it."""

    service: str
    name: str
    names: Words
    aliases: dict[str, list[str]]
    places: list[str]


class OrganisationOut(Shape):
    """An organisation and the paths of its places."""

    organisation: str
    name: str
    names: Words
    places: list[str]
