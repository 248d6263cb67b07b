"""A sign as a value: the same facts in each language, before any paper."""

from dataclasses import dataclass
from datetime import date, datetime

from aukio.domain.answers.answer import Summary
from aukio.domain.city.places import Kind, PlaceId
from aukio.domain.facts.effects import Strength

HAVE_DOORS = frozenset({Kind.CENTRE, Kind.UNIT, Kind.ROOM})
"""Kinds of places on whose door a sign can hang."""


@dataclass(frozen=True, slots=True)
class SignRules:
    """Rules of conduct of one strength, under its name."""

    strength: Strength
    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SignUnit:
    """A unit on the sign of its building: how it serves, and its hours, a line for each rhythm."""

    name: str
    summary: Summary
    state: str
    hours: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SignText:
    """What a sign says in one language; every list may be empty."""

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
class Sign:
    """A sign for a door. ``version`` counts the publications that touched the place, as known at ``known``.

    Its hours cover the local days from ``first`` to ``last``; its state is how the place serves when it does.
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

    def says_the_same(self, other: "Sign") -> bool:
        """Whether a reader of either knows just as much; who printed it, and when, makes no difference."""
        return self.texts == other.texts and self.summary is other.summary
