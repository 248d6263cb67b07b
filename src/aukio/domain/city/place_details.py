"""The details of a place beside its hours: address, description, accessibility, and its ids in other registers."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from aukio.domain.city.names import Names


class Access(StrEnum):
    """What makes a place accessible, or easier to come to."""

    STEP_FREE_ENTRANCE = "step_free_entrance"
    ACCESSIBLE_TOILET = "accessible_toilet"
    LIFT = "lift"
    INDUCTION_LOOP = "induction_loop"
    PARKING = "parking"
    AUTOMATIC_DOOR = "automatic_door"


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address; a street and a city may have a name in each language."""

    street: Names = field(default_factory=Names)
    postal_code: str = ""
    city: Names = field(default_factory=Names)

    def __post_init__(self) -> None:
        if not (self.street or self.postal_code or self.city):
            raise ValueError("an address has a street, a postal code or a city")

    def say(self, lang: str) -> str:
        """``Suomenlahdentie 1, 02230 Espoo``: on one line, without what it lacks."""
        town = " ".join(filter(None, (self.postal_code, self.city.say(lang))))
        return ", ".join(filter(None, (self.street.say(lang), town)))


_OSM = re.compile(r"(node|way|relation)/[1-9][0-9]*")


@dataclass(frozen=True, slots=True)
class ForeignId:
    """The id of a place in another register: ``hauki``, ``kirkanta``, ``ptv``, ``osm`` or any other."""

    register: str
    id: str

    def __post_init__(self) -> None:
        if self.register == "osm" and _OSM.fullmatch(self.id) is None:
            raise ValueError(f"'{self.id}' is no element of OpenStreetMap")

    @property
    def url(self) -> str:
        """Its page in the other register, where every id has one; else empty."""
        return f"https://www.openstreetmap.org/{self.id}" if self.register == "osm" else ""


@dataclass(frozen=True, slots=True)
class PlaceDetails:
    """The details of a place; all of them may be missing. Its ids stand in the order of their registers."""

    address: Address | None = None
    description: Names = field(default_factory=Names)
    access: tuple[Access, ...] = ()
    ids: tuple[ForeignId, ...] = ()

    def __post_init__(self) -> None:
        # A database keeps them by register, in an order of its own: one order makes equal details equal.
        object.__setattr__(self, "ids", tuple(sorted(self.ids, key=lambda each: each.register)))

    @property
    def texts(self) -> tuple[Names, ...]:
        """Its texts in several languages."""
        address = () if self.address is None else (self.address.street, self.address.city)
        return (self.description, *address)


NO_DETAILS = PlaceDetails()
