"""Notices, publications and the versions of arrangements (semantics.md section 2; R109–R120).

An arrangement has an identity and versions. A version is known from one publication until a later one replaces it,
for all valid time. Nothing published is deleted: a withdrawal is a version too, one that was never valid.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from operator import itemgetter
from types import MappingProxyType
from typing import NamedTuple

from aukio.domain.city.places import Contact, Names
from aukio.domain.clock.local_time import Period
from aukio.domain.facts.effects import Effect
from aukio.domain.facts.scope import Scope
from aukio.domain.week import Week


class ArrangementRef(NamedTuple):
    """Identity of an arrangement: its notice, and its id within the notice."""

    notice: str
    id: str

    def __str__(self) -> str:
        return f"{self.notice}/{self.id}"


class ChangeKind(StrEnum):
    """The change that a publication made to an arrangement, as named in the log (R113)."""

    ADDED = "added"
    CHANGED = "changed"
    ENDED = "ended"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


class PublicationKind(StrEnum):
    """Material publications are logged and sent to subscribers; minor ones only correct wording (R115)."""

    MATERIAL = "material"
    MINOR = "minor"


class Order(NamedTuple):
    """The order of publications: by instant, then by sequence of recording."""

    published: datetime
    sequence: int


@dataclass(frozen=True, slots=True)
class Link:
    """A link to further reading; ``url`` is empty when the source lost the address, and a check reports it (R025)."""

    label: Names
    url: str = ""


@dataclass(frozen=True, slots=True)
class RoleRef:
    """A contact by role: the directory has its holder and number, so one change there updates every use (R108)."""

    role: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation (R102): the speaker is a role of the directory, or a title; a personal name is optional."""

    text: Names
    role: str = ""
    title: Names = field(default_factory=Names)
    name: str = ""


@dataclass(frozen=True, slots=True)
class Particulars:
    """The parts of an arrangement beside its effects; a minor publication may correct them.

    ``differs`` holds the hours that the source gives in another language, by language, where its versions contradict
    each other: data for staff (G7). They are kept in the order of the codes, since a mapping is stored without order.
    """

    cause: str = ""
    links: tuple[Link, ...] = ()
    contacts: tuple[Contact, ...] = ()
    note: Names = field(default_factory=Names)
    assumption: str = ""
    differs: tuple[tuple[str, Week], ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "differs", tuple(sorted(self.differs, key=itemgetter(0))))


@dataclass(frozen=True, slots=True)
class Arrangement:
    """One dated fact that differs from normal, as published."""

    ref: ArrangementRef
    scope: Scope
    period: Period
    effects: tuple[Effect, ...]
    continues: ArrangementRef | None = None
    particulars: Particulars = field(default_factory=Particulars)

    def __post_init__(self) -> None:
        if not self.effects:
            raise ValueError("an arrangement has at least one effect")


@dataclass(frozen=True, slots=True)
class Version:
    """An arrangement as known over ``[known_from, known_until)``.

    ``first`` is the publication in which the arrangement first became known; *latest* in the rules refers to it.
    ``by_replacement`` marks an end caused by the replacement of its notice; whether another arrangement carries the
    fact on is decided in ``carry_over``.
    """

    arrangement: Arrangement
    number: int
    came_as: ChangeKind
    publication: Order
    first: Order
    known_until: datetime | None = None
    by_replacement: bool = False
    planned: Period | None = None
    """The period that an author stated last, of a version that only ends it; None: that of the arrangement."""

    @property
    def names_its_days(self) -> bool:
        """Whether it is meant for exactly the days it names, so that its hours hold on a public holiday, too.

        An end does not make it so: what was meant for a week and ends on its first day was not meant for that day.
        """
        return (self.planned or self.arrangement.period).names_its_days

    def ended(self, period: Period, order: Order, *, by_replacement: bool = False) -> "Version":
        """The next version, which only ends the arrangement, in another publication."""
        return Version(
            replace(self.arrangement, period=period),
            self.number + 1,
            ChangeKind.ENDED,
            order,
            self.first,
            by_replacement=by_replacement,
            planned=self.planned or self.arrangement.period,
        )

    @property
    def known_from(self) -> datetime:
        """The instant of the publication that made this version known."""
        return self.publication.published

    @property
    def ref(self) -> ArrangementRef:
        """The arrangement of which this is a version."""
        return self.arrangement.ref

    def known_at(self, known: datetime) -> bool:
        """Whether this is the version known at ``known``."""
        return self.known_from <= known and (self.known_until is None or known < self.known_until)


def with_planned(versions: Iterable[Version]) -> tuple[Version, ...]:
    """Versions in the order in which they became known; those that only end an arrangement get its planned period."""
    stated: dict[ArrangementRef, Period] = {}
    found: list[Version] = []
    for version in versions:
        if version.came_as is ChangeKind.ENDED:
            found.append(replace(version, planned=stated.get(version.ref)))
        else:
            stated[version.ref] = version.arrangement.period
            found.append(version)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Publication:
    """An act of publishing; ``head`` is the notice's title and texts after it."""

    notice: str
    number: int
    order: Order
    kind: PublicationKind
    replaces: tuple[str, ...] = ()
    accepted: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    digest: str = ""
    head: "Notice | None" = None

    @property
    def published(self) -> datetime:
        """The instant at which it became known."""
        return self.order.published


@dataclass(frozen=True, slots=True)
class Notice:
    """The public document that collects arrangements."""

    slug: str
    title: Names
    cause: str = ""
    intro: Names = field(default_factory=Names)
    contacts: tuple[Contact | RoleRef, ...] = ()
    links: tuple[Link, ...] = ()
    assumptions: tuple[str, ...] = ()
    quote: Quotation | None = None
