"""Places and what belongs to them: kinds, channels, contacts, and the dated versions of the directory.

A place is a node of one tree. Its identity never changes; its path, parent, owner, names, channels and normal hours
are a *version*, valid over local days and known from an import on (semantics.md section 2). Source: R001–R010.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import NewType
from zoneinfo import ZoneInfo

from aukio.domain.city.names import Names
from aukio.domain.city.place_details import NO_DETAILS, PlaceDetails
from aukio.domain.week import AnyWeek

__all__ = [
    "CHANNEL_TRAITS",
    "IN_BUILDING",
    "STAFFED_REMOTE",
    "WITHOUT_HOURS",
    "WITH_CONTACTS",
    "Admission",
    "Channel",
    "ChannelKind",
    "ChannelTraits",
    "Contact",
    "Coordinates",
    "HoursMean",
    "Kind",
    "Names",
    "Organisation",
    "PlaceId",
    "PlaceVersion",
    "Purpose",
    "Role",
    "Service",
    "ServiceWeek",
    "SpecificAdmission",
]

PlaceId = NewType("PlaceId", int)
"""Identity of a place; it never changes, unlike paths and names."""


class Kind(StrEnum):
    """The kind of a node of the tree."""

    SITE = "site"
    CENTRE = "centre"
    UNIT = "unit"
    ROOM = "room"
    EQUIPMENT = "equipment"


class ChannelKind(StrEnum):
    """A way to reach a unit."""

    ON_SITE = "on_site"
    SELF_SERVICE = "self_service"
    PHONE = "phone"
    EMAIL = "email"
    CHAT = "chat"
    WEB = "web"
    LETTERBOX = "letterbox"
    POST = "post"
    PICK_UP = "pick_up"
    VIDEO = "video"


@dataclass(frozen=True, slots=True)
class ChannelTraits:
    """What a kind of channel means for hours and for the summary of a place.

    ``in_building``: ``close`` and ``hours`` without a channel apply to it, and it closes with its building.
    ``staffed_remote``: staff answer on it; if it is open now, the place is ``remote_only`` instead of closed.
    ``without_hours``: it is always open unless it has stated hours or is closed by name.
    ``with_contacts``: people reach it by its contacts, such as a phone number or an address.
    """

    in_building: bool = False
    staffed_remote: bool = False
    without_hours: bool = False
    with_contacts: bool = False


CHANNEL_TRAITS: Mapping[ChannelKind, ChannelTraits] = MappingProxyType(
    {
        ChannelKind.ON_SITE: ChannelTraits(in_building=True),
        ChannelKind.SELF_SERVICE: ChannelTraits(in_building=True),
        ChannelKind.PHONE: ChannelTraits(staffed_remote=True, with_contacts=True),
        ChannelKind.EMAIL: ChannelTraits(staffed_remote=True, with_contacts=True),
        ChannelKind.CHAT: ChannelTraits(staffed_remote=True, with_contacts=True),
        ChannelKind.WEB: ChannelTraits(without_hours=True, with_contacts=True),
        ChannelKind.LETTERBOX: ChannelTraits(without_hours=True),
        ChannelKind.POST: ChannelTraits(without_hours=True),
        # At a counter, a hatch or a car park: it goes on while the rooms are closed, and closes only by name.
        ChannelKind.PICK_UP: ChannelTraits(),
        ChannelKind.VIDEO: ChannelTraits(staffed_remote=True, with_contacts=True),
    }
)

IN_BUILDING = tuple(kind for kind, traits in CHANNEL_TRAITS.items() if traits.in_building)
STAFFED_REMOTE = tuple(kind for kind, traits in CHANNEL_TRAITS.items() if traits.staffed_remote)
WITHOUT_HOURS = tuple(kind for kind, traits in CHANNEL_TRAITS.items() if traits.without_hours)
WITH_CONTACTS = tuple(kind for kind, traits in CHANNEL_TRAITS.items() if traits.with_contacts)


class Purpose(StrEnum):
    """What a channel is for."""

    SERVICE = "service"
    BOOKING = "booking"
    ENQUIRIES = "enquiries"


class HoursMean(StrEnum):
    """Whether hours state when staff answer, or when submissions are accepted (R045)."""

    ANSWERED = "answered"
    ACCEPTED = "accepted"


class Admission(StrEnum):
    """How a person is admitted."""

    WALK_IN = "walk_in"
    TICKET = "ticket"
    APPOINTMENT = "appointment"
    BOOKED_ONLY = "booked_only"


@dataclass(frozen=True, slots=True)
class Contact:
    """One way to get in touch: a phone number as it is dialled, an e-mail or a web address; with an optional label."""

    phone: str = ""
    email: str = ""
    url: str = ""
    label: Names = field(default_factory=Names)

    def __post_init__(self) -> None:
        if sum(map(bool, (self.phone, self.email, self.url))) != 1:
            raise ValueError("a contact is one phone number, one e-mail address or one web address")

    @property
    def way(self) -> str:
        """Which of them it is: ``phone``, ``email`` or ``url``."""
        return "phone" if self.phone else "email" if self.email else "url"


@dataclass(frozen=True, slots=True)
class SpecificAdmission:
    """An admission for named services, for an audience, or both (R066, R067)."""

    is_: Admission
    services: tuple[str, ...] = ()
    audience: str | None = None

    def __post_init__(self) -> None:
        if not self.services and self.audience is None:
            raise ValueError("a specific admission names services or an audience")


@dataclass(frozen=True, slots=True)
class Channel:
    """The normal state of a channel; without a week its hours are unknown, or it has none (a letterbox)."""

    kind: ChannelKind
    purpose: Purpose = Purpose.SERVICE
    week: AnyWeek | None = None
    admission: Admission = Admission.WALK_IN
    admission_for: tuple[SpecificAdmission, ...] = ()
    contacts: tuple[Contact, ...] = ()
    means: HoursMean | None = None
    emptied: str = ""
    assumption: str = ""


@dataclass(frozen=True, slots=True)
class ServiceWeek:
    """The week of one service at a place, within the hours of the place: passports are handed out from 9 to 11."""

    service: str
    week: AnyWeek


@dataclass(frozen=True, slots=True)
class Coordinates:
    """The coordinates of a place, in WGS 84 degrees."""

    latitude: float
    longitude: float

    def __post_init__(self) -> None:
        if not (-90 <= self.latitude <= 90 and -180 <= self.longitude <= 180):
            raise ValueError("coordinates are degrees: latitude within ±90, longitude within ±180")


WHERE_FORMS = ("locative", "inessive", "adessive")
"""The forms of a name that say where something is, by preference; a name has at most one that people use."""


@dataclass(frozen=True, slots=True)
class PlaceVersion:
    """The directory entry of one place.

    Valid over ``[valid_from, valid_until)``, known over ``[known_from, known_until)``. ``gone`` means that the place
    does not exist in that time.
    """

    place: PlaceId
    path: str
    kind: Kind
    parent: PlaceId | None
    names: Names
    known_from: datetime
    valid_from: date
    known_until: datetime | None = None
    valid_until: date | None = None
    type: str = ""
    owner: str = ""
    name_forms: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    zone: ZoneInfo | None = None
    coordinates: Coordinates | None = None
    own_entrance: bool = False
    services: tuple[str, ...] = ()
    service_weeks: tuple[ServiceWeek, ...] = ()
    provides: tuple[str, ...] = ()
    channels: tuple[Channel, ...] = ()
    gone: bool = False
    details: PlaceDetails = NO_DETAILS

    def __post_init__(self) -> None:
        if self.valid_until is not None and self.valid_until <= self.valid_from:
            raise ValueError("a place version ends after it begins")
        weekly = [each.service for each in self.service_weeks]
        if len(set(weekly)) < len(weekly) or not set(weekly) <= set(self.services):
            raise ValueError("a service with a week is a service of the place, and has one week")

    def on(self, day: date) -> bool:
        """Whether this version is valid on ``day``."""
        return self.valid_from <= day and (self.valid_until is None or day < self.valid_until)


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation that owns and edits places: the city, Kela, HUS … (R003)."""

    slug: str
    names: Names


@dataclass(frozen=True, slots=True)
class Service:
    """A service that people come for; ``aliases`` are other words for it, by language."""

    slug: str
    names: Names
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}), hash=False)


@dataclass(frozen=True, slots=True)
class Role:
    """A contact by role (R108), known over ``[known_from, known_until)``.

    ``holder`` is a personal name, or empty when it is not published; it can be erased from every version.
    """

    slug: str
    title: Names
    known_from: datetime
    phone: str = ""
    email: str = ""
    url: str = ""
    holder: str = ""
    known_until: datetime | None = None

    def __post_init__(self) -> None:
        if not self.contacts:
            raise ValueError("a role can be reached: by phone, by e-mail or on the web")

    @property
    def contacts(self) -> tuple[Contact, ...]:
        """The role's phone number, e-mail and web address, as far as it has them."""
        phone = (Contact(phone=self.phone),) if self.phone else ()
        email = (Contact(email=self.email),) if self.email else ()
        return phone + email + ((Contact(url=self.url),) if self.url else ())

    def known_at(self, known: datetime) -> bool:
        """Whether this is the version known at ``known``."""
        return self.known_from <= known and (self.known_until is None or known < self.known_until)
