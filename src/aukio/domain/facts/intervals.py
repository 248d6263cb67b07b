"""Time cut at boundaries: within an interval nothing recorded begins or ends.

An interval is named by the second at which it starts, so its name stays the same however far a repetition is expanded;
0 is the time before every boundary. Boundaries of repetitions are found by the year, when a question touches it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from aukio.domain.base.spans import Span, Spans
from aukio.domain.clock.local_time import DAY, instant_of
from aukio.domain.clock.period import Period

_ORIGIN = datetime(1, 1, 1, tzinfo=UTC)
_SECOND = timedelta(seconds=1)
_LAST_YEAR = 9999


class Repeating(NamedTuple):
    """A period that is repeated by a rule, in a time zone."""

    period: Period
    zone: ZoneInfo


class Intervals:
    """The intervals between some boundaries: those that are fixed, and those of periods that repeat."""

    def __init__(self, fixed: Iterable[datetime], repeating: Iterable[Repeating] = ()) -> None:
        self.fixed = tuple(sorted(set(fixed)))
        self.repeating = tuple(dict.fromkeys(repeating))
        self._names = tuple(map(_name, self.fixed))
        self._starts = dict(zip(self._names, self.fixed, strict=True))
        self._years: dict[int, tuple[datetime, ...]] = {}
        endless = any(each.period.end is None for each in self.repeating)
        self._last_year = _LAST_YEAR if endless or not self.fixed else self.fixed[-1].year

    def at(self, instant: datetime) -> int:
        """The interval that contains an instant."""
        if not self.repeating:
            index = bisect_right(self.fixed, instant)
            return self._names[index - 1] if index else 0
        return self._last_before(instant)

    def containing(self, interval: int) -> int:
        """The interval of these that contains an interval of a finer cut."""
        if not self.repeating:
            index = bisect_right(self._names, interval)
            return self._names[index - 1] if index else 0
        start = self.start(interval)
        return 0 if start is None else self._last_before(start)

    def start(self, interval: int) -> datetime | None:
        """The first instant of an interval; None for the time before every boundary."""
        if interval == 0:
            return None
        return self._starts.get(interval) or _ORIGIN + interval * _SECOND

    def end(self, interval: int) -> datetime | None:
        """The end of an interval; None for the last one."""
        if not self.repeating:
            index = bisect_right(self._names, interval)
            return self.fixed[index] if index < len(self.fixed) else None
        start = self.start(interval)
        return self.fixed[0] if start is None else self._next_after(start)

    def touching(self, start: datetime, end: datetime) -> Sequence[int]:
        """The intervals that overlap or touch ``[start, end)``."""
        if not self.repeating:
            low, high = bisect_right(self.fixed, start), bisect_right(self.fixed, end)
            names = self._names[max(low - 1, 0) : high]
            return names if low else (0, *names)
        return self.at(start), *(_name(edge) for edge in self.between(start, end))

    def within(self, span: Span) -> Sequence[int]:
        """The intervals with a minute in a span."""
        if not self.repeating:
            low, high = bisect_right(self.fixed, span.start), bisect_left(self.fixed, span.end)
            names = self._names[max(low - 1, 0) : max(high, low)]
            return names if low else (0, *names)
        return self.at(span.start), *(_name(edge) for edge in self.between(span.start, span.end) if edge < span.end)

    def between(self, after: datetime, until: datetime) -> tuple[datetime, ...]:
        """The boundaries after one instant, up to another inclusive."""
        if not self.repeating:
            return self.fixed[bisect_right(self.fixed, after) : bisect_right(self.fixed, until)]
        years = range(after.year, min(until.year, self._last_year) + 1)
        return tuple(edge for year in years for edge in self._of_year(year) if after < edge <= until)

    def following(self, instant: datetime, count: int) -> tuple[datetime, ...]:
        """The next boundaries after an instant, at most ``count``."""
        found: list[datetime] = []
        while len(found) < count and (edge := self._next_after(found[-1] if found else instant)) is not None:
            found.append(edge)
        return tuple(found)

    def _last_before(self, instant: datetime) -> int:
        """The interval that starts with the last boundary at or before an instant."""
        if not self.fixed or instant < self.fixed[0]:
            return 0
        for year in range(min(instant.year, self._last_year), self.fixed[0].year - 1, -1):
            edges = self._of_year(year)
            index = bisect_right(edges, instant)
            if index:
                return _name(edges[index - 1])
        return 0

    def _next_after(self, instant: datetime) -> datetime | None:
        if not self.repeating:
            index = bisect_right(self.fixed, instant)
            return self.fixed[index] if index < len(self.fixed) else None
        for year in range(instant.year, self._last_year + 1):
            edges = self._of_year(year)
            index = bisect_right(edges, instant)
            if index < len(edges):
                return edges[index]
        return None

    def _of_year(self, year: int) -> tuple[datetime, ...]:
        found = self._years.get(year)
        if found is None:
            edges = {edge for each in self.repeating for span in spans_of_year(*each, year) for edge in span}
            edges.update(
                self.fixed[bisect_left(self.fixed, year, key=_year) : bisect_right(self.fixed, year, key=_year)]
            )
            found = self._years[year] = tuple(sorted(edge for edge in edges if edge.year == year))
        return found


def cut_by(period: Period, zone: ZoneInfo) -> tuple[list[datetime], list[Repeating]]:
    """The fixed boundaries of a period, and itself where it repeats: then they are its first and its last one."""
    if period.days is not None and not period.repeats:
        return [edge for span in instants_of_list(period, zone) for edge in span], []
    ends = [] if period.end is None else [instant_of(period.end, zone)]
    return [instant_of(period.start, zone), *ends], [Repeating(period, zone)] if period.repeats else []


@lru_cache(maxsize=20_000)
def instants_of_list(period: Period, zone: ZoneInfo) -> Spans:
    """The spans of a period with an end, as instants."""
    found = () if period.end is None else period.spans(period.start, period.end)
    return tuple(Span(instant_of(each.start, zone), instant_of(each.end, zone)) for each in found)


@lru_cache(maxsize=20_000)
def spans_of_year(period: Period, zone: ZoneInfo, year: int) -> Spans:
    """The spans of a period with a minute in a year of UTC, or near it, as instants."""
    low, high = date(max(year - 1, 1), 12, 29), date(min(year + 1, _LAST_YEAR), 1, 3)
    found = period.spans(datetime(low.year, low.month, low.day), datetime(high.year, high.month, high.day))
    return tuple(Span(instant_of(each.start, zone), instant_of(each.end, zone)) for each in found)


def span_in_force(period: Period, zone: ZoneInfo, instant: datetime) -> Span | None:
    """The span of a period with days of its own that contains an instant; None if there is none."""
    spans = spans_of_year(period, zone, instant.year)
    return next((span for span in spans if span.start <= instant < span.end), None)


def instants_of(period: Period, zone: ZoneInfo, low: datetime, high: datetime) -> Spans:
    """The spans of a period with a minute in ``[low, high)``, as instants, whole."""
    earliest, latest = datetime.min + 2 * DAY, datetime.max - 2 * DAY
    begins, ends = max(low.replace(tzinfo=None), earliest) - 2 * DAY, min(high.replace(tzinfo=None), latest) + 2 * DAY
    found = period.spans(begins, ends)
    spans = (Span(instant_of(each.start, zone), instant_of(each.end, zone)) for each in found)
    return tuple(span for span in spans if span.start < high and low < span.end)


def _year(instant: datetime) -> int:
    return instant.year


def _name(start: datetime) -> int:
    return (start - _ORIGIN) // _SECOND or 1
