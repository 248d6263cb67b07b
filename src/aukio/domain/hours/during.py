"""Effects that hold ``during`` weekly hours only: which effects speak of a minute, and where that changes.

``during`` speaks of the minutes of its days by the clock (semantics.md section 1). An effect says nothing outside them,
so that ``during`` equals an arrangement for each of its spans.
"""

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise

from aukio.domain.base.spans import Span, Spans, clip, covers, join
from aukio.domain.city.places import PlaceId
from aukio.domain.clock.local_time import TICK, day_of, plus
from aukio.domain.facts.effects import Timed, TimedEffect
from aukio.domain.facts.matches import Applied
from aukio.domain.facts.record import View
from aukio.domain.hours.week_spans import week_spans
from aukio.domain.week import Week


def applied_at(view: View, place: PlaceId, at: datetime) -> tuple[Applied, ...]:
    """The arrangements in force at a place at an instant, with those of their effects that speak of the minute."""
    applied = view.applied(place, view.interval(at))
    if not any(map(has_times, applied)):
        return applied
    return tuple(_at(view, place, each, at) if has_times(each) else each for each in applied)


def has_times(applied: Applied) -> bool:
    """Whether an effect of an arrangement holds in some hours only."""
    return any(isinstance(each, TimedEffect) and each.during is not None for each in applied.effects)


def _at(view: View, place: PlaceId, applied: Applied, at: datetime) -> Applied:
    minute = Span(at, at + TICK)
    speaking = (
        each
        for each in applied.effects
        if not isinstance(each, TimedEffect)
        or each.during is None
        or covers(during_spans(view, place, each.during, minute), at)
    )
    return applied._replace(only=tuple(speaking))


def during_spans(view: View, place: PlaceId, week: Week, within: Span) -> Spans:
    """The minutes of weekly hours inside a span, by the clock of a place."""
    zone = view.zone(place)
    day, last = plus(day_of(within.start, zone), -1), day_of(within.end, zone)
    found: list[Span] = []
    while day <= last:
        found += week_spans(week, day, view.city.holidays, zone)
        if plus(day, 1) == day:  # the last day of the calendar
            break
        day = plus(day, 1)
    return clip(join(found), within.start, within.end)


def steady_pieces(view: View, place: PlaceId, span: Span) -> Iterator[tuple[Span, tuple[Applied, ...]]]:
    """The pieces of a span in which the same effects speak, each with its arrangements."""
    edges = {span.start, span.end, *(edge for edge in effect_edges(view, place, span) if span.start < edge < span.end)}
    cuts = sorted(edges)
    for start, end in pairwise(cuts):
        yield Span(start, end), applied_at(view, place, start)


def effect_edges(view: View, place: PlaceId, within: Span) -> Iterator[datetime]:
    """Where the effects at a place may change in a span: boundaries of the record, and edges of weekly hours."""
    for interval in view.intervals(within.start, within.end):
        begins = view.interval_start(interval)
        if begins is not None:
            yield begins
        yield from edges_in(view, place, interval, within)


def edges_in(view: View, place: PlaceId, interval: int, within: Span) -> Iterator[datetime]:
    """The edges, inside a span, of the weekly hours of the effects in force at a place in an interval."""
    for week in weeks_in(view, place, interval):
        for span in during_spans(view, place, week, within):
            yield from span


def weeks_in(view: View, place: PlaceId, interval: int) -> tuple[Week, ...]:
    """The weekly hours in which effects in force at a place in an interval hold."""
    effects: list[Timed] = [
        effect
        for each in view.applied(place, interval)
        for effect in each.effects
        if isinstance(effect, TimedEffect) and effect.during is not None
    ]
    return tuple(dict.fromkeys(effect.during for effect in effects if effect.during is not None))
