"""A sign as a value: the same facts in each language, without layout."""

from dataclasses import dataclass
from datetime import date, datetime

from aukio.domain.answers.answer import Summary
from aukio.domain.city.places import Kind, PlaceId
from aukio.domain.facts.effects import Strength

HAVE_DOORS = frozenset({Kind.CENTRE, Kind.UNIT, Kind.ROOM})
"""Kinds of places that can have a door sign."""


@dataclass(frozen=True, slots=True)
class SignRules:
    """Rules of conduct of one strength, with a heading."""

    strength: Strength
    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SignUnit:
    """A unit on the sign of its building: its state and its hours, one line for each pattern."""

    name: str
    summary: Summary
    state: str
    hours: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SignText:
    """The text of a sign in one language; every list may be empty."""

    lang: str
    name: str
    state: str
    hours: tuple[str, ...]
    entry: str
    rules: tuple[SignRules, ...]
    facts: tuple[str, ...]
    coming: tuple[str, ...]
    reach: tuple[str, ...]
    units: tuple[SignUnit, ...]


@dataclass(frozen=True, slots=True)
class SignHead:
    """What identifies a sign without its text: its place, its version, and the local days that it covers."""

    path: str
    name: str
    version: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign for a door. ``version`` counts the publications that affected the place, as known at ``known``.

    Its hours cover the local days from ``first`` to ``last``; its state is the best one of the coming week.
    """

    place: PlaceId
    path: str
    kind: Kind
    summary: Summary
    version: int
    known: datetime
    first: date
    last: date
    texts: tuple[SignText, ...]

    @property
    def head(self) -> SignHead:
        """What identifies it, with the name in its first language."""
        return SignHead(self.path, self.texts[0].name, self.version, self.first, self.last)

    def has_same_content(self, other: "Sign") -> bool:
        """Whether both have the same content, regardless of who printed them and when."""
        return self.texts == other.texts and self.summary is other.summary
