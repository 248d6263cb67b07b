"""Which arrangements select a place, how narrowly, and during which period."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import NamedTuple, TypeVar

from aukio.domain.city.places import PlaceId
from aukio.domain.city.tree import Node
from aukio.domain.facts.effects import Close, Effect, Hours, Offer
from aukio.domain.facts.notices import ArrangementRef, Order, Version
from aukio.domain.facts.scope import AtPlace, Clause, OfOwner, OfType, Under, WholeCity, Width, matches


class Applied(NamedTuple):
    """An arrangement in force at a place, with the width and the clause by which its scope selects the place.

    ``only`` limits it to some of its effects; None is all of them.
    """

    version: Version
    width: Width
    clause: Clause
    only: tuple[Effect, ...] | None = None

    @property
    def ref(self) -> ArrangementRef:
        """Identity of the arrangement."""
        return self.version.ref

    @property
    def effects(self) -> tuple[Effect, ...]:
        """Its effects that count."""
        return self.version.arrangement.effects if self.only is None else self.only

    @property
    def latest(self) -> Order:
        """Key for "the latest wins": the publication in which it first became known."""
        return self.version.first


T = TypeVar("T")


def sort_by_precedence(found: list[T], applied: Callable[[T], Applied]) -> None:
    """Sorts narrowest first, then latest first (semantics.md section 3); what is equal in both keeps its order."""
    found.sort(key=lambda each: applied(each).latest, reverse=True)
    found.sort(key=lambda each: applied(each).width)


def in_force_on(day: Iterable[Applied], minute: Iterable[Applied]) -> tuple[Applied, ...]:
    """What decides about one minute of the spans that begin on a local day, narrowest first, then latest first.

    ``day``: the arrangements in force when the day begins; ``minute``: those in force at the minute, which may lie
    after midnight. Hours, offers and closes that are dated in whole days count by the day, so the evening of the last
    day runs to its end, and the evening before the first keeps its own. Everything else counts by the minute, also
    ``during`` (semantics.md section 1, "Nights").
    """
    of_day = (_limited(each, by_day=True) for each in day)
    of_minute = (_limited(each, by_day=False) for each in minute)
    merged: dict[ArrangementRef, Applied] = {}
    for each in (*of_day, *of_minute):
        known = merged.get(each.ref)
        merged[each.ref] = each if known is None else known._replace(only=(*known.effects, *each.effects))
    found = [each for each in merged.values() if each.effects]
    sort_by_precedence(found, lambda each: each)
    return tuple(found)


def _limited(applied: Applied, *, by_day: bool) -> Applied:
    """An arrangement with those of its effects that count by the day, or with the others."""
    if not applied.version.arrangement.period.in_whole_days:
        return applied._replace(only=()) if by_day else applied
    return applied._replace(only=tuple(each for each in applied.effects if _counts_by_day(each) is by_day))


def _counts_by_day(effect: Effect) -> bool:
    """Whether an effect that is dated in whole days speaks of the spans that begin on those days."""
    return isinstance(effect, Hours | Offer) or (isinstance(effect, Close) and effect.during is None)


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
