"""Periods: one stretch, days in a list, days that repeat, and open ends (R017, R034, R060)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import pairwise

from aukio.domain.clock.days import Stretch
from aukio.domain.clock.local_time import DAY, OpenEnd, Period
from aukio.domain.wording.en.dates import MONTHS
from aukio.domain.wording.en.times import DAYS_IN_FULL, NTHS, say_clock, say_day, say_days_from_to, say_moment
from aukio.domain.wording.listed_days import (
    Approximately,
    DayRange,
    Season,
    Turn,
    YearOfDays,
    begins_in_year,
    by_year,
    clock_of,
    ends_with_february,
    has_more,
    have_one_clock,
    in_whole_months,
    is_one_month,
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


def say_period(period: Period, today: date | None = None) -> str:
    """``from 18 March to 30 April 2020``, ends inclusive; open ends in their own idiom (R017, R034, R060).

    Days of the year of ``today`` have no year.
    """
    start = say_moment(period.start, today)
    if period.never:
        return f"not in force, called off before its start on {start}"
    if period.days is not None:
        return say_days(period, today=today)
    if period.about is not None:
        return f"from {start} until {say_about(period.about, today)}"
    if period.end is None:
        comma = "," if period.open_end is OpenEnd.FOR_NOW else ""
        return f"from {start}{comma} {OPEN_ENDS[period.open_end]}" if period.open_end is not None else f"from {start}"
    last, minutes = last_minute(period.end)
    if last == period.start.date():
        clocks = f"from {say_clock(minutes_of(period.start))} until {say_clock(minutes)}"
        return f"on {say_day(last, today)}" + (f" {clocks}" if (minutes_of(period.start), minutes) != (0, 1440) else "")
    return from_until(period.start, period.end, today)


def from_until(start: datetime, end: datetime, today: date | None = None) -> str:
    """``from 18 March to 30 April 2020``: a year that both ends share is said once."""
    last, minutes = last_minute(end)
    year = today if start.year == last.year else None
    ends = say_day(last, year) if minutes == 1440 else say_moment(end, year)
    return f"from {say_moment(start, last)} to {ends}"


def say_about(day: date, today: date | None = None) -> str:
    """An expected day: ``about mid-December 2022``, ``about 3 December 2022``."""
    month = MONTHS[day.month - 1] + ("" if today is not None and day.year == today.year else f" {day.year}")
    match part_of_month(day):
        case Approximately.MIDDLE:
            return f"about mid-{month}"
        case Approximately.BEGINNING:
            return f"about early {month}"
        case Approximately.END:
            return f"about late {month}"
        case None:
            return f"about {say_day(day, today)}"


def say_days(period: Period, when: When | None = None, today: date | None = None) -> str:
    """Days in a list or repeated: ``on 24 and 31 December 2026``, ``every winter from October to March``."""
    days, said = period.days, stretches_said(period)
    today = today if when is None else when.today
    if days is None or days.rule is None:
        return say_list(said, today)
    last, year = last_day(period), begins_in_year(period)
    ends = "" if last is None else f", until {say_day(last, today)}"
    without = f", not {say_list(out, today)}" if (out := taken_out(period)) else ""
    again = say_repetition(period)
    if not again:
        return f"{say_list(said, today)}{f', and so on{ends}' if has_more(period) else ''}{without}"
    if when is not None and when.tense is not Tense.FUTURE:
        return f"{again}{'' if when.next is None else f', next {_on_or_from(when.next, today)}'}{ends}{without}"
    if year is not None:
        return f"{again}, starting in {year}{ends}{without}"
    begins = days.start.date()
    if last is None or last == begins:
        return f"{again}, starting {say_day(begins, today)}{ends}{without}"
    return f"{again}, from {say_days_from_to(begins, last, today)}{without}"


def _on_or_from(coming: Stretch, today: date | None) -> str:
    return f"{'on' if ranges_of((coming,))[0].is_day else 'from'} {say_day(coming.start.date(), today)}"


def say_list(stretches: Sequence[Stretch], today: date | None = None) -> str:
    """``on 24 and 31 December 2026``, with their clock times if they are not whole days."""
    if not have_one_clock(stretches):
        return joined((say_period(Period(*each), today) for each in stretches), "and")
    return f"{say_dates(ranges_of(stretches), today=today)}{_at(stretches)}"


def _at(stretches: Sequence[Stretch]) -> str:
    clock = clock_of(stretches)
    return "" if clock is None else f" from {say_clock(clock[0])} until {say_clock(clock[1])}"


def say_dates(ranges: Iterable[DayRange], *, years: bool = True, today: date | None = None) -> str:
    """``on 24 and 31 December 2026, and from 2 to 5 January 2027``; without years where they are of every year."""
    said: list[str] = []
    for group in by_year(ranges) if years else (YearOfDays(tuple(ranges)),):
        parts = list(_parts(group.ranges, years=years))
        if years and (group.over_new_year or today is None or group.year != today.year):
            parts[-1] = f"{parts[-1]} {group.year}"
        said += parts
    # "On" stands once before the days that follow one another.
    spare = [one.startswith("on ") and other.startswith("on ") for one, other in pairwise(said)]
    heads = [part.removeprefix("on ") if twice else part for part, twice in zip(said, [False, *spare], strict=True)]
    comma = "," if len(heads) > 1 and any(" and " in part for part in heads) else ""
    return joined(heads, "and") if not comma else f"{', '.join(heads[:-1])}, and {heads[-1]}"


def _parts(ranges: Iterable[DayRange], *, years: bool) -> Iterator[str]:
    """Ranges with "from", days of one month together with "on"; a range of two days is said as two days."""
    days: list[date] = []
    for each in ranges:
        short = each.in_one_month and each.last - each.first <= DAY
        if days and (not short or (each.first.year, each.first.month) != (days[-1].year, days[-1].month)):
            yield _on(days)
            days = []
        if short:
            days += dict.fromkeys((each.first, each.last))
        else:
            yield f"from {_range(each, years=years)}"
    if days:
        yield _on(days)


def _on(days: Sequence[date]) -> str:
    return f"on {joined((str(day.day) for day in days), 'and')} {MONTHS[days[0].month - 1]}"


def _range(days: DayRange, *, years: bool = True) -> str:
    """``2 to 5 January``, ``28 December 2026 to 2 January``: without the year in which it ends."""
    first, last = days.first, days.last
    if days.in_one_month:
        return f"{first.day} to {last.day} {MONTHS[last.month - 1]}"
    year = f" {first.year}" if years and first.year != last.year else ""
    return f"{first.day} {MONTHS[first.month - 1]}{year} to {last.day} {MONTHS[last.month - 1]}"


_SEASONS = {Season.WINTER: "every winter", Season.SUMMER: "every summer"}


def say_repetition(period: Period) -> str:  # noqa: C901  # one case for each turn
    """``every other Friday``, ``on the first Tuesday of every month``; nothing for a rule that has no words."""
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
            return f"every year {say_dates(found.ranges, years=False)}{at}"
        case Turn.WEEKDAYS if found.every == 1:
            return f"every {joined(weekdays, 'and')}{at}"
        case Turn.WEEKDAYS if len(weekdays) == 1 and found.every == 2:
            return f"every other {weekdays[0]}{at}"
        case Turn.WEEKDAYS if len(weekdays) == 1:
            return f"every {found.every} weeks on a {weekdays[0]}{at}"
        case Turn.WEEKDAYS:
            weeks = "every other week" if found.every == 2 else f"every {found.every} weeks"
            return f"on {joined((f'{day}s' for day in weekdays), 'and')} {weeks}{at}"
        case Turn.DAILY:
            return f"every day{at}"
        case Turn.NTH_WEEKDAY:
            return f"on the {joined((NTHS[nth] for nth in found.nths), 'and')} {weekdays[0]} of every month{at}"
        case Turn.DAY_OF_MONTH:
            return f"on the {_nth(found.ranges[0].first.day)} of every month{at}"
        case Turn.ISO_WEEKS:
            weeks = f"week {found.weeks[0]}" if found.weeks[0] == found.weeks[1] else f"weeks {_dash(found.weeks)}"
            return f"every year in ISO {weeks} on {joined((f'{day}s' for day in weekdays), 'and')}{at}"
        case _:  # partial: a rule without words is said by its days
            return ""


def _dash(weeks: tuple[int, int]) -> str:
    return f"{weeks[0]}–{weeks[1]}"


def _nth(number: int) -> str:
    ending = "th" if number in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _from_to(once: DayRange) -> str:
    if is_one_month(once):
        return f"in {MONTHS[once.first.month - 1]}"
    if in_whole_months(once):
        return f"from {MONTHS[once.first.month - 1]} to {MONTHS[once.last.month - 1]}"
    if ends_with_february(once):
        return f"from {once.first.day} {MONTHS[once.first.month - 1]} to the end of February"
    return f"from {_range(once, years=False)}"


def say_stays_closed(period: Period, today: date | None = None) -> str:
    """``Stays closed until 7 February 2026.`` · ``Stays closed until further notice.``"""
    if period.days is not None:
        return sentence(f"stays closed {say_days(period, today=today)}")
    if period.about is not None:
        return sentence(f"stays closed until {say_about(period.about, today)}")
    if period.end is None:
        return sentence(f"stays closed {'' if period.open_end is None else OPEN_ENDS[period.open_end]}".rstrip())
    last, minutes = last_minute(period.end)
    return f"Stays closed until {say_day(last, today) if minutes == 1440 else say_moment(period.end, today)}."


def say_holds(period: Period) -> str:
    """``This holds from 18 March until 30 April 2020.``"""
    return sentence(f"this is {say_period(period)}" if period.never else f"this holds {say_period(period)}")
