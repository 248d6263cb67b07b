"""Time zones as arrays: converts many local minutes to UTC seconds at once, by the rule of ``instant_of``."""

from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

import numpy as np

from aukio.domain.facts.effects import Shorten
from aukio.domain.timelines.lines import Line, Seconds, line_of_spans
from aukio.domain.week import AnyWeek, PublicHolidays, range_minutes

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND = timedelta(seconds=1)
_HOUR = timedelta(hours=1)
_MARGIN = timedelta(days=4)


def seconds(instant: datetime) -> int:
    """Whole seconds since 1970, rounded down."""
    return (instant - EPOCH) // _SECOND


def instant(second: int) -> datetime:
    """The instant of a number of seconds since 1970."""
    return EPOCH + second * _SECOND


class Clock(NamedTuple):
    """The UTC offsets of a zone over the horizon: ``offsets[i]`` for local seconds below ``thresholds[i]``.

    In the spring gap and in the autumn overlap the earlier offset applies, until the later of the two local times of
    the change; that is ``fold=0``.
    """

    thresholds: Seconds
    offsets: Seconds

    def to_utc(self, local: Seconds) -> Seconds:
        """UTC seconds of local seconds; both are counted from 1970 on their own clock."""
        return local - self.offsets[np.searchsorted(self.thresholds, local, side="right")]


def clock(zone: ZoneInfo, start: datetime, end: datetime) -> Clock:
    """The offsets of a zone from some days before ``start`` until some days after ``end``."""
    here, last = start - _MARGIN, end + _MARGIN
    offset = _offset(here, zone)
    thresholds: list[int] = []
    offsets = [offset]
    while here < last:
        after = here + _HOUR
        then = _offset(after, zone)
        if then != offset:
            low, high = seconds(here), seconds(after)
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if _offset(instant(middle), zone) == offset else (low, middle)
            thresholds.append(high + max(offset, then))
            offsets.append(then)
            offset = then
        here = after
    return Clock(np.array(thresholds, np.int64), np.array(offsets, np.int64))


def _offset(at: datetime, zone: ZoneInfo) -> int:
    offset = at.astimezone(zone).utcoffset()
    return 0 if offset is None else offset // _SECOND


class DaysShown(NamedTuple):
    """Some local days, from ``first`` on, and the second at which their lines start."""

    first: date
    days: int
    start: int


def week_line(
    week: AnyWeek, holidays: PublicHolidays, its_clock: Clock, shown: DaysShown, shortens: tuple[Shorten, ...] = ()
) -> Line:
    """The open minutes of a week on some days, each day shortened, as a line."""
    starts, ends = range_minutes(week, holidays, shown.first, shown.days)
    midnight = seconds(datetime.combine(shown.first, time(), UTC))
    opens, closes = (its_clock.to_utc(np.array(each, np.int64) * 60 + midnight) for each in (starts, ends))
    if shortens and starts:
        local = _Local(np.array(starts, np.int64), np.array(ends, np.int64), midnight, its_clock)
        cuts = [_cut(opens, closes, local, each) for each in shortens]
        opens = np.maximum.reduce([opens, *(low for low, _ in cuts)])
        closes = np.minimum.reduce([closes, *(high for _, high in cuts)])
        opens, closes = opens[opens < closes], closes[opens < closes]
    return line_of_spans(opens, closes, shown.start)


class _Local(NamedTuple):
    """Spans in local minutes since a midnight, which is in seconds on the local clock."""

    starts: Seconds
    ends: Seconds
    midnight: int
    clock: Clock

    def at(self, day: Seconds, minutes: Seconds) -> Seconds:
        """UTC seconds of a clock time on each day."""
        return self.clock.to_utc((day * 1440 + minutes) * 60 + self.midnight)


def _cut(opens: Seconds, closes: Seconds, local: _Local, shorten: Shorten) -> tuple[Seconds, Seconds]:
    """For each span the earliest start and the latest end that shortening leaves to its day, as ``cut_spans`` does."""
    day = local.starts // 1440
    _, first = np.unique(day, return_index=True)
    of_day = np.searchsorted(first, np.arange(len(day)), side="right") - 1
    last = np.append(first[1:], len(day)) - 1
    low, high = opens, closes
    if shorten.not_before is not None:
        low = local.at(day, np.full_like(day, shorten.not_before))
    elif shorten.opens_late is not None:
        low = opens[first][of_day] + shorten.opens_late * 60
    if shorten.closes_early is not None:
        high = closes[last][of_day] - shorten.closes_early * 60
    elif shorten.not_after is not None:
        until = local.ends[last][of_day] - (day + 1) * 1440
        next_day = (until >= shorten.not_after) & (shorten.not_after < 1440)
        high = local.at(day, shorten.not_after + next_day * 1440)
    return low, high
