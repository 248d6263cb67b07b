"""Which arrangements select a place, how narrowly, and during which period."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from copy import copy
from datetime import datetime, time
from typing import NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from aukio.domain.city.places import PlaceId
from aukio.domain.city.tree import Node, Tree
from aukio.domain.clock.local_time import Period, instant_of, local_of
from aukio.domain.facts.claims import claims_of
from aukio.domain.facts.effects import Close, Effect, Hours, Offer, Shorten
from aukio.domain.facts.intervals import span_in_force
from aukio.domain.facts.notices import ArrangementRef, Order, Version
from aukio.domain.facts.scope import (
    AtPlace,
    Clause,
    OfOwner,
    OfType,
    Scope,
    Under,
    WholeCity,
    Width,
    matches,
    narrowest,
)


class Applied(NamedTuple):
    """An arrangement in force at a place, with the width and the clause by which its scope selects the place.

    ``only`` limits it to some of its effects; None is all of them. ``inside`` counts the arrangements, one within the
    other, within whose days its own lie: a special day in a season (semantics.md section 3). ``whole_days`` says if the
    days that are in force are whole days, where some of its days are and others are not.
    """

    version: Version
    width: Width
    clause: Clause
    only: tuple[Effect, ...] | None = None
    inside: int = 0
    whole_days: bool | None = None

    @property
    def in_whole_days(self) -> bool:
        """Whether what is in force of it is dated in whole days, not in minutes."""
        return self.version.arrangement.period.in_whole_days if self.whole_days is None else self.whole_days

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
    """Sorts narrowest first, then latest first, then inner days first; what is equal in all keeps its order."""
    found.sort(key=lambda each: (applied(each).latest, applied(each).inside), reverse=True)
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
    if not applied.in_whole_days:
        return applied._replace(only=()) if by_day else applied
    return applied._replace(only=tuple(each for each in applied.effects if _counts_by_day(each) is by_day))


def _counts_by_day(effect: Effect) -> bool:
    """Whether an effect that is dated in whole days speaks of the spans that begin on those days."""
    return isinstance(effect, Hours | Shorten | Offer) or (isinstance(effect, Close) and effect.during is None)


class ScopedArrangement(NamedTuple):
    """An arrangement whose scope selects a place, and its first and last instant there: ``[start, end)``."""

    applied: Applied
    start: datetime
    end: datetime | None
    zone: ZoneInfo

    @classmethod
    def of(cls, applied: Applied, zone: ZoneInfo) -> "ScopedArrangement":
        """An arrangement at a place of a time zone."""
        period = applied.version.arrangement.period
        end = None if period.end is None else instant_of(period.end, zone)
        return cls(applied, instant_of(period.start, zone), end, zone)

    @property
    def period(self) -> Period:
        """Its period, in local time."""
        return self.applied.version.arrangement.period

    def at(self, instant: datetime) -> Applied | None:
        """The arrangement if it is in force at an instant: on its days, where it has a list of them or repeats.

        A list may hold whole days beside parts of days: each is read as it would be by itself.
        """
        if instant < self.start or (self.end is not None and instant >= self.end):
            return None
        if self.period.days is None:
            return self.applied
        span = span_in_force(self.period, self.zone, instant)
        if span is None or not self.period.days.in_mixed_days:
            return None if span is None else self.applied
        edges = (local_of(each, self.zone).time() for each in span)
        return self.applied._replace(whole_days=all(each == time() for each in edges))


def in_order(found: Iterable[ScopedArrangement]) -> list[ScopedArrangement]:
    """The arrangements at a place by precedence; those of one publication whose days lie inside others' come first."""
    alike: dict[tuple[Width, Order], list[ScopedArrangement]] = defaultdict(list)
    for each in found:
        alike[each.applied.width, each.applied.latest].append(each)
    ordered = [each for group in alike.values() for each in _with_inner_days(group)]
    sort_by_precedence(ordered, lambda each: each.applied)
    return ordered


def _with_inner_days(group: list[ScopedArrangement]) -> list[ScopedArrangement]:
    claims = [claims_of(each.applied.version.arrangement.effects) for each in group] if len(group) > 1 else []
    if sum(map(bool, claims)) < 2:  # one alone is inside none
        return group
    around = {
        index: [
            other
            for other, outer in enumerate(group)
            if claims[index] & claims[other] and each.period.lies_within(outer.period)
        ]
        for index, each in enumerate(group)
    }

    def depth(index: int) -> int:
        return max((1 + depth(other) for other in around[index]), default=0)

    return [
        each if not around[index] else each._replace(applied=each.applied._replace(inside=depth(index)))
        for index, each in enumerate(group)
    ]


class Arrangements:
    """Versions indexed by the clauses of their scopes, so that few are compared with a place."""

    def __init__(self, versions: tuple[Version, ...]) -> None:
        self._versions = versions
        self._left_out: frozenset[ArrangementRef] = frozenset()
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
        found = [self._versions[index] for index in sorted(indexes)]
        return [each for each in found if each.ref not in self._left_out] if self._left_out else found

    def without(self, ref: ArrangementRef) -> "Arrangements":
        """The same index, less one arrangement."""
        twin = copy(self)
        twin._left_out = self._left_out | {ref}  # noqa: SLF001  # its own class
        return twin


def places_selected(tree: Tree, scope: Scope) -> list[Node]:
    """The places of a tree that a scope selects, by path; only those are looked at that its clauses may select."""
    found = {node.place: node for clause in scope.clauses for node in _may_select(tree, clause)}
    picked = [node for node in found.values() if narrowest(scope, node) is not None]
    return sorted(picked, key=lambda node: node.path)


def _may_select(tree: Tree, clause: Clause) -> Iterable[Node]:
    match clause:
        case AtPlace(place):
            node = tree.get(place)
            return () if node is None else (node,)
        case Under(root):
            return tree.beneath(root)
        case OfType(type_):
            return tree.of_type(type_)
        case OfOwner(owner):
            return tree.of_owner(owner)
        case WholeCity():
            return tree


def via(applied: Applied, node: Node) -> PlaceId:
    """Where an arrangement comes from: the place itself if a clause selects it by path, type or owner; otherwise the
    root of the nearest subtree clause.
    """
    picking = [clause for clause in applied.version.arrangement.scope.clauses if matches(clause, node)]
    roots = [clause.root for clause in picking if isinstance(clause, Under) and clause.type is None]
    if len(roots) < len(picking) or not roots:
        return node.place
    return min(roots, key=node.ancestors.index)
