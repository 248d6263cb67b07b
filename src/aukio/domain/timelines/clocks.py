"""Time zones as arrays: converts many local minutes to UTC seconds at once, by the rule of ``instant_of``."""

from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

import numpy as np

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


def week_line(week: AnyWeek, holidays: PublicHolidays, its_clock: Clock, *, first: date, days: int, start: int) -> Line:
    """The open minutes of a week from the local day ``first`` on, as a line from ``start``."""
    starts, ends = range_minutes(week, holidays, first, days)
    midnight = seconds(datetime.combine(first, time(), UTC))
    opens, closes = (its_clock.to_utc(np.array(each, np.int64) * 60 + midnight) for each in (starts, ends))
    return line_of_spans(opens, closes, start)
