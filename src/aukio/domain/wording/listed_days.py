"""Days in a list and days that repeat, taken apart for the sentences of every language.

Days of one year share the year: "24 and 31 December 2026, and from 2 to 5 January 2027".
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import groupby

from aukio.domain.clock.days import Days, Stretch, less
from aukio.domain.clock.period import Period
from aukio.domain.facts.effects import Close
from aukio.domain.facts.notices import Version
from aukio.domain.week import AnyWeek, Week, clock_spans_on
from aukio.domain.wording.phrasing import minutes_of
from aukio.domain.wording.when import Beside, When

_LONG_SEASON = timedelta(days=59)
_MIDDLE = 15
_FULL_DAY = 1440
_SHOWN = 3
"""How many of the days that a rule gives are said where the rule itself has no words."""


@dataclass(frozen=True, slots=True)
class DayRange:
    """The first and the last day of a range; one day is both."""

    first: date
    last: date

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.first == self.last

    @property
    def in_one_month(self) -> bool:
        """Whether both days are of one month."""
        return (self.first.year, self.first.month) == (self.last.year, self.last.month)


@dataclass(frozen=True, slots=True)
class YearOfDays:
    """The days and ranges of one year, or those over one New Year: they share the year that is said behind them."""

    ranges: tuple[DayRange, ...]

    @property
    def year(self) -> int:
        """The year in which they end."""
        return self.ranges[-1].last.year

    @property
    def over_new_year(self) -> bool:
        """Whether they begin in another year, which is then said as well."""
        return self.ranges[0].first.year != self.year

    @property
    def in_one_month(self) -> bool:
        """Whether all of them are days of one month."""
        return len({(day.year, day.month) for each in self.ranges for day in (each.first, each.last)}) == 1


class Season(StrEnum):
    """A part of the year that a range of months is called by."""

    WINTER = "winter"
    SUMMER = "summer"


class Turn(StrEnum):
    """What a rule repeats in words."""

    SEASON = "season"
    DATES = "dates"
    WEEKDAYS = "weekdays"
    DAILY = "daily"
    NTH_WEEKDAY = "nth_weekday"
    DAY_OF_MONTH = "day_of_month"
    ISO_WEEKS = "iso_weeks"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Repetition:
    """How a rule is said: its turn, what it names, and every how many weeks it comes.

    ``ranges`` are those of the first time; ``weekdays`` count from Monday 0; ``nths`` are those of a month.
    """

    turn: Turn
    ranges: tuple[DayRange, ...]
    season: Season | None = None
    weekdays: tuple[int, ...] = ()
    nths: tuple[int, ...] = ()
    every: int = 1
    weeks: tuple[int, int] = (0, 0)


def ranges_of(stretches: Iterable[Stretch]) -> tuple[DayRange, ...]:
    """The days that stretches touch."""
    return tuple(DayRange(each.start.date(), (each.end - timedelta(minutes=1)).date()) for each in stretches)


def by_year(ranges: Iterable[DayRange]) -> tuple[YearOfDays, ...]:
    """Ranges grouped by the year in which they lie; one over New Year stands alone and names both of its years."""
    return tuple(
        YearOfDays(tuple(group)) for _, group in groupby(ranges, key=lambda each: (each.first.year, each.last.year))
    )


def clock_of(stretches: Iterable[Stretch]) -> tuple[int, int] | None:
    """The minutes of the day that every stretch has; None where they are whole days, or differ."""
    found = {(minutes_of(each.start), minutes_of(each.end) or _FULL_DAY) for each in stretches}
    one = found.pop()
    return None if found or one == (0, _FULL_DAY) else one


def have_one_clock(stretches: Iterable[Stretch]) -> bool:
    """Whether stretches are whole days, or the same minutes of single days."""
    each = tuple(stretches)
    if all(moment.time() == time() for stretch in each for moment in stretch):
        return True
    same = len({(stretch.start.time(), stretch.end.time()) for stretch in each}) == 1
    return same and all(found.is_day for found in ranges_of(each))


def stretches_said(period: Period) -> tuple[Stretch, ...]:
    """The stretches of a list; of a rule without words, the first few."""
    if period.end is not None and not period.repeats:
        return period.spans(period.start, period.end)
    found: list[Stretch] = []
    low = period.start
    while len(found) < _SHOWN and (each := period.next_span(low)) is not None:
        found.append(each)
        low = each.end
    return tuple(found)


def has_more(period: Period) -> bool:
    """Whether a rule gives more days than the first few that are said."""
    said = stretches_said(period)
    return period.repeats and (not said or period.next_span(said[-1].end) is not None)


def repetition_of(days: Days) -> Repetition:
    """How the rule of some days is said."""
    ranges = ranges_of(days.stretches)
    rule = days.rule
    if rule is None or rule.numbers("BYSETPOS") or rule.numbers("BYYEARDAY"):
        return Repetition(Turn.OTHER, ranges)
    return next(_in_words(days, ranges), Repetition(Turn.OTHER, ranges))


def _in_words(days: Days, ranges: tuple[DayRange, ...]) -> Iterator[Repetition]:
    rule, single = days.rule, all(each.is_day for each in ranges)
    if rule is None:
        return
    plain = rule.interval == 1
    by_weekday = tuple(day for nth, day in rule.weekdays if nth == 0)
    nths = tuple(nth for nth, _ in rule.weekdays if nth)
    match rule.frequency:
        case "YEARLY" if plain and "BYWEEKNO" in rule.parts and single:
            yield from _iso_weeks(rule.numbers("BYWEEKNO"), ranges, by_weekday)
        case "YEARLY" if plain and rule.by_date and set(rule.parts) <= {"FREQ", "INTERVAL", "WKST", "COUNT"}:
            season = _season(ranges[0]) if len(ranges) == 1 else None
            yield Repetition(Turn.SEASON if season else Turn.DATES, ranges, season)
        case "MONTHLY" if plain and single and len(ranges) == 1 and nths and len(nths) == len(rule.weekdays):
            if len({day for _, day in rule.weekdays}) == 1 and "BYMONTH" not in rule.parts:
                yield Repetition(Turn.NTH_WEEKDAY, ranges, weekdays=(rule.weekdays[0][1],), nths=nths)
        case "MONTHLY" if plain and single and len(ranges) == 1 and set(rule.parts) <= {"FREQ", "INTERVAL", "COUNT"}:
            yield Repetition(Turn.DAY_OF_MONTH, ranges)
        case "DAILY" if plain and single and set(rule.parts) <= {"FREQ", "INTERVAL", "WKST", "COUNT"}:
            yield Repetition(Turn.DAILY, ranges)
        case "WEEKLY" if single and "BYMONTH" not in rule.parts and (len(ranges) == 1 or not by_weekday):
            found = by_weekday or tuple(each.first.weekday() for each in ranges)
            if len(ranges) == 1 or ranges[-1].first - ranges[0].first < timedelta(days=7):
                yield Repetition(Turn.WEEKDAYS, ranges, weekdays=tuple(sorted(set(found))), every=rule.interval)
        case _:
            return


def _iso_weeks(
    weeks: tuple[int, ...], ranges: tuple[DayRange, ...], by_weekday: tuple[int, ...]
) -> Iterator[Repetition]:
    together = sorted(weeks) == list(range(min(weeks), max(weeks) + 1))
    if together and len(ranges) == 1:
        found = by_weekday or (ranges[0].first.weekday(),)
        yield Repetition(Turn.ISO_WEEKS, ranges, weekdays=tuple(sorted(found)), weeks=(min(weeks), max(weeks)))


def _season(once: DayRange) -> Season | None:
    """The season that a range of whole months is: winter holds January and no July, summer the other way round."""
    if once.last - once.first < _LONG_SEASON or once.last - once.first > timedelta(days=300):
        return None
    months = {(once.first + timedelta(days=step)).month for step in range((once.last - once.first).days + 1)}
    if 1 in months and not months & {6, 7, 8}:
        return Season.WINTER
    return Season.SUMMER if 7 in months and not months & {12, 1, 2} else None


def in_whole_months(once: DayRange) -> bool:
    """Whether a range begins with a month and ends with one."""
    return once.first.day == 1 and (once.last + timedelta(days=1)).day == 1


def is_one_month(once: DayRange) -> bool:
    """Whether a range is one whole month."""
    return once.in_one_month and in_whole_months(once)


def ends_with_february(once: DayRange) -> bool:
    """Whether dates of every year go on until the end of February, which is the 29th in some years."""
    following = once.last + timedelta(days=1)
    return (following.month, following.day) == (3, 1)


class Approximately(StrEnum):
    """The part of a month that an expected day stands for, where it is said so."""

    BEGINNING = "beginning"
    MIDDLE = "middle"
    END = "end"


def part_of_month(day: date) -> Approximately | None:
    """The part of its month that an expected day names: the first, the 15th and the last; None is the day itself."""
    if day.day == 1:
        return Approximately.BEGINNING
    if day.day == _MIDDLE:
        return Approximately.MIDDLE
    return Approximately.END if (day + timedelta(days=1)).day == 1 else None


def spans_of_its_days(period: Period, week: AnyWeek | None) -> tuple[tuple[str, str], ...]:
    """The clock times that hours have on the day or the days they are for, where they are the same on each of them.

    A weekday would say nothing then, and "every day" too much.
    """
    whole = period.in_whole_days and not period.never and period.names_its_days
    if week is None or not whole:
        return ()
    if isinstance(week, Week) and len(week.rules) == 1 and week.rules[0].is_every_day and not week.rules[0].dates:
        return tuple(span.texts for span in week.rules[0].spans)
    if period.end is None or period.repeats or (isinstance(week, Week) and week.has_holiday_rule):
        return ()
    ranges = ranges_of(stretches_said(period))
    if not all(each.is_day for each in ranges):
        return ()
    found = {tuple(span.texts for span in clock_spans_on(week, each.first, None)) for each in ranges}
    return found.pop() if len(found) == 1 else ()


def only_day(period: Period) -> date | None:
    """The day of a period of one day."""
    return period.start.date() if period.within_one_day else None


def part_of_one_day(close: Close, when: When, beside: Beside) -> tuple[date, tuple[tuple[str, str], ...]] | None:
    """The day and the clock times of a close that is said as a part of one day; None for any other close."""
    day = only_day(when.period)
    spans = spans_of_its_days(when.period, close.during)
    if day is None or not spans or close.channels or when.still or beside.equipment or beside.unstaffed is not None:
        return None
    return day, spans


def last_day(period: Period) -> date | None:
    """The last day of a repetition, where it has one."""
    return None if period.end is None else (period.end - timedelta(minutes=1)).date()


def taken_out(period: Period) -> tuple[Stretch, ...]:
    """The days that are taken out of a repetition before its end."""
    without = () if period.days is None else period.days.without
    return tuple(each for each in without if period.end is None or each.end < period.end)


def begins_in_year(period: Period) -> int | None:
    """The year in which a repetition begins, where its days are dates of every year."""
    if period.days is None or repetition_of(period.days).turn not in (Turn.SEASON, Turn.DATES):
        return None
    return period.days.start.year


def days_taken_out(versions: Iterable[Version]) -> tuple[Stretch, ...]:
    """The days on which all that a row of the log ends holds no more, where it goes on afterwards or before."""
    found = {_out_of(version.planned, version.arrangement.period) for version in versions}
    return found.pop() if len(found) == 1 else ()


def end_of_row(versions: Collection[Version]) -> datetime | None:
    """The end that a row of the log gives to all that it ends; None where they differ, or where only days are lost."""
    ends = {version.arrangement.period.end for version in versions if _ends_anew(version)}
    return ends.pop() if len(ends) == 1 and all(map(_ends_anew, versions)) else None


def _ends_anew(version: Version) -> bool:
    planned, left = version.planned, version.arrangement.period
    if not left.repeats and _out_of(planned, left):
        return False  # days of a list were taken out
    return planned is None or not left.repeats or planned.end != left.end


def _out_of(planned: Period | None, left: Period) -> tuple[Stretch, ...]:
    if planned is None or left.days is None or left.never:
        return ()
    if left.repeats:
        before = () if planned.days is None else planned.days.without
        out = less(left.days.without, before)
        return tuple(each for each in out if left.end is None or each.end < left.end)
    if planned.end is None:
        return ()
    return less(planned.spans(planned.start, planned.end), left.spans(left.start, planned.end))
