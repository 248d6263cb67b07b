"""How the building, rooms and equipment around a place affect it (semantics.md 4, 5).

``withheld`` and ``elsewhere`` pass from rooms and equipment up to their unit. Hours and the building rules pass down
to the places inside, except to those with their own entrance.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from aukio.domain.base.spans import covers
from aukio.domain.city.places import ChannelKind, Kind, PlaceId
from aukio.domain.city.tree import Node, Tree
from aukio.domain.clock.local_time import day_of, plus
from aukio.domain.facts.effect_specs import SPOKEN_ONLY
from aukio.domain.facts.effects import (
    ClosesWithLastUnit,
    Effect,
    Elsewhere,
    EntryToOpenUnits,
    HoursEffect,
    Withhold,
    hours_channels,
)
from aukio.domain.facts.intervals import Intervals
from aukio.domain.facts.matches import Applied, via
from aukio.domain.facts.notices import ArrangementRef, Version
from aukio.domain.facts.record import View
from aukio.domain.hours.composition import closes, elsewhere, said, withheld
from aukio.domain.hours.during import applied_at
from aukio.domain.hours.timetable import Timetable
from aukio.domain.hours.week_spans import close_spans


class AffectingArrangement(NamedTuple):
    """An arrangement that affects a place, and the place at which it is in force."""

    version: Version
    via: Node


def hosts(view: View, place: PlaceId, interval: int) -> tuple[PlaceId, ...]:
    """The places that ``place`` stands in, nearest first, up to the first with its own entrance.

    A place with its own entrance and no hours of its own inherits its parent's, so the parent is included.
    """
    timetable = Timetable.of(view)
    chain: list[PlaceId] = []
    tree = view.tree(interval)
    host = tree.host(place) or timetable.inherits_from(place, interval)
    while host is not None:
        chain.append(host)
        host = tree.host(host)
    return tuple(chain)


def parts(tree: Tree, node: Node) -> tuple[Node, ...]:
    """The rooms and equipment of a unit; empty for a place that is not a unit."""
    if node.kind is not Kind.UNIT:
        return ()
    return tuple(
        each
        for each in tree.beneath(node.place)
        if each.kind in (Kind.ROOM, Kind.EQUIPMENT) and tree.unit_of(each).place == node.place
    )


def has_close_at(view: View, node: Node, at: datetime) -> bool:
    """Whether a ``close`` or ``shorten`` of the on-site channel is in force at a place and covers this instant.

    After midnight, the night of the evening before is closed only by what closes that evening.
    """
    timetable, interval = Timetable.of(view), view.interval(at)
    today = day_of(at, view.zone(node.place))
    evenings = (plus(today, -1), today)
    reaching = [day for day in evenings if covers(timetable.on_site_before_closes(node.place, day), at)]
    return all(
        covers(timetable.cut_by(node.place, ChannelKind.ON_SITE, day), at)
        or any(
            close.during is None or covers(close_spans(view, node.place, close, day), at)
            for _, close in closes(timetable.by_day.applied_on(node.place, day, interval), ChannelKind.ON_SITE)
        )
        for day in reaching or (today,)
    )


def is_closed_by_arrangement(view: View, node: Node, at: datetime) -> bool:
    """Whether a ``close`` of the place itself or of a place it stands in covers this instant."""
    interval = view.interval(at)
    tree = view.tree(interval)
    chain = [tree.get(host) for host in hosts(view, node.place, interval)]
    return any(has_close_at(view, each, at) for each in (node, *chain) if each is not None)


def withheld_at(view: View, node: Node, at: datetime) -> tuple[str, ...]:
    """The services that are not available at a place at an instant (R030, R037).

    A service is withheld when arrangements close all the equipment that provides it. Equipment in a building that
    is only locked for the night withholds nothing.
    """
    interval = view.interval(at)
    tree = view.tree(interval)
    below = parts(tree, node)
    applied = [*applied_at(view, node.place, at)]
    for part in below:
        applied += applied_at(view, part.place, at)
    found = set(withheld(applied))
    equipment = [part for part in below if part.kind is Kind.EQUIPMENT]
    for service in {service for part in equipment for service in part.version.provides}:
        providers = [part for part in equipment if service in part.version.provides]
        if all(_is_closed_in_unit(view, tree, part, node, at) for part in providers):
            found.add(service)
    return tuple(sorted(found))


def _is_closed_in_unit(view: View, tree: Tree, part: Node, unit: Node, at: datetime) -> bool:
    """Whether an arrangement closes a piece of equipment or a room that contains it."""
    inside = part.ancestors[: part.ancestors.index(unit.place)]
    rooms = [tree.get(place) for place in inside]
    return any(has_close_at(view, each, at) for each in (part, *rooms) if each is not None)


def elsewhere_at(view: View, node: Node, at: datetime) -> tuple[Elsewhere, ...]:
    """The ``elsewhere`` effects of a place, its rooms and its equipment that speak of an instant."""
    applied = [*applied_at(view, node.place, at)]
    for part in parts(view.tree(view.interval(at)), node):
        applied += applied_at(view, part.place, at)
    return elsewhere(applied)


def elsewhere_in(view: View, node: Node, interval: int) -> tuple[Elsewhere, ...]:
    """The same for a whole interval, at whatever hours they hold."""
    applied = [*view.applied(node.place, interval)]
    for part in parts(view.tree(interval), node):
        applied += view.applied(part.place, interval)
    return elsewhere(applied)


def affecting_arrangements(view: View, place: PlaceId, interval: int) -> tuple[AffectingArrangement, ...]:
    """The arrangements in force that affect a place, oldest first, each once; without those that are only text."""
    first = coupled_interval(view, place, interval)
    return view.once(("affecting_arrangements", place, first), lambda: _affecting_arrangements(view, place, first))


def coupled_interval(view: View, place: PlaceId, interval: int) -> int:
    """The first interval of the group in which nothing recorded changes at, above or inside a place."""
    return coupled_cut(view, place).containing(interval)


def coupled_cut(view: View, place: PlaceId) -> Intervals:
    """Time cut where the arrangements that affect a place may change."""
    return view.once(("coupled_cut", place), lambda: _coupled_cut(view, place))


def _coupled_cut(view: View, place: PlaceId) -> Intervals:
    around = {place}
    for tree in view.directory.trees():
        node = tree.get(place)
        if node is not None:
            around.update(node.ancestors, (part.place for part in parts(tree, node)))
    cuts = [view.place_cut(each) for each in around]
    return Intervals((edge for cut in cuts for edge in cut.fixed), (each for cut in cuts for each in cut.repeating))


def _affecting_arrangements(view: View, place: PlaceId, interval: int) -> tuple[AffectingArrangement, ...]:
    tree = view.tree(interval)
    node = tree.get(place)
    if node is None:
        return ()
    found: dict[ArrangementRef, tuple[Applied, Node]] = {}
    for each in view.applied(place, interval):
        origin = tree.get(via(each, node))
        found[each.ref] = (each, origin or node)
    for part in parts(tree, node):
        for each in view.applied(part.place, interval):
            if _affects_unit(each, part, tree):
                found.setdefault(each.ref, (each, part))
    for host in hosts(view, place, interval):
        above = tree.get(host)
        for each in view.applied(host, interval):
            if above is not None and affects_places_inside(each.effects):
                found.setdefault(each.ref, (each, above))
    touches = [each for each in found.values() if not all(isinstance(e, SPOKEN_ONLY) for e in each[0].effects)]
    touches.sort(key=lambda each: (each[0].latest, each[0].ref))
    return tuple(AffectingArrangement(applied.version, origin) for applied, origin in touches)


def _affects_unit(applied: Applied, part: Node, tree: Tree) -> bool:
    """Whether an arrangement at a room or a piece of equipment affects its unit."""
    if any(True for _ in said((applied,), Withhold)) or any(True for _ in said((applied,), Elsewhere)):
        return True
    inside = (part, *tree.beneath(part.place))
    return any(each.version.provides for each in inside) and bool(closes((applied,), ChannelKind.ON_SITE))


def affects_places_inside(effects: Iterable[Effect]) -> bool:
    """Whether any of these effects at a building affects the places inside it."""
    return any(
        isinstance(effect, ClosesWithLastUnit | EntryToOpenUnits)
        or (isinstance(effect, HoursEffect) and ChannelKind.ON_SITE in hours_channels(effect))
        for effect in effects
    )
