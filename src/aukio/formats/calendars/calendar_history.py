"""The history of the events of a calendar: SEQUENCE, time of the last change, cancelled events.

A calendar is not stored: its history follows from the record. For each publication and import that may have changed
it, the events known before and after are compared, over the days that the calendar showed at that time. A changed
event gets a new SEQUENCE. An event without any day left is cancelled; one that is merely over is not. So the years
since then change nothing: a calendar of today has the numbers and the starts that subscribers received.
"""

from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from aukio.domain.answers.exception_days import SharedDays, normal_view
from aukio.domain.city.places import Kind, PlaceId
from aukio.domain.city.tree import Node, Tree
from aukio.domain.clock.local_time import DAY, day_of, plus
from aukio.domain.facts.effects import Admit
from aukio.domain.facts.notices import Version
from aukio.domain.facts.record import View
from aukio.domain.facts.scope import narrowest
from aukio.domain.hours.ordinary_days import makes_hours
from aukio.domain.hours.timetable import DayHours, Timetable
from aukio.formats.calendars.calendar_events import Shown, events_of, shown_days
from aukio.formats.calendars.event_shapes import Event, Odd, Repeated, Weekly, WholeDays
from aukio.formats.view_memo import cached_for_view

Seen = Callable[[datetime], View]
"""Gives the view of an instant; the caller may cache views."""

DAYS_BACK, DAYS_AHEAD = 30, 400
"""How many days a calendar shows, at least, before and after the day on which it is read."""

DAYS_AHEAD_THEN = 92
"""How many it shows after another day, which its address names: no one subscribes to that, and any day may be asked."""


@dataclass(frozen=True, slots=True)
class Announced:
    """An event as last announced: number of changes, first and last instant, view, and whether it is cancelled."""

    event: Event
    sequence: int
    created: datetime
    stamp: datetime
    view: View
    cancelled: bool = False


def window(today: date, ahead: int = DAYS_AHEAD) -> tuple[date, date]:
    """Return the first and last day shown: whole months, so that the calendar does not change every night."""
    last = plus(today, ahead)
    return plus(today, -DAYS_BACK).replace(day=1), last.replace(day=monthrange(last.year, last.month)[1])


def announced(
    view: View, seen: Seen, place: PlaceId, first: date, last: date, *, ahead: int = DAYS_AHEAD
) -> tuple[Announced, ...]:
    """Return the events of a place on the days from ``first`` to ``last``, in the order of their starts.

    ``ahead``: how many days ahead the calendar showed at each earlier time, too.
    """
    compared = shown_days(view, place, first, last)
    zone = view.zone(place)
    found: dict[str, Announced] = {}
    before: _State | None = None
    shared = SharedDays.of(view, place)
    for instant in _change_instants(view, place):
        state = _State(seen(instant), instant, view, shared)
        days = compared.until(window(day_of(instant, zone), ahead)[1])
        if days.first <= days.last or days.series:
            if before is not None and state.equals(before, days):
                continue  # most changes are about other places and leave these hours as they were
            if before is not None:
                _continue(found, before, days)
            _change(found, state, days)
        before = state
    if before is not None:
        _continue(found, before, compared)
    shown = [each for each in found.values() if each.event.shape.touches(first, last)]
    return tuple(sorted(shown, key=lambda each: (_begins(each.event), each.event.uid)))


@dataclass(frozen=True, slots=True)
class _State:
    """What was known from an instant on; ``asked`` is the view that the question is about."""

    view: View
    instant: datetime
    asked: View
    shared: SharedDays

    @property
    def place(self) -> PlaceId:
        return self.shared.place

    def events(self, days: Shown) -> dict[str, Event]:
        """Return the events on these days, by UID."""
        usually = _usually(self.asked, self.view)
        compared = self.view.once(("compared days", self.place), lambda: self.shared.days(self.view, usually))
        return {each.uid: each for each in events_of(self.view, self.place, days, compared)}

    def equals(self, other: "_State", days: Shown) -> bool:
        """Return whether the events of both are certainly equal."""
        mine, others = (_made_of(each.view, self.place, days) for each in (self, other))
        return mine == others


def _change(found: dict[str, Announced], state: _State, days: Shown) -> None:
    """Record what a publication or import changed."""
    events = state.events(days)
    for uid, event in events.items():
        found[uid] = _present(found.get(uid), event, state)
    for uid in found.keys() - events.keys():
        found[uid] = _absent(found[uid], state)


def _continue(found: dict[str, Announced], state: _State, days: Shown) -> None:
    """Record what more days show of the same knowledge: that an event goes on is no change of it."""
    for uid, event in state.events(days).items():
        before = found.get(uid)
        if before is None or before.cancelled:
            found[uid] = _present(before, event, state)
        elif before.event != event:
            found[uid] = replace(before, event=event, view=state.view)


def _made_of(view: View, place: PlaceId, days: Shown) -> object:
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
    houses = [_hours(view, each.place, days) for each in stands_in.values() if each.kind is Kind.CENTRE]
    among = {each.place for each in nodes.values()}
    directory = frozenset(
        (each.place, each.valid_from, each.known_from)
        for each in view.record.places
        if each.place in among and each.known_from <= view.known
    )
    return facts, houses, directory


def _hours(view: View, place: PlaceId, shown: Shown) -> tuple[DayHours, ...]:
    """Return effective hours by day; those of a building are computed once for all places in it."""
    days = (
        *shown.days_before(view),
        *(shown.first + step * DAY for step in range((shown.last - shown.first).days + 1)),
    )
    return cached_for_view(
        view,
        ("hours of a building", place, shown),
        lambda: tuple(Timetable.of(view).on_site(place, day) for day in days),
    )


def _usually(view: View, then: View) -> View:
    """Return the normal view of an earlier instant; the present one if the directory has not changed since."""
    imported = any(then.known < each.known_from <= view.known for each in view.record.places)
    return normal_view(then if imported else view)


def _begins(event: Event) -> date:
    match event.shape:
        case Odd(day):
            return day
        case WholeDays(first) | Weekly(first) | Repeated(first):
            return first


def _present(before: Announced | None, event: Event, state: _State) -> Announced:
    if before is None:
        return Announced(event, 0, state.instant, state.instant, state.view)
    if before.event == event and not before.cancelled:
        return before
    return Announced(event, before.sequence + 1, before.created, state.instant, state.view)


def _absent(before: Announced, state: _State) -> Announced:
    """Return an event that has no day left, as cancelled."""
    if before.cancelled:
        return before
    return replace(before, sequence=before.sequence + 1, stamp=state.instant, cancelled=True)


def _change_instants(view: View, place: PlaceId) -> tuple[datetime, ...]:
    """Return the instants, in order, at which something became known that may change the hours of a place."""
    nodes = {_state(node): node for node in _neighbours(view, place)}.values()
    among = {node.place for node in nodes}
    imports = {each.known_from for each in view.record.places if each.place in among and each.known_from <= view.known}
    facts = {
        version.known_from
        for version in view.record.versions
        if version.known_from <= view.known
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
