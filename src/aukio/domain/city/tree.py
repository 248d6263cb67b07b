"""The tree of the places that exist at a time, and the directory with the tree of every time."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from aukio.domain.city.city import City
from aukio.domain.city.places import Kind, PlaceId, PlaceVersion
from aukio.domain.clock.local_time import day_of, midnight


@dataclass(frozen=True, slots=True)
class Node:
    """A place in the tree of one interval; ``ancestors`` runs from the parent up to the root."""

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
        """Its path in this interval."""
        return self.version.path

    @property
    def kind(self) -> Kind:
        """Its kind."""
        return self.version.kind


class Tree:
    """The places of one interval."""

    def __init__(self, versions: list[PlaceVersion]) -> None:
        by_id = {version.place: version for version in versions}
        self._nodes: dict[PlaceId, Node] = {}
        self._children: dict[PlaceId, list[PlaceId]] = defaultdict(list)
        self._paths: dict[str, PlaceId] = {}
        self._types: dict[str, list[PlaceId]] = {}
        self._owners: dict[str, list[PlaceId]] = {}
        for version in sorted(versions, key=lambda version: version.path):
            self._nodes[version.place] = Node(version, _ancestors(version, by_id))
            self._paths.setdefault(version.path, version.place)
            self._types.setdefault(version.type, []).append(version.place)
            self._owners.setdefault(version.owner, []).append(version.place)
            if version.parent is not None:
                self._children[version.parent].append(version.place)

    def get(self, place: PlaceId) -> Node | None:
        """The place, or None where it does not exist in this interval."""
        return self._nodes.get(place)

    def __iter__(self) -> Iterator[Node]:
        return iter(self._nodes.values())

    def find(self, path: str) -> PlaceId | None:
        """The place that has a path in this interval."""
        return self._paths.get(path)

    def of_type(self, type_: str) -> list[Node]:
        """Every place of a type, in order of path."""
        return [self._nodes[place] for place in self._types.get(type_, ())]

    def of_owner(self, owner: str) -> list[Node]:
        """Every place of an organisation, in order of path."""
        return [self._nodes[place] for place in self._owners.get(owner, ())]

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
        """The building that contains a place: the place itself if it is one, else its nearest ancestor that is."""
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

    def parent(self, place: PlaceId) -> PlaceId | None:
        """The parent of a place, unless it is a site: a site has no hours to inherit."""
        node = self.get(place)
        parent = self.get(node.ancestors[0]) if node is not None and node.ancestors else None
        return None if parent is None or parent.kind is Kind.SITE else parent.place

    def host(self, place: PlaceId) -> PlaceId | None:
        """The nearest centre, unit or room that a place stands in; None for a place with its own entrance."""
        node = self.get(place)
        if node is None or node.version.own_entrance:
            return None
        for above in node.ancestors:
            found = self.get(above)
            if found is not None and found.kind in (Kind.CENTRE, Kind.UNIT, Kind.ROOM):
                return above
        return None


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
        self.by_last_path: dict[str, PlaceId] = {}
        last: dict[str, date] = {}
        for version in places:
            before = self.newest.get(version.place)
            if before is None or before.valid_from < version.valid_from:  # of two the first, as with ``max``
                self.newest[version.place] = version
            if version.path not in last or last[version.path] < version.valid_from:
                last[version.path] = version.valid_from
                self.by_last_path[version.path] = version.place
        stated = {day for each in places for day in (each.valid_from, each.valid_until) if day is not None}
        self.days = sorted(stated.union(city.holidays.days))
        self.zones = self._zones()
        self.zones_in_use = {city.zone, *self.zones.values()}
        self.has_service_weeks = any(version.service_weeks for version in self.places)
        self._trees: dict[int, Tree] = {}
        self._neighbourhoods: dict[PlaceId, frozenset[PlaceId]] | None = None
        self.shared: dict[object, object] = {}
        """What packages above have computed from this directory alone, for all views that share it."""

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
        """Which state of the directory holds in the interval that begins at ``start``; 0 is before all."""
        return 0 if start is None else bisect_right(self.days, day_of(start, self.city.zone))

    def tree(self, number: int) -> Tree:
        """The places that exist in a state of the directory."""
        found = self._trees.get(number)
        if found is None:
            day = self.days[number - 1] if number > 0 else None
            living = [each for each in self.places if day is not None and each.on(day) and not each.gone]
            found = self._trees[number] = Tree(living)
        return found

    def trees(self) -> Iterator[Tree]:
        """The places in every state of the directory, from the one before all on."""
        return map(self.tree, range(len(self.days) + 1))

    def neighbourhood(self, place: PlaceId) -> frozenset[PlaceId]:
        """The places that ever stood in one building with a place, itself included: those that affect each other.

        A site only groups others, so it separates them.
        """
        if self._neighbourhoods is None:
            self._neighbourhoods = _neighbourhoods(self.places)
        return self._neighbourhoods.get(place) or frozenset((place,))

    def namesakes(self, places: Iterable[PlaceId]) -> set[PlaceId]:
        """The places that ever bore a path of one of these, themselves included."""
        wanted = set(places)
        paths = {version.path for version in self.places if version.place in wanted}
        return {version.place for version in self.places if version.path in paths}

    def changes(self, zone: ZoneInfo) -> tuple[datetime, ...]:
        """The instants at which another state of the directory begins."""
        return tuple(midnight(day, zone) for day in self.days)


def _neighbourhoods(places: Iterable[PlaceVersion]) -> dict[PlaceId, frozenset[PlaceId]]:
    """Each place that has neighbours, with them and itself; every version of a place counts."""
    versions: dict[PlaceId, list[PlaceVersion]] = defaultdict(list)
    for version in places:
        versions[version.place].append(version)
    groups: dict[PlaceId, set[PlaceId]] = {}
    for version in places:
        for above in _buildings_above(version, versions):
            mine, theirs = (groups.setdefault(each, {each}) for each in (version.place, above))
            if mine is not theirs:
                small, large = sorted((mine, theirs), key=len)
                large |= small
                groups.update(dict.fromkeys(small, large))
    shared: dict[int, frozenset[PlaceId]] = {}
    return {place: shared.setdefault(id(group), frozenset(group)) for place, group in groups.items()}


def _buildings_above(version: PlaceVersion, versions: Mapping[PlaceId, list[PlaceVersion]]) -> set[PlaceId]:
    """The nearest places above that are no sites: one, unless a place above was moved."""
    found: set[PlaceId] = set()
    seen: set[PlaceId] = set()
    waiting = [version.parent]
    while waiting:
        parent = waiting.pop()
        if parent is None or parent in seen:
            continue
        seen.add(parent)
        for above in versions.get(parent, ()):
            if above.kind is Kind.SITE:
                waiting.append(above.parent)
            else:
                found.add(parent)
    return found
