"""The effective hours of places over the horizon; places with equal hours share one timeline.

A *shape* is everything that hours depend on: places of equal shape have equal hours at every second, so their hours
are computed once. The shape of a place inside another contains its host's timeline, by number. The last-unit rule
depends on days, and places in other time zones have other days: for these the timetable is evaluated day by day.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple, TypeAlias
from zoneinfo import ZoneInfo

import numpy as np

from aukio.domain.base.spans import Spans
from aukio.domain.city.places import IN_BUILDING, ChannelKind, Kind, PlaceId
from aukio.domain.city.tree import Node
from aukio.domain.clock.local_time import day_of, midnight, plus
from aukio.domain.facts.effects import ClosesWithLastUnit, Shorten
from aukio.domain.facts.matches import Applied
from aukio.domain.facts.record import View
from aukio.domain.hours.channels import Basis, ChannelKey, ChannelState
from aukio.domain.hours.composition import any_of
from aukio.domain.hours.timetable import DayHours, Timetable
from aukio.domain.timelines.clocks import Clock, DaysShown, clock, instant, seconds, week_line
from aukio.domain.timelines.lines import (
    Code,
    Line,
    Pool,
    concatenated,
    constant,
    doubtful,
    highest,
    line_of_spans,
    lowest,
    without,
)
from aukio.domain.week import AnyWeek, PublicHolidays

Shape: TypeAlias = tuple[object, ...]


class Piece(NamedTuple):
    """An interval of a place within the horizon: ``[low, high)`` in seconds, and its recorded state then."""

    low: int
    high: int
    interval: int
    node: Node | None
    applied: tuple[Applied, ...]
    states: tuple[ChannelState, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Hours:
    """The numbers of the lines of one shape: one for each channel, and one for all on-site channels together."""

    channels: dict[ChannelKey, int]
    on_site: int


class Weeks:
    """The lines of every distinct week over the horizon, computed once for each time zone."""

    def __init__(self, holidays: PublicHolidays, start: datetime, end: datetime) -> None:
        self.start, self.end = seconds(start), seconds(end)
        self._holidays = holidays
        self._first = plus(day_of(start, ZoneInfo("UTC")), -3)
        self._days = (end - start) // timedelta(days=1) + 8
        self._clocks: dict[ZoneInfo, Clock] = {}
        self._lines: dict[tuple[AnyWeek, ZoneInfo, tuple[Shorten, ...]], Line] = {}
        self._within: dict[tuple[int, int], int] = {}
        self.pool = Pool()
        self.shapes: dict[Shape, int] = {}
        self.hours: list[Hours] = []

    def line(self, week: AnyWeek, zone: ZoneInfo, shortens: tuple[Shorten, ...] = ()) -> Line:
        """The open time of a week in a time zone, each day shortened."""
        found = self._lines.get((week, zone, shortens))
        if found is None:
            its_clock = self._clocks.get(zone)
            if its_clock is None:
                its_clock = self._clocks[zone] = clock(zone, instant(self.start), instant(self.end))
            shown = DaysShown(self._first, self._days, self.start)
            found = week_line(week, self._holidays, its_clock, shown, shortens)
            if week.is_approximate:
                found = doubtful(found, week_line(week.certain, self._holidays, its_clock, shown, shortens))
            self._lines[week, zone, shortens] = found
        return found

    def within(self, line: Line, host: int) -> Line:
        """A line limited to its host's; cached, since units of a building often have the same week."""
        pair = (self.pool.number(line), host)
        found = self._within.get(pair)
        if found is None:
            found = self._within[pair] = self.pool.number(lowest(line, self.pool.lines[host]))
        return self.pool.lines[found]

    def on_site(self, number: int) -> Line:
        """The line of on-site hours, by the number of the hours."""
        return self.pool.lines[self.hours[number].on_site]


class HoursOfPlaces:
    """Finds the number of the hours of each place in one view, and computes hours that are new."""

    def __init__(self, view: View, weeks: Weeks, numbers: dict[PlaceId, int]) -> None:
        self.view = view
        self.weeks = weeks
        self.numbers = numbers
        self._timetable = Timetable.of(view)

    def of(self, place: PlaceId) -> Hours:
        """The hours of a place."""
        return self.weeks.hours[self.number(place)]

    def number(self, place: PlaceId, pieces: tuple[Piece, ...] | None = None) -> int:
        """The number of the hours of a place."""
        found = self.numbers.get(place)
        if found is None:
            pieces = tuple(self.pieces(place)) if pieces is None else pieces
            found = self.numbers[place] = self._shared(place, pieces)
        return found

    def pieces(self, place: PlaceId) -> Iterator[Piece]:
        """The intervals of a place within the horizon, in order and without a gap.

        They are cut where a channel of the evening before closes that the place does not have any more.
        """
        view, start, end = self.view, self.weeks.start, self.weeks.end
        cut = view.place_cut(place)
        for interval in cut.touching(instant(start), instant(end)):
            begins, after = cut.start(interval), cut.end(interval)
            low = start if begins is None else max(start, seconds(begins))
            high = end if after is None else min(end, seconds(after))
            if low < high:
                node, applied = view.tree(interval).get(place), view.applied(place, interval)
                states = self._timetable.channels(place, interval)
                piece = Piece(low, high, interval, node, applied, states)
                yield from (piece,) if begins is None else self._with_last_night(place, piece, begins)

    def _with_last_night(self, place: PlaceId, piece: Piece, begins: datetime) -> Iterator[Piece]:
        """A piece, cut where channels that only the evening before its first day had are open or close."""
        zone, timetable = self.view.zone(place), self._timetable
        today = day_of(begins, zone)
        evening = plus(today, -1)
        keys = {state.key for state in piece.states}
        left = [state for state in timetable.by_day.on(place, evening, piece.interval) if state.key not in keys]
        if not left:
            yield piece
            return
        until = min(piece.high, seconds(midnight(plus(today, 1), zone)))
        open_ = {
            state: _inside(timetable.effective(place, state.key, evening).open, piece.low, until) for state in left
        }
        cuts = sorted({piece.low, piece.high, *(edge for spans in open_.values() for span in spans for edge in span)})
        for low, high in pairwise(cuts):
            still = (state for state, spans in open_.items() if any(start <= low < end for start, end in spans))
            yield piece._replace(low=low, high=high, states=(*piece.states, *still))

    def _shared(self, place: PlaceId, pieces: tuple[Piece, ...]) -> int:
        if any(self._needs_days(place, piece) for piece in pieces) or self._has_nights(place, pieces):
            self.weeks.hours.append(self._day_by_day(place, pieces))
            return len(self.weeks.hours) - 1
        shape = (self.view.zone(place), *(self._shape(piece) for piece in pieces))
        found = self.weeks.shapes.get(shape)
        if found is None:
            hours = self._work_out(place, pieces)
            self.weeks.hours.append(hours)
            found = self.weeks.shapes[shape] = len(self.weeks.hours) - 1
        return found

    def _needs_days(self, place: PlaceId, piece: Piece) -> bool:
        """Whether the hours of a place depend on the day to which a span belongs."""
        if piece.node is None:
            return False
        if piece.node.kind is Kind.CENTRE and any_of(piece.applied, ClosesWithLastUnit):
            return True
        if any(map(_is_cut_by_day, piece.states)):
            return True
        zone = self.view.zone(place)
        return any(self.view.zone(above) is not zone for above in piece.node.ancestors)

    def _has_nights(self, place: PlaceId, pieces: tuple[Piece, ...]) -> bool:
        """Whether spans of one piece may reach into the next, where the day on which they begin decides."""
        if len(pieces) == 1:
            return False
        by_another_clock = self.view.zone(place) != self.view.city.zone
        return by_another_clock or any(self._reaches_past_midnight(place, piece.interval) for piece in pieces)

    def _reaches_past_midnight(self, place: PlaceId, interval: int) -> bool:
        """Whether the hours of a place, or those that it inherits, may have a span past midnight."""
        states = self._timetable.channels(place, interval)
        if any(state.week is not None and state.week.reaches_past_midnight for state in states):
            return True
        parent = self._timetable.inherits_from(place, interval)
        return parent is not None and any(
            self._reaches_past_midnight(parent, each)
            for each in self.view.place_intervals(parent, instant(self.weeks.start), instant(self.weeks.end))
        )

    def _shape(self, piece: Piece) -> Shape:
        return (
            piece.low,
            piece.high,
            self._host(piece),
            self._parent(piece),
            *(
                (state.key, state.basis, state.week, tuple(c.during for _, c in state.closes), _shortens(state))
                for state in piece.states
            ),
        )

    def _host(self, piece: Piece) -> int | None:
        """The number of the hours of what a place stands in."""
        if piece.node is None or piece.node.version.own_entrance:
            return None
        host = self.view.tree(piece.interval).host(piece.node.place)
        return None if host is None else self.number(host)

    def _parent(self, piece: Piece) -> int | None:
        """The number of the hours that a place without hours of its own inherits."""
        if piece.node is None or all(state.basis is not Basis.INHERITED for state in piece.states):
            return None
        parent = self.view.tree(piece.interval).parent(piece.node.place)
        return None if parent is None else self.number(parent)

    def _work_out(self, place: PlaceId, pieces: tuple[Piece, ...]) -> Hours:
        keys = dict.fromkeys(state.key for piece in pieces for state in piece.states)
        zone = self.view.zone(place)
        return self._gathered(
            {
                key: concatenated([(piece.low, piece.high, self._line(piece, key, zone)) for piece in pieces])
                for key in keys
            }
        )

    def _gathered(self, channels: dict[ChannelKey, Line]) -> Hours:
        on_site = [line for key, line in channels.items() if key.kind is ChannelKind.ON_SITE]
        return self._numbered(channels, highest(on_site) if on_site else constant(Code.CLOSED, self.weeks.start))

    def _numbered(self, channels: dict[ChannelKey, Line], on_site: Line) -> Hours:
        number = self.weeks.pool.number
        return Hours({key: number(line) for key, line in channels.items()}, number(on_site))

    def _line(self, piece: Piece, key: ChannelKey, zone: ZoneInfo) -> Line:
        """The line of one channel as if a piece were the whole horizon."""
        state = next((each for each in piece.states if each.key == key), None)
        start = self.weeks.start
        if state is None or any(close.during is None for _, close in state.closes):
            return constant(Code.CLOSED, start)
        line = self._raw(piece, state, zone)
        for _, close in state.closes:
            if close.during is not None:
                line = without(line, self.weeks.line(close.during, zone))
        host = self._host(piece) if key.kind in IN_BUILDING else None
        return line if host is None else self.weeks.within(line, self.weeks.hours[host].on_site)

    def _raw(self, piece: Piece, state: ChannelState, zone: ZoneInfo) -> Line:
        match state.basis:
            case Basis.WEEK if state.week is not None:
                return self.weeks.line(state.week, zone, _shortens(state))
            case Basis.WEEK:
                return constant(Code.CLOSED, self.weeks.start)
            case Basis.ALWAYS:
                return constant(Code.OPEN, self.weeks.start)
            case Basis.UNKNOWN:
                return constant(Code.UNKNOWN, self.weeks.start)
            case Basis.INHERITED:
                parent = self._parent(piece)
                unknown = constant(Code.UNKNOWN, self.weeks.start)
                return unknown if parent is None else self.weeks.on_site(parent)

    # --- by the timetable

    def _day_by_day(self, place: PlaceId, pieces: tuple[Piece, ...]) -> Hours:
        keys = dict.fromkeys(state.key for piece in pieces for state in piece.states)
        zone = self.view.zone(place)
        last = plus(day_of(instant(self.weeks.end), zone), 1)
        days = [plus(day_of(instant(self.weeks.start), zone), -1)]
        while days[-1] < last:
            days.append(plus(days[-1], 1))
        timetable = self._timetable
        channels = {
            key: self._of_days([timetable.effective(place, key, day) for day in days], days, zone) for key in keys
        }
        return self._numbered(channels, self._of_days([timetable.on_site(place, day) for day in days], days, zone))

    def _of_days(self, hours: list[DayHours], days: list[date], zone: ZoneInfo) -> Line:
        """The same as ``Timetable.is_open``: the spans of a day count on that local day and the next."""
        clipped: dict[Code, list[tuple[int, int]]] = {code: [] for code in (Code.OPEN, Code.UNKNOWN)}
        for day, each in zip(days, hours, strict=True):
            low, high = seconds(midnight(day, zone)), seconds(midnight(plus(day, 2), zone))
            for code, spans in ((Code.OPEN, each.open), (Code.UNKNOWN, each.unknown)):
                clipped[code] += _inside(spans, low, high)
        lines = []
        for code, found in clipped.items():
            edges = np.array(found, np.int64).reshape(-1, 2)
            lines.append(line_of_spans(edges[:, 0], edges[:, 1], self.weeks.start, code))
        return highest(lines)


def _shortens(state: ChannelState) -> tuple[Shorten, ...]:
    return tuple(dict.fromkeys(replace(shorten, channels=()) for _, shorten in state.shortens))


def _is_cut_by_day(state: ChannelState) -> bool:
    """Whether shortening depends on the spans of a day in a way that a line of its week does not show."""
    if state.basis is not Basis.WEEK or state.week is None:
        return bool(state.shortens)
    until_a_time = any(shorten.not_after is not None for _, shorten in state.shortens)
    return until_a_time and state.week.reaches_past_midnight


def _inside(spans: Spans, low: int, high: int) -> list[tuple[int, int]]:
    found = ((max(low, seconds(span.start)), min(high, seconds(span.end))) for span in spans)
    return [(start, end) for start, end in found if start < end]
