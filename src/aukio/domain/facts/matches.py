"""Which arrangements select a place, how narrowly, and during which period."""

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple, TypeVar

from aukio.domain.city.places import PlaceId
from aukio.domain.city.tree import Node
from aukio.domain.facts.effects import Effect
from aukio.domain.facts.notices import ArrangementRef, Order, Version
from aukio.domain.facts.scope import AtPlace, Clause, OfOwner, OfType, Under, WholeCity, Width, matches


class Applied(NamedTuple):
    """An arrangement in force at a place, with the width and the clause by which its scope selects the place."""

    version: Version
    width: Width
    clause: Clause

    @property
    def ref(self) -> ArrangementRef:
        """Identity of the arrangement."""
        return self.version.ref

    @property
    def effects(self) -> tuple[Effect, ...]:
        """Its effects."""
        return self.version.arrangement.effects

    @property
    def latest(self) -> Order:
        """Key for "the latest wins": the publication in which it first became known."""
        return self.version.first


T = TypeVar("T")


def sort_by_precedence(found: list[T], applied: Callable[[T], Applied]) -> None:
    """Sorts narrowest first, then latest first (semantics.md section 3); what is equal in both keeps its order."""
    found.sort(key=lambda each: applied(each).latest, reverse=True)
    found.sort(key=lambda each: applied(each).width)


class ScopedArrangement(NamedTuple):
    """An arrangement whose scope selects a place, and its period there as instants: ``[start, end)``."""

    applied: Applied
    start: datetime
    end: datetime | None


class Arrangements:
    """Versions indexed by the clauses of their scopes, so that few are compared with a place."""

    def __init__(self, versions: tuple[Version, ...]) -> None:
        self._versions = versions
        self._by_clause: dict[Clause, list[int]] = defaultdict(list)
        for index, version in enumerate(versions):
            for clause in dict.fromkeys(version.arrangement.scope.clauses):
                self._by_clause[clause].append(index)

    def candidates_for(self, node: Node) -> list[Version]:
        """The versions with a clause that selects the place, in the order stored; exceptions are not considered."""
        if not self._by_clause:
            return []
        clauses: list[Clause] = [AtPlace(node.place), OfType(node.type), OfOwner(node.owner), WholeCity()]
        for above in node.ancestors:
            clauses += [Under(above), Under(above, node.type)]
        indexes = {index for clause in clauses for index in self._by_clause.get(clause, ())}
        return [self._versions[index] for index in sorted(indexes)]


def via(applied: Applied, node: Node) -> PlaceId:
    """Where an arrangement comes from: the place itself if a clause selects it by path, type or owner; otherwise the
    root of the nearest subtree clause.
    """
    picking = [clause for clause in applied.version.arrangement.scope.clauses if matches(clause, node)]
    roots = [clause.root for clause in picking if isinstance(clause, Under) and clause.type is None]
    if len(roots) < len(picking) or not roots:
        return node.place
    return min(roots, key=node.ancestors.index)
