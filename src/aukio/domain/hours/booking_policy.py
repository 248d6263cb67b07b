"""Which booking policy holds at a minute: the one function behind status, slots and fates (semantics.md section 4).

A ``bookings`` effect beside effects that take minutes away governs those minutes; beside none, its whole period.

    normal week            8 |====================| 18
    hours 8-16             8 |===============| 16
    its bookings effect                      |####| governs 16-18; accept and honour at every other minute
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from aukio.domain.base.spans import Span, Spans, clip, covers, intersect, join, subtract
from aukio.domain.city.places import ChannelKind, PlaceId
from aukio.domain.city.tree import Node
from aukio.domain.clock.local_time import TICK, day_of, midnight, plus
from aukio.domain.facts.effect_specs import SPECS, Aspect
from aukio.domain.facts.effects import (
    Bookings,
    Close,
    ClosesWithLastUnit,
    Effect,
    ExistingBookings,
    NewBookings,
    Offer,
    Shorten,
    Withhold,
)
from aukio.domain.facts.matches import Applied
from aukio.domain.facts.notices import ArrangementRef
from aukio.domain.facts.record import View
from aukio.domain.hours.composition import bookings, closes, said
from aukio.domain.hours.coupling import hosts, is_closed_by_arrangement
from aukio.domain.hours.during import during_spans
from aukio.domain.hours.timetable import Timetable
from aukio.domain.hours.usable_minutes import hours_from, usable_spans
from aukio.domain.hours.week_spans import close_spans


class Governing(NamedTuple):
    """An arrangement with a booking policy, and the minutes that the policy governs."""

    applied: Applied
    spans: Spans


class Asked(NamedTuple):
    """What a booking is for: a channel of a place, and a service ("" is none in particular)."""

    place: PlaceId
    channel: ChannelKind = ChannelKind.ON_SITE
    service: str = ""


def takes_minutes(effect: Effect) -> bool:
    """Whether an effect is of a type that can take opening minutes away."""
    if isinstance(effect, ClosesWithLastUnit):
        return True
    return SPECS[type(effect)].aspect is Aspect.HOURS and not isinstance(effect, Offer)


def governing(view: View, asked: Asked, within: Span) -> tuple[Governing, ...]:
    """The booking policies that govern minutes inside a span, each with these minutes; narrowest first, then latest."""
    found: list[Governing] = []
    for applied, in_force in _with_policy(view, asked.place, within):
        if _is_for_other_services(applied, asked.service):
            continue
        if any(map(takes_minutes, applied.effects)):
            spans = _taken_by(view, asked, applied, in_force, within)
        else:
            spans = clip(in_force, within.start, within.end)
        found += _split(view, asked.place, Governing(applied, spans), within)
    return tuple(found)


def _split(view: View, place: PlaceId, whole: Governing, within: Span) -> Iterator[Governing]:
    """A policy by the hours in which its parts hold; each part with the other effects left out."""
    applied, spans = whole
    policies = [policy for _, policy in said((applied,), Bookings)]
    if all(policy.during is None for policy in policies):
        if spans:
            yield whole
        return
    for policy in policies:
        held = during_spans(view, place, policy.during, within) if policy.during is not None else (within,)
        governs = intersect(spans, held)
        if governs:
            yield Governing(applied._replace(only=(policy,)), governs)


def _with_policy(view: View, place: PlaceId, within: Span) -> Iterator[tuple[Applied, Spans]]:
    """The arrangements with a booking policy around a span, and the minutes in which each is in force.

    The day before counts too: a close of that day takes a night that runs into this one.
    """
    zone = view.zone(place)
    low = midnight(plus(day_of(within.start, zone), -1), zone)
    found: dict[ArrangementRef, tuple[Applied, list[Span]]] = {}
    for interval in view.intervals_of(Span(low, within.end)):
        starts, ends = view.interval_start(interval), view.interval_end(interval)
        start, end = max(low, starts or low), min(within.end, ends or within.end)
        for applied, _policy in said(view.applied(place, interval), Bookings):
            spans = found.setdefault(applied.ref, (applied, []))[1]
            if start < end:
                spans.append(Span(start, end))
    yield from ((applied, join(spans)) for applied, spans in found.values())


def _is_for_other_services(applied: Applied, service: str) -> bool:
    """Whether a policy stands beside services that are withheld, not beside other hours, and is for none but them.

    Only where it cancels or has people called: the bookings of other services lose nothing.
    """
    named = {each for _, effect in said((applied,), Withhold) for each in effect.services}
    if not service or not named or service in named or any(map(takes_minutes, applied.effects)):
        return False
    existing = bookings((applied,)).existing
    return existing is not None and existing is not ExistingBookings.HONOUR


def _taken_by(view: View, asked: Asked, applied: Applied, in_force: Spans, within: Span) -> Spans:
    """The minutes that an arrangement takes from a channel: those it closes, and those usable only without it."""
    shut = [
        span
        for _, close in closes((applied,), asked.channel)
        for part in in_force
        for day in _days(view, asked.place, part)
        for span in clip(close_spans(view, asked.place, close, day), part.start, part.end)
    ]
    shut += [
        span
        for part in (in_force if any(True for _ in said((applied,), Shorten)) else ())
        for day in _days(view, asked.place, part)
        for span in Timetable.of(view).cut_by(asked.place, asked.channel, day, applied.ref)
    ]
    usable = usable_spans(view, asked.place, asked.channel, within)
    without = usable_spans(view.without(applied.ref), asked.place, asked.channel, within)
    return subtract(clip(join([*shut, *without]), within.start, within.end), usable)


def _days(view: View, place: PlaceId, span: Span) -> Iterator[date]:
    day, last = day_of(span.start, view.zone(place)), day_of(span.end - TICK, view.zone(place))
    while True:
        yield day
        if day >= last:
            return
        day = plus(day, 1)


def policy_at(view: View, node: Node, asked: Asked, at: datetime) -> Bookings:
    """The booking policy at an instant; by default accept and honour, or contact where the minute is taken away."""
    minute = Span(at, at + TICK)
    policy = bookings(each.applied for each in governing(view, asked, minute))
    existing = policy.existing
    if existing is None:
        existing = ExistingBookings.CONTACT if is_taken_away(view, node, asked, at) else ExistingBookings.HONOUR
    return Bookings(policy.new or NewBookings.ACCEPT, existing, policy.tell)


def is_taken_away(view: View, node: Node, asked: Asked, at: datetime) -> bool:
    """Whether what is in force takes this minute away: closed by it, or usable only without it."""
    if not _may_take(view, asked.place, at):
        return False
    minute = Span(at, at + TICK)
    if usable_spans(view, asked.place, asked.channel, minute):
        return False
    return is_closed_by_arrangement(view, node, at) or bool(
        usable_spans(view.without(None), asked.place, asked.channel, minute)
    )


def _may_take(view: View, place: PlaceId, at: datetime) -> bool:
    zone = view.zone(place)
    since = midnight(plus(day_of(at, zone), -1), zone)
    return any(True for _ in _taking(view, place, since, at + TICK))


def _taking(view: View, place: PlaceId, start: datetime, end: datetime) -> Iterator[Applied]:
    """The arrangements that may take minutes from a place: its own, and those of what it stands in."""
    for interval in view.intervals_of(Span(start, end)):
        for where in (place, *hosts(view, place, interval)):
            for applied in view.applied(where, interval):
                if any(map(takes_minutes, applied.effects)):
                    yield applied


def policy_edges(view: View, place: PlaceId, day: date) -> Iterator[datetime]:
    """Where the policy of a place may change on a local day although its hours do not.

    That is where a channel would open or close without an arrangement that takes minutes away. In the middle of a
    ``close`` of whole days there are no such edges.
    """
    zone = view.zone(place)
    start, end = midnight(plus(day, -1), zone), midnight(plus(day, 1), zone)
    taking = {each.ref: each for each in _taking(view, place, start, end)}
    if not taking or (view.interval(start) == view.interval(end) and all(map(_closes_all_day, taking.values()))):
        return
    twins = [view.without(None)]
    twins += [view.without(ref) for ref, each in taking.items() if any(True for _ in said((each,), Bookings))]
    for twin in twins:
        for origin in dict.fromkeys(plus(day, step) for step in (-1, 0, 1)):
            hours = hours_from(twin, place, ChannelKind.ON_SITE, origin)
            for span in (*hours.open, *hours.unknown):
                yield from span


def _closes_all_day(applied: Applied) -> bool:
    return all(isinstance(each, Close) and each.during is None for each in applied.effects if takes_minutes(each))


def is_stopped(view: View, asked: Asked, within: Span) -> bool:
    """Whether new bookings are stopped at any minute of a span."""
    return any(
        effect.new is NewBookings.STOP
        for each in governing(view, asked, within)
        for _, effect in said((each.applied,), Bookings)
    )


def governed(found: tuple[Governing, ...], at: datetime) -> tuple[Applied, ...]:
    """Those whose policy governs an instant."""
    return tuple(each.applied for each in found if covers(each.spans, at))
