"""The history of the events of a calendar: SEQUENCE, time of the last change, cancelled events.

A calendar is not stored: its history follows from the record. Events are computed as known after each publication
and import that may have changed them. A changed event gets a new SEQUENCE. An event without any day left is cancelled;
one that is merely over is not.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from aukio.domain.answers.exception_days import normal_view
from aukio.domain.city.places import Kind, PlaceId
from aukio.domain.city.tree import Node, Tree
from aukio.domain.clock.local_time import DAY
from aukio.domain.facts.effects import Admit
from aukio.domain.facts.notices import Version
from aukio.domain.facts.record import View
from aukio.domain.facts.scope import narrowest
from aukio.domain.hours.ordinary_days import makes_hours
from aukio.domain.hours.timetable import DayHours, Timetable
from aukio.formats.calendars.calendar_events import Event, Odd, Weekly, WholeDays, events_of, window_start
from aukio.formats.view_memo import cached_for_view

Seen = Callable[[datetime], View]
"""Gives the view of an instant; the caller may cache views."""

MOST_DAYS_BACK = 3 * 366


@dataclass(frozen=True, slots=True)
class Announced:
    """An event as last announced: number of changes, first and last instant, view, and whether it is cancelled."""

    event: Event
    sequence: int
    created: datetime
    stamp: datetime
    view: View
    cancelled: bool = False


def announced(view: View, seen: Seen, place: PlaceId, first: date, last: date) -> tuple[Announced, ...]:
    """Return the events of a place on the days from ``first`` to ``last``, in the order of their starts."""
    since = window_start(view, place, first, last, most=MOST_DAYS_BACK)
    found: dict[str, Announced] = {}
    before: object = None
    for instant in _change_instants(view, place, last):
        then = seen(instant)
        made_of = _made_of(then, place, since, last)
        if made_of == before:  # most changes are about other places and leave these hours as they were
            continue
        before = made_of
        events = {event.uid: event for event in events_of(then, place, since, last, usually=_usually(view, then))}
        for uid, event in events.items():
            found[uid] = _present(found.get(uid), event, then, instant)
        for uid in found.keys() - events.keys():
            found[uid] = _absent(found[uid], then, since, instant)
    shown = [each for each in found.values() if each.event.shape.touches(first, last)]
    return tuple(sorted(shown, key=lambda each: (_begins(each.event), each.event.uid)))


def _made_of(view: View, place: PlaceId, since: date, last: date) -> object:
    """Return everything that the events of a place depend on: where it is equal, the events are equal."""
    stands_in: dict[PlaceId, Node] = {}
    nodes: dict[object, Node] = {}
    for tree, node in _whenever(view, place):
        above = [found for up in node.ancestors if (found := tree.get(up)) is not None]
        stands_in |= {each.place: each for each in above}
        around = [node, *above, *(tree.units(place) if node.kind is Kind.CENTRE else ())]
        nodes |= {_state(each): each for each in around}
    facts = frozenset(
        (version.ref, version.number)
        for version in view.versions
        if _may_move(version) and any(narrowest(version.arrangement.scope, each) is not None for each in nodes.values())
    )
    houses = [_hours(view, each.place, since, last) for each in stands_in.values() if each.kind is Kind.CENTRE]
    among = {each.place for each in nodes.values()}
    directory = frozenset(
        (each.place, each.valid_from, each.known_from)
        for each in view.record.places
        if each.place in among and each.known_from <= view.known
    )
    return facts, houses, directory


def _hours(view: View, place: PlaceId, since: date, last: date) -> tuple[DayHours, ...]:
    """Return effective hours by day; those of a building are computed once for all places in it."""
    days = range((last - since).days + 1)
    return cached_for_view(
        view,
        ("hours of a building", place, since, last),
        lambda: tuple(Timetable.of(view).on_site(place, since + step * DAY) for step in days),
    )


def _usually(view: View, then: View) -> View:
    """Return the normal view of an earlier instant; the present one if the directory has not changed since."""
    imported = any(then.known < each.known_from <= view.known for each in view.record.places)
    return normal_view(then if imported else view)


def _begins(event: Event) -> date:
    match event.shape:
        case Odd(day):
            return day
        case WholeDays(first) | Weekly(first):
            return first


def _present(before: Announced | None, event: Event, view: View, instant: datetime) -> Announced:
    if before is None:
        return Announced(event, 0, instant, instant, view)
    if before.event == event and not before.cancelled:
        return before
    return Announced(event, before.sequence + 1, before.created, instant, view)


def _absent(before: Announced, view: View, since: date, instant: datetime) -> Announced:
    """Return an event that has no day left: cancelled, or unchanged if it was over before ``since``."""
    if before.cancelled or not _off(before.event, view, since):
        return before
    return replace(before, sequence=before.sequence + 1, stamp=instant, cancelled=True)


def _off(event: Event, view: View, since: date) -> bool:
    if not event.because:
        return True
    version = next((each for each in view.versions if each.ref == event.because[0]), None)
    period = None if version is None else version.arrangement.period
    return period is None or period.never or period.start.date() >= since


def _change_instants(view: View, place: PlaceId, last: date) -> tuple[datetime, ...]:
    """Return the instants, in order, at which something became known that may change the hours of a place."""
    nodes = {_state(node): node for node in _neighbours(view, place)}.values()
    among = {node.place for node in nodes}
    imports = {each.known_from for each in view.record.places if each.place in among and each.known_from <= view.known}
    facts = {
        version.known_from
        for version in view.record.versions
        if version.known_from <= view.known
        and version.arrangement.period.start.date() <= last
        and _may_move(version)
        and any(narrowest(version.arrangement.scope, node) is not None for node in nodes)
    }
    return tuple(sorted(imports | facts))


def _may_move(version: Version) -> bool:
    return any(makes_hours(effect) or isinstance(effect, Admit) for effect in version.arrangement.effects)


def _neighbours(view: View, place: PlaceId) -> Iterator[Node]:
    """Yield the places whose hours may affect this one: all in its centre, else its ancestors and what is in it.

    They are collected from every state of the directory, because a removed place had an effect before.
    """
    for tree, node in _whenever(view, place):
        centre = tree.centre_of(node)
        root = node if centre is None else centre
        yield root
        yield from tree.beneath(root.place)
        if centre is None or root.kind is not Kind.CENTRE:
            yield from (found for above in node.ancestors if (found := tree.get(above)) is not None)


def _whenever(view: View, place: PlaceId) -> Iterator[tuple[Tree, Node]]:
    """Yield the states of the directory in which a place exists, and its node in each."""
    for number in range(len(view.directory.days) + 1):
        tree = view.directory.tree(number)
        node = tree.get(place)
        if node is not None:
            yield tree, node


def _state(node: Node) -> object:
    """Return a key that is equal for a place that is the same in two states of the directory."""
    return node.place, node.version.valid_from, node.ancestors
