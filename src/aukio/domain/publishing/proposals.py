"""What an author proposes: publications, and statements about the directory.

Files and forms are parsed into these values; ``enactment`` and ``directory_statements`` check and apply them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType

from aukio.domain.city.city import City
from aukio.domain.city.code_words import CodeWords
from aukio.domain.city.place_details import NO_DETAILS, PlaceDetails
from aukio.domain.city.places import (
    Channel,
    Coordinates,
    Kind,
    Names,
    Organisation,
    PlaceId,
    Role,
    Service,
    ServiceWeek,
)
from aukio.domain.clock.days import Stretch
from aukio.domain.facts.notices import Arrangement, ArrangementRef, Notice, PublicationKind


@dataclass(frozen=True, slots=True)
class Ending:
    """An earlier or new end of an arrangement; ``until`` is exclusive, in local time.

    Or, without an end, the ``days`` that are taken out of it: the library is open on Christmas Eve after all.
    """

    ref: ArrangementRef
    until: datetime | None
    days: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """One publication as proposed.

    ``published`` None means now. ``keep`` names facts of replaced notices that stay in force (R119). ``digest``
    identifies the content: publishing the same file again changes nothing, and an edit of a published part is
    detected.
    """

    notice: Notice
    number: int
    published: datetime | None
    kind: PublicationKind = PublicationKind.MATERIAL
    add: tuple[Arrangement, ...] = ()
    change: tuple[Arrangement, ...] = ()
    correct: tuple[Arrangement, ...] = ()
    end: tuple[Ending, ...] = ()
    withdraw: tuple[ArrangementRef, ...] = ()
    replaces: tuple[str, ...] = ()
    keep: tuple[ArrangementRef, ...] = ()
    accepted: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    historic: bool = False
    digest: str = ""


@dataclass(frozen=True, slots=True)
class PlaceStatement:
    """The entry of one place in a directory file; ``was`` is its previous path, if it moves or is renamed."""

    path: str
    kind: Kind
    names: Names
    type: str = ""
    owner: str = ""
    was: str = ""
    gone: bool = False
    name_forms: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    time_zone: str = ""
    coordinates: Coordinates | None = None
    own_entrance: bool = False
    services: tuple[str, ...] = ()
    service_weeks: tuple[ServiceWeek, ...] = ()
    provides: tuple[str, ...] = ()
    channels: tuple[Channel, ...] = ()
    details: PlaceDetails = NO_DETAILS


@dataclass(frozen=True, slots=True)
class Postponement:
    """What is planned for a place on a day, and the other day on which it is to happen."""

    place: PlaceId
    planned: date
    day: date


@dataclass(frozen=True, slots=True)
class DirectoryStatement:
    """The content of a directory file: known from an instant on, valid from a local day on.

    A file describes its places for all time from that day on. An edit is ``made_from`` the directory of a day: what it
    changes of that is changed in all that is valid from its own day on, and the rest of what is planned stays.
    """

    city: City
    known_from: datetime
    valid_from: date
    organisations: tuple[Organisation, ...] = ()
    services: tuple[Service, ...] = ()
    places: tuple[PlaceStatement, ...] = ()
    roles: tuple[Role, ...] = ()
    words: tuple[CodeWords, ...] = ()
    made_from: date | None = None
    postponed: tuple[Postponement, ...] = ()
