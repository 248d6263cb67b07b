"""Shapes of the directory: places, services, organisations."""

from typing import Any

from aukio.api.shapes.base import Chosen, Shape


class CoordinatesOut(Shape):
    """Where a place is, or the building it stands in, in WGS 84 degrees."""

    latitude: float
    longitude: float


class PlaceOut(Chosen):
    """A place in a list; ``distance`` in metres is there where a point was asked about."""

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
"""By language: fi, sv, en; a language that nobody wrote is left out."""


class NormalChannelOut(Shape):
    """A channel as it normally is, without what is as usual: purpose ``service`` and admission ``walk_in``."""

    kind: str
    purpose: str | None = None
    week: str | None = None
    admission: str | None = None
    admission_for: list[dict[str, Any]] | None = None
    contacts: list[dict[str, Any]] | None = None
    means: str | None = None
    emptied: str | None = None
    assumption: str | None = None


class PlaceDetailOut(Shape):
    """A place as the directory has it; days are inclusive, null is for good."""

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
    coordinates: CoordinatesOut | None
    own_entrance: bool
    time_zone: str
    channels: list[NormalChannelOut]
    valid_from: str
    valid_until: str | None
    status: str


class ServiceOut(Shape):
    """A service, and the paths of the places that give it."""

    service: str
    name: str
    names: Words
    aliases: dict[str, list[str]]
    places: list[str]


class OrganisationOut(Shape):
    """An organisation, and the paths of its places."""

    organisation: str
    name: str
    names: Words
    places: list[str]
