"""Everything recorded about a city, and the part of it known at an instant.

``Record`` is the whole history, as frozen values. ``View`` is what was known at ``known``: a tree of places and the
arrangements, cut into *stretches* of time in which neither the directory nor the set of arrangements in force changes.
Every answer is computed from a view, so whatever holds within a stretch is worked out once.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple, TypeVar, cast
from zoneinfo import ZoneInfo

from aukio.domain.effects import Effect
from aukio.domain.notices import ArrangementRef, ChangeKind, Notice, Order, Publication, Version
from aukio.domain.places import City, Kind, Organisation, PlaceId, PlaceVersion, Role, Service
from aukio.domain.scope import Clause, Under, Width, matches, narrowest
from aukio.domain.time import day_of, instant_of, midnight, plus
from aukio.domain.week import HOLIDAY_YEARS

T = TypeVar("T")
_NOTHING = object()
DAYS_OF_ANY_WEEK = 401
"""Within these days every rule of the dialect comes round: each holiday, each fifth Sunday, both parities."""
_FIRST_HOLIDAYS = date(HOLIDAY_YEARS.start - 1, 12, 30)


@dataclass(frozen=True, slots=True)
class Record:
    """The whole history of a city: append-only, so an earlier state is found by asking what was known then."""

    city: City
    organisations: tuple[Organisation, ...] = ()
    services: tuple[Service, ...] = ()
    places: tuple[PlaceVersion, ...] = ()
    notices: tuple[Notice, ...] = ()
    publications: tuple[Publication, ...] = ()
    versions: tuple[Version, ...] = ()
    roles: tuple[Role, ...] = ()


class Applied(NamedTuple):
    """An arrangement in force at a place: how narrowly it speaks there, and which clause picked the place."""

    version: Version
    width: Width
    clause: Clause

    @property
    def ref(self) -> ArrangementRef:
        """Identity of the arrangement."""
        return self.version.ref

    @property
    def effects(self) -> tuple[Effect, ...]:
        """What it does."""
        return self.version.arrangement.effects

    @property
    def latest(self) -> Order:
        """Key for "the latest wins": the publication in which it first became known."""
        return self.version.first


@dataclass(frozen=True, slots=True)
class Node:
    """A place in the tree of one stretch of time; ``ancestors`` runs from the parent up to the root."""

    version: PlaceVersion
    ancestors: tuple[PlaceId, ...]

    @property
    def place(self) -> PlaceId:
        """Identity of the place."""
        return self.version.place

    @property
    def type(self) -> str:
        """The type of the place."""
        return self.version.type

    @property
    def owner(self) -> str:
        """Slug of the organisation that owns it."""
        return self.version.owner

    @property
    def path(self) -> str:
        """Its path in this stretch."""
        return self.version.path

    @property
    def kind(self) -> Kind:
        """Its kind."""
        return self.version.kind


class Tree:
    """The places of one stretch of time."""

    def __init__(self, versions: list[PlaceVersion]) -> None:
        by_id = {version.place: version for version in versions}
        self._nodes: dict[PlaceId, Node] = {}
        self._children: dict[PlaceId, list[PlaceId]] = defaultdict(list)
        for version in sorted(versions, key=lambda version: version.path):
            self._nodes[version.place] = Node(version, _ancestors(version, by_id))
            if version.parent is not None:
                self._children[version.parent].append(version.place)

    def get(self, place: PlaceId) -> Node | None:
        """The place, or None where it does not exist in this stretch."""
        return self._nodes.get(place)

    def __iter__(self) -> Iterator[Node]:
        return iter(self._nodes.values())

    def beneath(self, place: PlaceId) -> Iterator[Node]:
        """Everything strictly beneath a place, in order of path."""
        return iter(sorted(self._walk(place), key=lambda node: node.path))

    def _walk(self, place: PlaceId) -> Iterator[Node]:
        for child in self._children.get(place, ()):
            yield self._nodes[child]
            yield from self._walk(child)

    def units(self, building: PlaceId) -> list[Node]:
        """Every descendant of kind unit, however deep, by path."""
        return [node for node in self.beneath(building) if node.kind is Kind.UNIT]

    def centre_of(self, node: Node) -> Node | None:
        """The building a place is in: itself when it is one, else the nearest ancestor that is."""
        for place in (node.place, *node.ancestors):
            found = self._nodes.get(place)
            if found is not None and found.kind is Kind.CENTRE:
                return found
        return None

    def unit_of(self, node: Node) -> Node:
        """The unit a room or a piece of equipment belongs to; the place itself when there is none."""
        for place in (node.place, *node.ancestors):
            found = self._nodes.get(place)
            if found is not None and found.kind is Kind.UNIT:
                return found
        return node


def _ancestors(version: PlaceVersion, by_id: dict[PlaceId, PlaceVersion]) -> tuple[PlaceId, ...]:
    chain: list[PlaceId] = []
    parent = version.parent
    while parent is not None and parent in by_id and parent not in chain:
        chain.append(parent)
        parent = by_id[parent].parent
    return tuple(chain)


class View:
    """What was known at ``known``. Immutable in meaning; it remembers what it has worked out."""

    def __init__(self, record: Record, known: datetime) -> None:
        self.record = record
        self.known = known
        self.city = record.city
        self._places = [version for version in record.places if _known(version, known)]
        self.versions = tuple(
            version
            for version in record.versions
            if version.known_at(known) and version.came_as is not ChangeKind.WITHDRAWN
        )
        self._zones = self._zones_of_places()
        self.boundaries = self._boundaries()
        self._trees: dict[int, Tree] = {}
        self._applied: dict[tuple[PlaceId, int], tuple[Applied, ...]] = {}
        self._once: dict[object, object] = {}

    def once(self, key: object, make: Callable[[], T]) -> T:
        """What ``make`` gives, worked out once for this view; ``key`` belongs to the one function that asks."""
        found = self._once.get(key, _NOTHING)
        if found is _NOTHING:
            found = self._once[key] = make()
        return cast("T", found)

    def known_as_of(self, known: datetime) -> "View":
        """The same view at another instant, where nothing was published or imported in between."""
        twin = copy(self)
        twin.known = known
        return twin

    def _zones_of_places(self) -> dict[PlaceId, ZoneInfo]:
        """The clock of each place: its own, else its parent's, else the city's."""
        newest: dict[PlaceId, PlaceVersion] = {}
        for version in sorted(self._places, key=lambda version: version.valid_from):
            newest[version.place] = version
        zones: dict[PlaceId, ZoneInfo] = {}
        for place, version in newest.items():
            chain = [version, *(newest[up] for up in _ancestors(version, newest))]
            zones[place] = next((each.zone for each in chain if each.zone is not None), self.city.zone)
        return zones

    def zone(self, place: PlaceId) -> ZoneInfo:
        """The clock a place lives by."""
        return self._zones.get(place, self.city.zone)

    def _boundaries(self) -> tuple[datetime, ...]:
        zones = {self.city.zone, *self._zones.values()}
        found: set[datetime] = set()
        for place in self._places:
            found.add(midnight(place.valid_from, self.city.zone))
            if place.valid_until is not None:
                found.add(midnight(place.valid_until, self.city.zone))
        for version in self.versions:
            period = version.arrangement.period
            if period.never:
                continue
            for zone in zones:
                found.add(instant_of(period.start, zone))
                if period.end is not None:
                    found.add(instant_of(period.end, zone))
        return tuple(sorted(found))

    def head(self, slug: str) -> Notice:
        """A notice's title and words as known in this view; its first ones before it was published."""
        mine = [each for each in self.record.publications if each.notice == slug and each.head is not None]
        told = [each for each in mine if each.published <= self.known] or mine[:1]
        if told and told[-1].head is not None:
            return told[-1].head
        return next(notice for notice in self.record.notices if notice.slug == slug)

    def roles(self) -> Mapping[str, Role]:
        """The roles known in this view, by slug, with whoever held them then (R108)."""
        return {role.slug: role for role in self.record.roles if role.known_at(self.known)}

    def stretch(self, instant: datetime) -> int:
        """Number of the stretch an instant lies in."""
        return bisect_right(self.boundaries, instant)

    def stretch_start(self, stretch: int) -> datetime | None:
        """The first instant of a stretch; None for the one before every boundary."""
        return self.boundaries[stretch - 1] if stretch > 0 else None

    def stretch_end(self, stretch: int) -> datetime | None:
        """The end of a stretch; None for the last, which has none."""
        return self.boundaries[stretch] if stretch < len(self.boundaries) else None

    def stretches(self, start: datetime, end: datetime) -> range:
        """The stretches that ``[start, end)`` touches."""
        return range(self.stretch(start), bisect_right(self.boundaries, end) + 1)

    def day_after(self, day: date, zone: ZoneInfo, since: datetime) -> date:
        """The next day worth a look for somebody who has seen every day since ``since`` without finding a thing.

        That is tomorrow, until a stretch has shown as many days as any week of the dialect needs to repeat itself:
        then it is the eve of the stretch's end. A fact until the year 9999 costs no more than one until next year.
        """
        stretch = self.stretch(midnight(day, zone))
        start, end = self.stretch_start(stretch), self.stretch_end(stretch)
        seen_from = since if start is None or start < since else start
        tomorrow = plus(day, 1)
        if end is None or (day - day_of(seen_from, zone)).days <= DAYS_OF_ANY_WEEK:
            return tomorrow
        eve = plus(day_of(end, zone), -1)
        if day < _FIRST_HOLIDAYS:  # where holidays begin to be known, a week may wake up
            eve = min(eve, _FIRST_HOLIDAYS)
        return max(tomorrow, eve)

    def tree(self, stretch: int) -> Tree:
        """The places that exist in a stretch."""
        found = self._trees.get(stretch)
        if found is None:
            start = self.stretch_start(stretch)
            day = None if start is None else day_of(start, self.city.zone)
            living = [each for each in self._places if day is not None and each.on(day) and not each.gone]
            found = self._trees[stretch] = self._shared_tree(living)
        return found

    def _shared_tree(self, living: list[PlaceVersion]) -> Tree:
        key = ("tree", tuple(sorted((each.place, each.valid_from) for each in living)))
        return self.once(key, lambda: Tree(living))

    def node(self, place: PlaceId, instant: datetime) -> Node | None:
        """The place as it is at an instant, or None when it does not exist then or is not known yet."""
        return self.tree(self.stretch(instant)).get(place)

    def applied(self, place: PlaceId, stretch: int) -> tuple[Applied, ...]:
        """The arrangements in force at a place throughout a stretch, narrowest first, then latest first."""
        key = (place, stretch)
        found = self._applied.get(key)
        if found is None:
            found = self._applied[key] = self._apply(place, stretch)
        return found

    def _apply(self, place: PlaceId, stretch: int) -> tuple[Applied, ...]:
        node, start = self.tree(stretch).get(place), self.stretch_start(stretch)
        if node is None or start is None:
            return ()
        zone = self.zone(place)
        found = []
        for version in self.versions:
            period = version.arrangement.period
            if period.never or instant_of(period.start, zone) > start:
                continue
            if period.end is not None and instant_of(period.end, zone) <= start:
                continue
            picked = narrowest(version.arrangement.scope, node)
            if picked is not None:
                found.append(Applied(version, *picked))
        found.sort(key=lambda each: each.latest, reverse=True)
        found.sort(key=lambda each: each.width)
        return tuple(found)

    def find(self, path: str, at: datetime) -> PlaceId | None:
        """The place a path means: the one that bears it at ``at``, else the one that bore it last."""
        for node in self.tree(self.stretch(at)):
            if node.path == path:
                return node.place
        bearers = [version for version in self._places if version.path == path]
        return max(bearers, key=lambda version: version.valid_from).place if bearers else None

    def newest(self, place: PlaceId) -> PlaceVersion | None:
        """The version of a place valid last, however far from now."""
        versions = [version for version in self._places if version.place == place]
        return max(versions, key=lambda version: version.valid_from, default=None)


def _known(version: PlaceVersion, known: datetime) -> bool:
    return version.known_from <= known and (version.known_until is None or known < version.known_until)


def via(applied: Applied, node: Node) -> PlaceId:
    """Where an arrangement comes from: the place itself when some clause picks it by path, type or owner; else the
    root of the subtree that brings it, the nearest one first.
    """
    picking = [clause for clause in applied.version.arrangement.scope.clauses if matches(clause, node)]
    roots = [clause.root for clause in picking if isinstance(clause, Under) and clause.type is None]
    if len(roots) < len(picking) or not roots:
        return node.place
    return min(roots, key=node.ancestors.index)
