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
from aukio.domain.scope import AtPlace, Clause, OfOwner, OfType, Under, WholeCity, Width, matches, narrowest
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
        self._paths: dict[str, PlaceId] = {}
        self._types: dict[str, list[PlaceId]] = {}
        for version in sorted(versions, key=lambda version: version.path):
            self._nodes[version.place] = Node(version, _ancestors(version, by_id))
            self._paths.setdefault(version.path, version.place)
            self._types.setdefault(version.type, []).append(version.place)
            if version.parent is not None:
                self._children[version.parent].append(version.place)

    def get(self, place: PlaceId) -> Node | None:
        """The place, or None where it does not exist in this stretch."""
        return self._nodes.get(place)

    def __iter__(self) -> Iterator[Node]:
        return iter(self._nodes.values())

    def find(self, path: str) -> PlaceId | None:
        """The place that bears a path in this stretch."""
        return self._paths.get(path)

    def of_type(self, type_: str) -> list[Node]:
        """Every place of a type, in order of path."""
        return [self._nodes[place] for place in self._types.get(type_, ())]

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


class Directory:
    """The places known in a view, found by identity, path and day; views that know the same places share it."""

    def __init__(self, places: list[PlaceVersion], city: City) -> None:
        self.places = places
        self.city = city
        self.newest: dict[PlaceId, PlaceVersion] = {}
        self.bearers: dict[str, PlaceId] = {}
        last: dict[str, date] = {}
        for version in places:
            before = self.newest.get(version.place)
            if before is None or before.valid_from < version.valid_from:  # of two the first, as with ``max``
                self.newest[version.place] = version
            if version.path not in last or last[version.path] < version.valid_from:
                last[version.path] = version.valid_from
                self.bearers[version.path] = version.place
        self.days = sorted({day for each in places for day in (each.valid_from, each.valid_until) if day is not None})
        self.zones = self._zones()
        self.clocks = {city.zone, *self.zones.values()}
        self._trees: dict[int, Tree] = {}

    def _zones(self) -> dict[PlaceId, ZoneInfo]:
        """The clock of each place: its own, else its parent's, else the city's."""
        newest: dict[PlaceId, PlaceVersion] = {}
        for version in sorted(self.places, key=lambda version: version.valid_from):
            newest[version.place] = version
        if all(version.zone is None for version in newest.values()):
            return {}
        zones: dict[PlaceId, ZoneInfo] = {}
        for place, version in newest.items():
            chain = [version, *(newest[up] for up in _ancestors(version, newest))]
            zones[place] = next((each.zone for each in chain if each.zone is not None), self.city.zone)
        return zones

    def number(self, start: datetime | None) -> int:
        """Which state of the directory holds in the stretch that begins at ``start``; 0 is before all."""
        return 0 if start is None else bisect_right(self.days, day_of(start, self.city.zone))

    def tree(self, number: int) -> Tree:
        """The places that exist in a state of the directory."""
        found = self._trees.get(number)
        if found is None:
            day = self.days[number - 1] if number > 0 else None
            living = [each for each in self.places if day is not None and each.on(day) and not each.gone]
            found = self._trees[number] = Tree(living)
        return found

    def changes(self, zone: ZoneInfo) -> tuple[datetime, ...]:
        """The instants at which another state of the directory begins."""
        return tuple(midnight(day, zone) for day in self.days)


class Spoken(NamedTuple):
    """An arrangement that picks a place, and when it is in force on that place's own clock: ``[start, end)``."""

    applied: Applied
    start: datetime
    end: datetime | None


class Arrangements:
    """Versions by what their scopes name, so that a place need not be held against those that cannot speak of it."""

    def __init__(self, versions: tuple[Version, ...]) -> None:
        self._versions = versions
        self._by_clause: dict[Clause, list[int]] = defaultdict(list)
        for index, version in enumerate(versions):
            for clause in dict.fromkeys(version.arrangement.scope.clauses):
                self._by_clause[clause].append(index)

    def that_may_pick(self, node: Node) -> list[Version]:
        """The versions with a clause that picks the place, in the order they are kept; exceptions not looked at."""
        if not self._by_clause:
            return []
        clauses: list[Clause] = [AtPlace(node.place), OfType(node.type), OfOwner(node.owner), WholeCity()]
        for above in node.ancestors:
            clauses += [Under(above), Under(above, node.type)]
        indexes = {index for clause in clauses for index in self._by_clause.get(clause, ())}
        return [self._versions[index] for index in sorted(indexes)]


class View:
    """What was known at ``known``. Immutable in meaning; it remembers what it has worked out."""

    def __init__(self, record: Record, known: datetime, *, like: "View | None" = None) -> None:
        self.record = record
        self.known = known
        self.city = record.city
        self._places = [version for version in record.places if _known(version, known)]
        self.versions = tuple(
            version
            for version in record.versions
            if version.known_at(known) and version.came_as is not ChangeKind.WITHDRAWN
        )
        self.directory = self._directory_like(like)
        self._arrangements = Arrangements(self.versions)
        self.boundaries = self._boundaries()
        self._spoken: dict[tuple[PlaceId, int], tuple[Spoken, ...]] = {}
        self._runs: dict[PlaceId, tuple[int, ...]] = {}
        self._numbers: dict[int, int] = {}
        self._applied: dict[tuple[PlaceId, int], tuple[Applied, ...]] = {}
        self._once: dict[object, object] = {}

    def _directory_like(self, like: "View | None") -> "Directory":
        """The places known, worked out; a view before or after this one lends what it has where the same is known."""
        if like is not None and like.city == self.city and like.directory.places == self._places:
            return like.directory
        return Directory(self._places, self.city)

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

    def zone(self, place: PlaceId) -> ZoneInfo:
        """The clock a place lives by."""
        return self.directory.zones.get(place, self.city.zone)

    def _boundaries(self) -> tuple[datetime, ...]:
        zones = self.directory.clocks
        found = {midnight(day, self.city.zone) for day in self.directory.days}
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
        return self.directory.tree(self._number(stretch))

    def _number(self, stretch: int) -> int:
        found = self._numbers.get(stretch)
        if found is None:
            found = self._numbers[stretch] = self.directory.number(self.stretch_start(stretch))
        return found

    def node(self, place: PlaceId, instant: datetime) -> Node | None:
        """The place as it is at an instant, or None when it does not exist then or is not known yet."""
        return self.tree(self.stretch(instant)).get(place)

    def applied(self, place: PlaceId, stretch: int) -> tuple[Applied, ...]:
        """The arrangements in force at a place throughout a stretch, narrowest first, then latest first."""
        start = self.stretch_start(stretch)
        if start is None:
            return ()
        spoken = self._spoken_of(place, self._number(stretch))
        if not spoken:
            return ()
        key = (place, stretch)
        found = self._applied.get(key)
        if found is None:
            found = self._applied[key] = tuple(
                each.applied for each in spoken if each.start <= start and (each.end is None or start < each.end)
            )
        return found

    def _spoken_of(self, place: PlaceId, number: int) -> tuple["Spoken", ...]:
        """Every arrangement that picks a place as it is in one state of the directory, in force then or not."""
        key = (place, number)
        found = self._spoken.get(key)
        if found is None:
            node = self.directory.tree(number).get(place)
            found = () if node is None else tuple(self._speak(node))
            self._spoken[key] = found
        return found

    def _speak(self, node: Node) -> list["Spoken"]:
        zone = self.zone(node.place)
        found = []
        for version in self._arrangements.that_may_pick(node):
            period = version.arrangement.period
            picked = narrowest(version.arrangement.scope, node)
            if period.never or picked is None:
                continue
            end = None if period.end is None else instant_of(period.end, zone)
            found.append(Spoken(Applied(version, *picked), instant_of(period.start, zone), end))
        found.sort(key=lambda each: each.applied.latest, reverse=True)
        found.sort(key=lambda each: each.applied.width)
        return found

    def runs(self, place: PlaceId) -> tuple[int, ...]:
        """The stretches, in order, at whose start the place or the arrangements in force at it may change.

        From one of them to the next nothing that is recorded of the place by itself changes.
        """
        found = self._runs.get(place)
        if found is None:
            changes = self.directory.changes(self.city.zone)
            instants = set(changes)
            for number in range(len(changes) + 1):
                for each in self._spoken_of(place, number):
                    instants.add(each.start)
                    if each.end is not None:
                        instants.add(each.end)
            found = self._runs[place] = (0, *sorted(map(self.stretch, instants)))
        return found

    def run(self, place: PlaceId, stretch: int) -> int:
        """The first of the stretches through which nothing recorded of the place by itself changes."""
        runs = self.runs(place)
        return runs[bisect_right(runs, stretch) - 1]

    def find(self, path: str, at: datetime) -> PlaceId | None:
        """The place a path means: the one that bears it at ``at``, else the one that bore it last."""
        found = self.tree(self.stretch(at)).find(path)
        return self.directory.bearers.get(path) if found is None else found

    def newest(self, place: PlaceId) -> PlaceVersion | None:
        """The version of a place valid last, however far from now."""
        return self.directory.newest.get(place)


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
