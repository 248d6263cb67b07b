"""Periods: one stretch, days in a list, days that repeat, and open ends (R017, R034, R060)."""

from collections.abc import Iterable, Sequence
from datetime import date

from aukio.domain.clock.days import Stretch
from aukio.domain.clock.local_time import OpenEnd, Period
from aukio.domain.wording.en.dates import MONTHS
from aukio.domain.wording.en.times import DAYS_IN_FULL, NTHS, say_clock, say_day, say_moment
from aukio.domain.wording.listed_days import (
    Approximately,
    DayRange,
    MonthOfDays,
    Season,
    Turn,
    begins_in_year,
    by_month,
    clock_of,
    have_one_clock,
    in_whole_months,
    last_day,
    part_of_month,
    ranges_of,
    repetition_of,
    stretches_said,
    taken_out,
)
from aukio.domain.wording.phrasing import joined, last_minute, minutes_of, sentence
from aukio.domain.wording.when import Tense, When

OPEN_ENDS = {
    OpenEnd.UNTIL_FURTHER_NOTICE: "until further notice",
    OpenEnd.FOR_NOW: "for now",
    OpenEnd.AS_CONDITIONS_PERMIT: "until conditions permit otherwise",
}


def say_period(period: Period) -> str:
    """``from 18 March 2020 until 30 April 2020``, ends inclusive; open ends in their own idiom (R017, R034, R060)."""
    start = say_moment(period.start)
    if period.never:
        return f"not in force, called off before its start on {start}"
    if period.days is not None:
        return say_days(period)
    if period.about is not None:
        return f"from {start} until {say_about(period.about)}"
    if period.end is None:
        return f"from {start}, {OPEN_ENDS[period.open_end]}" if period.open_end is not None else f"from {start}"
    last, minutes = last_minute(period.end)
    if last == period.start.date():
        clocks = f"from {say_clock(minutes_of(period.start))} until {say_clock(minutes)}"
        return f"on {say_day(last)}" + (f" {clocks}" if (minutes_of(period.start), minutes) != (0, 1440) else "")
    return f"from {start} until {say_day(last) if minutes == 1440 else say_moment(period.end)}"


def say_about(day: date) -> str:
    """An expected day: ``about mid-December 2022``, ``about 3 December 2022``."""
    month = f"{MONTHS[day.month - 1]} {day.year}"
    match part_of_month(day):
        case Approximately.MIDDLE:
            return f"about mid-{month}"
        case Approximately.BEGINNING:
            return f"about the beginning of {month}"
        case Approximately.END:
            return f"about the end of {month}"
        case None:
            return f"about {say_day(day)}"


def say_days(period: Period, when: When | None = None) -> str:
    """Days in a list or repeated: ``on 24 and 31 December 2026``, ``every winter from October to March``."""
    days, said = period.days, stretches_said(period)
    if days is None or days.rule is None:
        return say_list(said)
    year = begins_in_year(period)
    begins = f", starting {say_day(days.start.date()) if year is None else f'in {year}'}"
    if when is not None and when.tense is not Tense.FUTURE:
        begins = "" if when.next is None else f", next {_on_or_from(when.next)}"
    ends = "" if (last := last_day(period)) is None else f", until {say_day(last)}"
    without = f", not {say_list(out)}" if (out := taken_out(period)) else ""
    again = say_repetition(period)
    return f"{again}{begins}{ends}{without}" if again else f"{say_list(said)} and so on{ends}{without}"


def _on_or_from(coming: Stretch) -> str:
    return f"{'on' if ranges_of((coming,))[0].is_day else 'from'} {say_day(coming.start.date())}"


def say_list(stretches: Sequence[Stretch]) -> str:
    """``on 24 and 31 December 2026``, with their clock times if they are not whole days."""
    if not have_one_clock(stretches):
        return joined((say_period(Period(*each)) for each in stretches), "and")
    return f"on {say_dates(ranges_of(stretches))}{_at(stretches)}"


def _at(stretches: Sequence[Stretch]) -> str:
    clock = clock_of(stretches)
    return "" if clock is None else f" from {say_clock(clock[0])} until {say_clock(clock[1])}"


def say_dates(ranges: Iterable[DayRange], *, years: bool = True) -> str:
    """``24 and 31 December 2026 and 2–5 January 2027``; without years where they are of every year."""
    return joined((_month(each, with_year=years and each.with_year) for each in by_month(ranges)), "and")


def _month(group: MonthOfDays, *, with_year: bool) -> str:
    year = f" {group.month.year}" if with_year else ""
    first, last = group.ranges[0].first, group.ranges[0].last
    if not group.ranges[0].in_one_month:
        begin_year = f" {first.year}" if with_year and first.year != last.year else ""
        begins = f"{first.day} {MONTHS[first.month - 1]}{begin_year}"
        return f"{begins} – {last.day} {MONTHS[last.month - 1]}{year}"
    days = (str(each.first.day) if each.is_day else f"{each.first.day}–{each.last.day}" for each in group.ranges)
    return f"{joined(days, 'and')} {MONTHS[group.month.month - 1]}{year}"


_ORDINALS = {2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth"}
_SEASONS = {Season.WINTER: "every winter", Season.SUMMER: "every summer"}


def say_repetition(period: Period) -> str:  # noqa: C901  # one case for each turn
    """``every second Friday``, ``on the first Tuesday of every month``; nothing for a rule that has no words."""
    if period.days is None:
        return ""
    found = repetition_of(period.days)
    at, weekdays = _at(period.days.stretches), [DAYS_IN_FULL[day] for day in found.weekdays]
    match found.turn:
        case Turn.SEASON if found.season is not None:
            return f"{_SEASONS[found.season]} {_from_to(found.ranges[0])}"
        case Turn.DATES if len(found.ranges) == 1 and not found.ranges[0].is_day:
            return f"every year {_from_to(found.ranges[0])}"
        case Turn.DATES:
            return f"every year on {say_dates(found.ranges, years=False)}{at}"
        case Turn.WEEKDAYS if found.every == 1:
            return f"every {joined(weekdays, 'and')}{at}"
        case Turn.WEEKDAYS if len(weekdays) == 1 and found.every in _ORDINALS:
            return f"every {_ORDINALS[found.every]} {weekdays[0]}{at}"
        case Turn.WEEKDAYS:
            return f"on {joined(weekdays, 'and')} every {found.every} weeks{at}"
        case Turn.NTH_WEEKDAY:
            return f"on the {joined((NTHS[nth] for nth in found.nths), 'and')} {weekdays[0]} of every month{at}"
        case Turn.DAY_OF_MONTH:
            return f"on day {found.ranges[0].first.day} of every month{at}"
        case Turn.ISO_WEEKS:
            weeks = f"week {found.weeks[0]}" if found.weeks[0] == found.weeks[1] else f"weeks {_dash(found.weeks)}"
            return f"every year in ISO {weeks} on {joined((f'{day}s' for day in weekdays), 'and')}{at}"
        case _:  # partial: a rule without words is said by its days
            return ""


def _dash(weeks: tuple[int, int]) -> str:
    return f"{weeks[0]}–{weeks[1]}"


def _from_to(once: DayRange) -> str:
    if in_whole_months(once):
        return f"from {MONTHS[once.first.month - 1]} to {MONTHS[once.last.month - 1]}"
    begins, ends = (f"{day.day} {MONTHS[day.month - 1]}" for day in (once.first, once.last))
    return f"from {begins} to {ends}"


def say_stays_closed(period: Period) -> str:
    """``Stays closed until 7 February 2026.`` · ``Stays closed until further notice.``"""
    if period.days is not None:
        return sentence(f"stays closed {say_days(period)}")
    if period.about is not None:
        return sentence(f"stays closed until {say_about(period.about)}")
    if period.end is None:
        return sentence(f"stays closed {'' if period.open_end is None else OPEN_ENDS[period.open_end]}".rstrip())
    last, minutes = last_minute(period.end)
    return f"Stays closed until {say_day(last) if minutes == 1440 else say_moment(period.end)}."


def say_holds(period: Period) -> str:
    """``This holds from 18 March 2020 until 30 April 2020.``"""
    return sentence(f"this is {say_period(period)}" if period.never else f"this holds {say_period(period)}")
