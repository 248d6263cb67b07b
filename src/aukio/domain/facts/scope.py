"""Which places an arrangement applies to, and how widely (semantics.md section 3; R007–R009, R022).

A scope holds place ids only. Paths in files are resolved when they are recorded, so a renamed place stays selected.
"""

from dataclasses import dataclass
from typing import Protocol, TypeAlias

from aukio.domain.city.places import PlaceId


@dataclass(frozen=True, slots=True)
class AtPlace:
    """One place."""

    place: PlaceId


@dataclass(frozen=True, slots=True)
class Under:
    """Every place strictly beneath a place, or those of one type beneath it."""

    root: PlaceId
    type: str | None = None


@dataclass(frozen=True, slots=True)
class OfType:
    """Every place of a type."""

    type: str


@dataclass(frozen=True, slots=True)
class OfOwner:
    """Every place of an organisation."""

    owner: str


@dataclass(frozen=True, slots=True)
class WholeCity:
    """Every place."""


Clause: TypeAlias = AtPlace | Under | OfType | OfOwner | WholeCity


@dataclass(frozen=True, slots=True)
class Scope:
    """The places that match one of ``clauses`` and none of ``exceptions``."""

    clauses: tuple[Clause, ...]
    exceptions: tuple[Clause, ...] = ()

    def __post_init__(self) -> None:
        if not self.clauses:
            raise ValueError("a scope has at least one clause")


class Located(Protocol):
    """The properties of a place that a clause needs; ``ancestors`` runs from the parent up to the root."""

    @property
    def place(self) -> PlaceId: ...
    @property
    def type(self) -> str: ...
    @property
    def owner(self) -> str: ...
    @property
    def ancestors(self) -> tuple[PlaceId, ...]: ...


@dataclass(frozen=True, slots=True, order=True)
class Width:
    """How wide a clause is at a place: smaller is narrower.

    ``rank`` is the table of semantics.md section 3. Of two subtree clauses the one with the deeper root is narrower,
    so ``minus_depth`` is its negated depth.
    """

    rank: int
    minus_depth: int = 0


def matches(clause: Clause, at: Located) -> bool:
    """Whether the clause selects the place."""
    match clause:
        case AtPlace(place):
            return at.place == place
        case Under(root, None):
            return root in at.ancestors
        case Under(root, type_):
            return at.type == type_ and root in at.ancestors
        case OfType(type_):
            return at.type == type_
        case OfOwner(owner):
            return at.owner == owner
        case WholeCity():
            return True


def width(clause: Clause, at: Located) -> Width:
    """The width of a clause that selects the place."""
    match clause:
        case AtPlace():
            return Width(1)
        case Under(root, type_):
            depth = len(at.ancestors) - at.ancestors.index(root)
            return Width(3 if type_ is None else 2, -depth)
        case OfType() | OfOwner():
            return Width(4)
        case WholeCity():
            return Width(5)


def narrowest(scope: Scope, at: Located) -> tuple[Width, Clause] | None:
    """The narrowest clause that selects the place, with its width; None where the scope does not select it."""
    if any(matches(clause, at) for clause in scope.exceptions):
        return None
    found = [(width(clause, at), index) for index, clause in enumerate(scope.clauses) if matches(clause, at)]
    if not found:
        return None
    best, index = min(found)
    return best, scope.clauses[index]
