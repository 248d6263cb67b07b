"""The values of which a week consists: selectors of days, and spans of clock time."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, IntEnum
from itertools import pairwise

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


@dataclass(frozen=True, slots=True, order=True)
class ClockSpan:
    """Minutes since local midnight, half-open. An end past 1440 lies on the next day, within 24 hours."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < MINUTES_IN_DAY or self.start >= self.end:
            raise ValueError("a span starts within its day, before it ends")
        if self.end > MINUTES_IN_DAY and self.past_midnight >= self.start:
            raise ValueError("a span over midnight is shorter than 24 hours")

    @property
    def past_midnight(self) -> int:
        """Minutes that lie on the next day; 0 for a span that ends by midnight."""
        return max(0, self.end - MINUTES_IN_DAY)

    def __str__(self) -> str:
        return f"{clock_text(self.start)}-{clock_text(self.past_midnight or self.end)}"


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
