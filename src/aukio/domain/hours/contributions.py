"""What each arrangement changes in the on-site hours of a day: the minutes that it opens or takes away.

An arrangement that is in force and changes no minute of a day is idle on it, and is no reason for its hours: a close
on a Sunday that is free anyway, shorter hours of a building for a unit that ends before them.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from aukio.domain.base.spans import Span, Spans, clip, intersect, join, subtract
from aukio.domain.city.places import ChannelKind, PlaceId
from aukio.domain.clock.local_time import midnight, plus
from aukio.domain.facts.effects import ClosesWithLastUnit
from aukio.domain.facts.matches import Applied
from aukio.domain.facts.notices import ArrangementRef, Version
from aukio.domain.facts.record import View
from aukio.domain.hours.channels import Basis, ChannelState, basis_without_week
from aukio.domain.hours.composition import said
from aukio.domain.hours.coupling import hosts
from aukio.domain.hours.timetable import DayHours, Timetable
from aukio.domain.hours.week_spans import close_spans, cut_spans, starting_on


class Contribution(NamedTuple):
    """The minutes of a place's own hours that an arrangement opens or takes away."""

    by: ArrangementRef
    minutes: Spans


def reasons_of_day(view: View, place: PlaceId, day: date) -> tuple[ArrangementRef, ...]:
    """The arrangements that change the on-site hours that begin on a local day, those at the place itself first."""
    zone = view.zone(place)
    eve = plus(day, -1)
    left_over = starting_on(_reach(view, place, eve), day, zone)
    origins = (eve, day) if left_over else (day,)
    found: dict[ArrangementRef, None] = {}
    for origin in origins:
        found.update(dict.fromkeys(_reasons(view, place, origin)))
    return tuple(found)


def _reasons(view: View, place: PlaceId, origin: date) -> tuple[ArrangementRef, ...]:
    return view.once(("reasons", place, origin), lambda: tuple(_find_reasons(view, place, origin)))


def _find_reasons(view: View, place: PlaceId, origin: date) -> Iterator[ArrangementRef]:
    zone = view.zone(place)
    yield from (each.by for each in contributions(view, place, origin))
    mine = _reach(view, place, origin)
    around = [plus(origin, step) for step in (-1, 0, 1)]
    houses: dict[PlaceId, None] = {}
    for interval in view.intervals(midnight(origin, zone), midnight(plus(origin, 1), zone)):
        houses.update(dict.fromkeys(hosts(view, place, interval)))
    for host in houses:
        for each in dict.fromkeys(around):
            for contribution in contributions(view, host, each):
                if intersect(mine, contribution.minutes):
                    yield contribution.by


def _reach(view: View, place: PlaceId, origin: date) -> Spans:
    """The minutes that a place may be open by its own hours, before any close and before the building."""
    timetable, zone = Timetable.of(view), view.zone(place)
    own = timetable.on_site_before_closes(place, origin)
    parent = timetable.inherits_from(place, view.interval(midnight(origin, zone)))
    return own if parent is None else join((*own, *_reach(view, parent, origin)))


def contributions(view: View, place: PlaceId, origin: date) -> tuple[Contribution, ...]:
    """What the arrangements in force at a place itself change in the hours that begin on a local day."""
    return view.once(("contributions", place, origin), lambda: tuple(_contributions(view, place, origin)))


def _contributions(view: View, place: PlaceId, origin: date) -> Iterator[Contribution]:
    timetable, zone = Timetable.of(view), view.zone(place)
    found: dict[ArrangementRef, list[Span]] = {}
    for interval in view.intervals(midnight(origin, zone), midnight(plus(origin, 2), zone)):
        if not timetable.by_day.applied_on(place, origin, interval):
            continue  # after midnight, what was in force in the evening counts as well
        low, high = view.interval_start(interval), view.interval_end(interval)
        for state in timetable.by_day.on(place, origin, interval):
            if state.key.kind is not ChannelKind.ON_SITE:
                continue
            for by, minutes in _of_state(timetable, place, state, origin, interval):
                found.setdefault(by.ref, []).extend(clip(minutes, low, high))
    for ref, cut in _of_last_unit(timetable, place, origin):
        found.setdefault(ref, []).extend(cut)
    yield from (Contribution(ref, join(minutes)) for ref, minutes in found.items() if minutes)


def _of_state(
    timetable: Timetable, place: PlaceId, state: ChannelState, origin: date, interval: int
) -> Iterator[tuple[Applied, Spans]]:
    now = timetable.before_closes(place, state, origin, interval)
    minutes = join((*now.open, *now.unknown))
    if state.offered_by is not None:
        yield state.offered_by, minutes
    if state.replaced_by is not None:
        normal = timetable.before_closes(place, _unreplaced(timetable, place, state, interval), origin, interval)
        yield state.replaced_by, _difference(now, normal)
    for by, close in state.closes:
        yield by, intersect(minutes, close_spans(timetable.view, place, close, origin))
    for by, shorten in state.shortens:
        zone = timetable.view.zone(place)
        counted = dict.fromkeys((now.open, minutes) if state.basis is Basis.WEEK else (now.open,))
        cuts = join(span for spans in counted for span in cut_spans(spans, shorten, origin, zone))
        yield by, intersect(minutes, cuts)


class NightReason(NamedTuple):
    """An arrangement of the evening before, the place at which it is in force, and its minutes of the small hours."""

    version: Version
    place: PlaceId
    minutes: Spans


def night_reasons(view: View, place: PlaceId, day: date, interval: int) -> tuple[NightReason, ...]:
    """The arrangements of the evening before that decide minutes of a local day by the clock.

    What is dated in whole days speaks of the night to its end, so it is a reason after the midnight on which it ends:

        Friday closed    22 ░░░░░ 24 ░░░░░ 2     at 1 on Saturday: closed, because of Friday
    """
    zone = view.zone(place)
    evening = view.interval(midnight(plus(day, -1), zone))
    if view.place_interval(place, evening) == view.place_interval(place, interval):
        return ()
    return view.once(
        ("night reasons", place, day, view.place_interval(place, interval)),
        lambda: tuple(_night_reasons(view, place, day, interval)),
    )


def _night_reasons(view: View, place: PlaceId, day: date, interval: int) -> Iterator[NightReason]:
    timetable, eve = Timetable.of(view), plus(day, -1)
    small_hours = Span(midnight(day, view.zone(place)), midnight(plus(day, 1), view.zone(place)))
    if not timetable.by_day.applied_on(place, eve, interval):
        return
    for state in timetable.by_day.on(place, eve, interval):
        if state.key.kind is not ChannelKind.ON_SITE:
            continue
        for by, minutes in _of_state(timetable, place, state, eve, interval):
            decided = minutes
            if by == state.replaced_by:  # of its hours and the normal ones, those alike are decided by it, too
                decided = join((*minutes, *timetable.before_closes(place, state, eve, interval).open))
            if left := intersect(decided, (small_hours,)):
                yield NightReason(by.version, place, left)


def _unreplaced(timetable: Timetable, place: PlaceId, state: ChannelState, interval: int) -> ChannelState:
    """The state of a normal channel by its own week."""
    node = timetable.view.tree(interval).get(place)
    week = state.channel.week
    basis = Basis.WEEK if week is not None or node is None else basis_without_week(state.key.kind, node.kind)
    return replace(state, basis=basis, week=week)


def _difference(one: DayHours, other: DayHours) -> Spans:
    pairs = ((one.open, other.open), (other.open, one.open), (one.unknown, other.unknown), (other.unknown, one.unknown))
    return join(span for spans, others in pairs for span in subtract(spans, others))


def _of_last_unit(timetable: Timetable, place: PlaceId, origin: date) -> Iterator[tuple[ArrangementRef, Spans]]:
    holes, _ = timetable.last_unit_clip(place, origin)
    cut = intersect(timetable.own_on_site(place, origin).open, holes) if holes else ()
    if cut:
        view, zone = timetable.view, timetable.view.zone(place)
        for interval in view.intervals(midnight(origin, zone), midnight(plus(origin, 2), zone)):
            for by, _rule in said(view.applied(place, interval), ClosesWithLastUnit):
                yield by.ref, cut
