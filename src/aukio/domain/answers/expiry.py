"""The first instant at which an answer changes (contracts.md: ``valid_until``).

Between two boundaries of the record an answer changes only where a channel opens or closes, where a partial close
begins or ends, or at a midnight after which other hours apply. Those instants are tried in order; the first at which
the answer differs is the result. So "constant before, different at" holds by construction.

For many places at once, as on a page, ``unchanged_span`` does not compare answers: it returns the span between
instants at which any of them may differ.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime

from aukio.domain.answers.answer import Status
from aukio.domain.answers.resolver import answer_now, clock_spans, horizon
from aukio.domain.base.spans import Span, Spans, join
from aukio.domain.city.places import ChannelKind, Kind, PlaceId
from aukio.domain.city.tree import Node
from aukio.domain.clock.local_time import day_of, midnight, plus
from aukio.domain.facts.effects import Passage
from aukio.domain.facts.record import View
from aukio.domain.hours.booking_policy import policy_edges
from aukio.domain.hours.channels import ChannelKey
from aukio.domain.hours.composition import any_of, closes, shortens
from aukio.domain.hours.contributions import night_reasons
from aukio.domain.hours.coupling import elsewhere_in, hosts, parts
from aukio.domain.hours.during import edges_in
from aukio.domain.hours.service_hours import service_hours, service_hours_on
from aukio.domain.hours.service_weeks import own_week
from aukio.domain.hours.timetable import DayHours, Timetable
from aukio.domain.hours.week_spans import close_spans

Watched = tuple[PlaceId, ChannelKey | str | None]
"""A timeline that an answer depends on: a channel of a place, a service with a week of its own, or (None) the
on-site hours of the place over all channels.
"""


def next_change(view: View, answer: Status) -> datetime | None:
    """The first instant after ``answer.at`` at which any other field differs; None if none within the horizon."""
    limit = horizon(view, answer.at)
    ends = [unit.valid_until for unit in answer.units if unit.valid_until is not None]
    units_change = min(ends, default=None)
    before = limit if units_change is None else min(limit, units_change)
    bare = replace(answer, units=(), valid_until=None)
    units = [unit.place for unit in answer.units]
    for instant in _candidates(view, answer, before):
        then = answer_now(view, answer.place, instant)
        if replace(then, at=answer.at) != bare or _units(view, answer, instant) != units:
            return instant
    return units_change


def unchanged_span(view: View, places: Iterable[PlaceId], at: datetime) -> Span:
    """``[start, end)`` around ``at`` in which no answer of these places changes, nor the arrangements in force.

    It stays within the local day of the city and of each place, since pages show today's hours. It is the same for
    every ``at`` inside it.

        edges   0:00 ....... 8:00 ............ 16:00 ....... 24:00
        at                         ^ 12:03
        unchanged_span       |================|
    """
    day = day_of(at, view.city.zone)
    since, until = midnight(day, view.city.zone), midnight(plus(day, 1), view.city.zone)
    for place in places:
        for edge in _edges_of_day(view, place, day_of(at, view.zone(place))):
            if edge <= at:
                since = max(since, edge)
            else:
                until = min(until, edge)
    interval = view.interval(at)
    start, end = view.interval_start(interval), view.interval_end(interval)
    return Span(since if start is None else max(since, start), until if end is None else min(until, end))


def _edges_of_day(view: View, place: PlaceId, day: date) -> frozenset[datetime]:
    """Every instant of a local day, including its midnights, at which an answer of a place may change."""
    # Only the last day is kept for each place: nearly all requests are about today.
    kept: dict[PlaceId, tuple[date, frozenset[datetime]]] = view.once("edges of a day", dict)
    last, edges = kept.get(place, (None, frozenset()))
    if last != day:
        zone = view.zone(place)
        start, end = midnight(day, zone), midnight(plus(day, 1), zone)
        edges = frozenset({start, end, *_edges_between(view, place, day, start, end)})
        kept[place] = day, edges
    return edges


def _units(view: View, answer: Status, instant: datetime) -> list[PlaceId]:
    if answer.kind is not Kind.CENTRE:
        return []
    return [unit.place for unit in view.tree(view.interval(instant)).units(answer.place)]


def _candidates(view: View, answer: Status, before: datetime) -> Iterator[datetime]:
    """The instants in ``(at, before)`` at which the answer may change, in order."""
    zone = view.zone(answer.place)
    day = first = day_of(answer.at, zone)
    while midnight(day, zone) < before:
        start, end = midnight(day, zone), midnight(plus(day, 1), zone)
        low, high = max(start, answer.at), min(end, before)
        found = set(_edges_between(view, answer.place, day, low, high))
        if day != first and _other_hours(view, answer, day, first):
            found.add(start)
        yield from sorted(instant for instant in found if low <= instant < high and instant > answer.at)
        day = view.day_after(day, zone, answer.at)


def _edges_between(view: View, place: PlaceId, day: date, low: datetime, high: datetime) -> Iterator[datetime]:
    """Boundaries of the record, and edges of what a place depends on, in or near ``[low, high)``, a part of ``day``."""
    for interval in view.intervals(low, high):
        boundary = view.interval_start(interval)
        if boundary is not None:
            yield boundary
        for watched in _watched(view, place, interval):
            yield from _edges(view, watched, day)
            yield from _midnights(view, watched[0], place, low, high)
        yield from _partial_closes(view, place, interval, day)
        yield from _partial_effects(view, place, interval, Span(low, high))
    yield from policy_edges(view, place, day)


def _midnights(view: View, place: PlaceId, asked: PlaceId, low: datetime, high: datetime) -> Iterator[datetime]:
    """The midnights of a place whose time zone differs from that of the city or of the place ``asked`` about."""
    zone = view.zone(place)
    if zone != view.city.zone or zone != view.zone(asked):
        day = day_of(low, zone)
        yield from (midnight(plus(day, step), zone) for step in range(3) if midnight(plus(day, step), zone) < high)


def _watched(view: View, place: PlaceId, interval: int) -> tuple[Watched, ...]:
    node = view.tree(interval).get(place)
    return () if node is None else view.once(("watched", place, interval), lambda: tuple(_watch(view, node, interval)))


def _watch(view: View, node: Node, interval: int) -> Iterator[Watched]:
    tree, timetable = view.tree(interval), Timetable.of(view)
    evenings = (view.place_interval(node.place, interval), _evening_before(view, node.place, interval))
    for key in dict.fromkeys(state.key for each in evenings for state in timetable.channels(node.place, each)):
        yield node.place, key
    for own in node.version.service_weeks:
        yield node.place, own.service
    if any_of(view.applied(node.place, interval), Passage):
        centre = tree.centre_of(node)
        if centre is not None:
            yield centre.place, None
    if node.kind is Kind.CENTRE:
        for unit in tree.units(node.place):
            yield unit.place, None
    for place, service in _alternatives(view, node, interval):
        yield place, None
        if own_week(tree.get(place), service) is not None:
            yield place, service


def _evening_before(view: View, place: PlaceId, interval: int) -> int:
    """The interval of the evening before an interval of a place begins: a channel of that night may still be open."""
    start = view.interval_start(view.place_interval(place, interval))
    if start is None:
        return interval
    zone = view.zone(place)
    return view.interval(midnight(plus(day_of(start, zone), -1), zone))


def _alternatives(view: View, node: Node, interval: int) -> Iterator[tuple[PlaceId, str]]:
    """Every place that may be shown as an alternative for a service; the nearest of a type may be any of the type."""
    for pointer in elsewhere_in(view, node, interval):
        yield from ((place, pointer.service) for place in pointer.places)
        if pointer.nearest_type is not None:
            of_type = view.tree(interval).of_type(pointer.nearest_type)
            yield from ((other.place, pointer.service) for other in of_type)


def _day_hours(view: View, watched: Watched, origin: date) -> DayHours:
    place, key = watched
    timetable = Timetable.of(view)
    match key:
        case None:
            return timetable.on_site(place, origin)
        case str():
            return service_hours(view, place, key, origin)
        case _:
            return timetable.effective(place, key, origin)


def _hours_on(view: View, watched: Watched, day: date) -> DayHours:
    """The spans of a timeline that start on a local day, as an answer shows them."""
    place, key = watched
    timetable = Timetable.of(view)
    match key:
        case None:
            return timetable.on_site_hours_on(place, day)
        case str():
            return service_hours_on(view, place, key, day)
        case _:
            return timetable.hours_on(place, key, day)


def _edges(view: View, watched: Watched, day: date) -> Iterator[datetime]:
    """Where a timeline opens, closes, or becomes unknown or known; spans that touch have no edge between them."""
    days = [_day_hours(view, watched, origin) for origin in dict.fromkeys(plus(day, step) for step in (-1, 0, 1))]
    for spans in (
        join(s for each in days for s in each.open),
        join(s for each in days for s in each.unknown),
    ):
        yield from _ends(spans)


def _ends(spans: Spans) -> Iterator[datetime]:
    for span in spans:
        yield span.start
        yield span.end


def _partial_closes(view: View, place: PlaceId, interval: int, day: date) -> Iterator[datetime]:
    """Edges of closes ``during`` a week: they affect bookings and withheld services even when no hours change."""
    tree = view.tree(interval)
    node = tree.get(place)
    if node is None:
        return
    concerned = [place, *hosts(view, place, interval), *(part.place for part in parts(tree, node))]
    for other in _pointed_to(view, node, interval):
        concerned += [other.place, *(part.place for part in parts(tree, other))]
    for each in concerned:
        for _, close in closes(view.applied(each, interval), ChannelKind.ON_SITE):
            if close.during is not None:
                yield from _ends(close_spans(view, each, close, day))
        if shortens(view.applied(each, interval), ChannelKind.ON_SITE):
            for origin in (plus(day, -1), day):
                yield from _ends(Timetable.of(view).cut_by(each, ChannelKind.ON_SITE, origin))
        yield from _nights_of_other_evenings(view, each, interval, day)
        for reason in night_reasons(view, each, day, interval):
            yield from _ends(reason.minutes)


def _partial_effects(view: View, place: PlaceId, interval: int, within: Span) -> Iterator[datetime]:
    """Edges of effects ``during`` a week at a place, in its parts, and where it points to."""
    node = view.tree(interval).get(place)
    if node is None or within.start >= within.end:
        return
    for each in (node, *_pointed_to(view, node, interval)):
        for one in (each, *parts(view.tree(interval), each)):
            yield from edges_in(view, one.place, interval, within)


def _nights_of_other_evenings(view: View, place: PlaceId, interval: int, day: date) -> Iterator[datetime]:
    """Edges of the night of the evening before and of today, where different closes apply to the two."""
    yesterday = plus(day, -1)
    evening = view.interval(midnight(yesterday, view.zone(place)))
    if view.place_interval(place, evening) == view.place_interval(place, interval):
        return
    timetable = Timetable.of(view)
    evenings = (timetable.by_day.applied_on(place, origin, interval) for origin in (yesterday, day))
    if any(has(applied, ChannelKind.ON_SITE) for applied in evenings for has in (closes, shortens)):
        yield from _ends(timetable.on_site_before_closes(place, yesterday))
        yield from _ends(timetable.on_site_before_closes(place, day))


def _pointed_to(view: View, node: Node, interval: int) -> Iterator[Node]:
    tree = view.tree(interval)
    for place, key in _watched(view, node.place, interval):
        other = tree.get(place)
        if key is None and other is not None and other.place != node.place:
            yield other


def _other_hours(view: View, answer: Status, day: date, first: date) -> bool:
    """Whether the hours of a day differ, in anything the answer shows, from those of the day of the answer."""
    timetable = Timetable.of(view)
    interval = view.interval(midnight(day, view.zone(answer.place)))
    for watched in _watched(view, answer.place, interval):
        today = [_hours_on(view, watched, each) for each in (day, first)]
        if clock_spans(view, watched[0], today[0]) != clock_spans(view, watched[0], today[1]):
            return True
    if answer.kind is Kind.CENTRE:
        return timetable.last_unit_clip(answer.place, day)[1] != timetable.last_unit_clip(answer.place, first)[1]
    return False
