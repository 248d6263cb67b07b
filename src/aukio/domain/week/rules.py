"""The values of which a week consists: selectors of days, and spans of clock time."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, IntEnum
from itertools import pairwise
from typing import assert_never

from aukio.domain.week.approximate import About, Approximate, BySun, SunEvent
from aukio.domain.week.dates import Dates, dates_text, may_meet, names_its_days

MINUTES_IN_DAY = 24 * 60


class Weekday(IntEnum):
    """A day of the week, numbered as in `date.weekday()` and named as in the dialect."""

    Mo = 0
    Tu = 1
    We = 2
    Th = 3
    Fr = 4
    Sa = 5
    Su = 6


class WeekParity(Enum):
    """Odd or even ISO weeks. Week 53 and the week 1 that follows are both odd, so two odd weeks may meet."""

    ODD = "week 01-53/2"
    EVEN = "week 02-53/2"


@dataclass(frozen=True, slots=True)
class Weekdays:
    """One or more weekdays of every week, in order from Monday."""

    days: tuple[Weekday, ...]

    def __post_init__(self) -> None:
        if not self.days or not _in_order(self.days):
            raise ValueError("weekdays are at least one, in order from Monday, each named once")

    def __str__(self) -> str:
        return _weekdays_text(self.days)


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """A weekday by its position in the month: 1 is the first, -1 the last; a month may have no fifth."""

    day: Weekday
    nths: tuple[int, ...]

    def __post_init__(self) -> None:
        in_order = tuple(sorted(set(self.nths), key=lambda nth: (nth < 0, nth)))
        if not self.nths or self.nths != in_order or any(abs(nth) not in range(1, 6) for nth in self.nths):
            raise ValueError("places in a month are 1 to 5 in order, then -5 to -1 in order, each named once")

    def __str__(self) -> str:
        return f"{self.day.name}[{','.join(str(nth) for nth in self.nths)}]"


@dataclass(frozen=True, slots=True)
class Holidays:
    """Every public holiday of the city, or those that fall on some weekdays; no weekdays means any."""

    days: tuple[Weekday, ...] = ()

    def __post_init__(self) -> None:
        if not _in_order(self.days):
            raise ValueError("weekdays are in order from Monday, each named once")

    def includes(self, day: date) -> bool:
        """Whether a public holiday falls on one of the weekdays."""
        return not self.days or day.weekday() in self.days

    def __str__(self) -> str:
        return f"PH {_weekdays_text(self.days)}" if self.days else "PH"


Selector = Weekdays | NthWeekday | Holidays


@dataclass(frozen=True, slots=True)
class ClockSpan:
    """Minutes since local midnight, half-open. An end past 1440 lies on the next day, within 24 hours.

    ``opens`` and ``closes`` are the times as people say them where they are not exact; ``start`` and ``end`` then are
    the first and the last minute that may be meant.
    """

    start: int
    end: int
    opens: Approximate | None = None
    closes: Approximate | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.start < MINUTES_IN_DAY or self.start >= self.end:
            raise ValueError("a span starts within its day, before it ends")
        if self.end > MINUTES_IN_DAY and self.past_midnight >= self.start:
            raise ValueError("a span over midnight is shorter than 24 hours")
        if self.opens is not None and not self.start <= self.opens.window.high < MINUTES_IN_DAY:
            raise ValueError("the latest opening of a span lies within its day")

    @classmethod
    def between(cls, opens: int | Approximate, closes: int | Approximate) -> "ClockSpan":
        """The span between two times, which may be approximate; a closing before the opening is of the next day."""
        if opens == closes:
            raise ValueError("a span starts before it ends")
        start = opens if isinstance(opens, int) else opens.window.low
        if isinstance(closes, int):
            end = closes + MINUTES_IN_DAY if closes < _moment(opens) else closes
            return cls(start, end, opens=None if isinstance(opens, int) else opens)
        window = closes.window
        if _is_next_day(opens, closes):
            if isinstance(closes, About):
                closes = About(closes.minutes + MINUTES_IN_DAY)
            window = window.on_next_day()
        return cls(start, window.high, None if isinstance(opens, int) else opens, closes)

    def __lt__(self, other: "ClockSpan") -> bool:
        return (self.start, self.end, str(self)) < (other.start, other.end, str(other))

    @property
    def past_midnight(self) -> int:
        """Minutes that lie on the next day; 0 for a span that ends by midnight."""
        return max(0, self.end - MINUTES_IN_DAY)

    @property
    def is_approximate(self) -> bool:
        """Whether it begins or ends at a time that is not exact."""
        return self.opens is not None or self.closes is not None

    @property
    def possible(self) -> "ClockSpan":
        """All minutes that may be meant."""
        return ClockSpan(self.start, self.end) if self.is_approximate else self

    @property
    def certain(self) -> "ClockSpan | None":
        """The minutes that are meant for sure; None where there are none."""
        if not self.is_approximate:
            return self
        start = self.start if self.opens is None else self.opens.window.high
        end = self.end
        if self.closes is not None:
            window = self.closes.window
            end = window.low + (self.end - window.high)  # a day later, if it closes on the next day
        return ClockSpan(start, end) if start < end else None

    @property
    def texts(self) -> tuple[str, str]:
        """Its two times as written."""
        opens = clock_text(self.start) if self.opens is None else str(self.opens)
        closes = clock_text(self.past_midnight or self.end) if self.closes is None else str(self.closes)
        return opens, closes

    def __str__(self) -> str:
        return "-".join(self.texts)


def _moment(time: int | Approximate) -> int:
    """The minute by which a time is compared with another one of its day."""
    match time:
        case int():
            return time
        case About(minutes):
            return minutes
        case BySun(event, offset):
            return _USUAL[event] + offset
        case _:
            assert_never(time)


_USUAL = {SunEvent.DAWN: 330, SunEvent.SUNRISE: 360, SunEvent.SUNSET: 1080, SunEvent.DUSK: 1110}


def _is_next_day(opens: int | Approximate, closes: Approximate) -> bool:
    """Whether an approximate closing time is one of the next day; evenings belong to the day itself."""
    if isinstance(closes, BySun) and not closes.event.of_morning:
        return False
    return _moment(closes) <= _moment(opens)


@dataclass(frozen=True, slots=True)
class Rule:
    """The spans on the days that `selector` selects, only on `dates` if any are given; no spans means `off`."""

    selector: Selector
    spans: tuple[ClockSpan, ...]
    parity: WeekParity | None = None
    dates: Dates = ()

    def __post_init__(self) -> None:
        if any(later.start <= earlier.end for earlier, later in pairwise(self.spans)):
            raise ValueError("the spans of a rule are in order and apart")

    @property
    def is_for_holidays(self) -> bool:
        return isinstance(self.selector, Holidays)

    @property
    def is_every_day(self) -> bool:
        """Whether it selects each day, or each of its dates."""
        return self.parity is None and isinstance(self.selector, Weekdays) and len(self.selector.days) == len(Weekday)

    @property
    def names_its_days(self) -> bool:
        """Whether it is for a few days by their dates, whatever weekday they fall on: `Dec 24-26`, `easter -2 days`."""
        return self.is_every_day and names_its_days(self.dates)

    def may_follow(self, earlier: "Rule") -> bool:
        """Whether it may come after a rule, which it overrides where both select a day.

        After a rule for public holidays, one for weekdays would open the holiday unnoticed.
        """
        if not earlier.is_for_holidays or self.is_for_holidays or self.names_its_days:
            return True
        return (self.is_every_day and bool(self.dates) and not self.spans) or not may_meet(self.dates, earlier.dates)

    def __str__(self) -> str:
        selector = "" if self.dates and self.is_every_day else str(self.selector)
        parity = self.parity.value if self.parity else ""
        spans = ",".join(map(str, self.spans)) or "off"
        return " ".join(filter(None, (dates_text(self.dates), parity, selector, spans)))


def _in_order(days: tuple[Weekday, ...]) -> bool:
    return all(earlier < later for earlier, later in pairwise(days))


def _weekdays_text(days: tuple[Weekday, ...]) -> str:
    runs: list[list[Weekday]] = []
    for day in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ",".join(run[0].name if len(run) == 1 else f"{run[0].name}-{run[-1].name}" for run in runs)


def clock_text(minutes: int) -> str:
    """Minutes since midnight as `HH:MM`; 1440 is `24:00`."""
    return f"{minutes // 60:02}:{minutes % 60:02}"
