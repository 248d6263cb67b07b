"""Periods: one stretch, days in a list, days that repeat, and open ends (R017, R034, R060)."""

from collections.abc import Iterable, Sequence
from datetime import date, time

from aukio.domain.clock.days import Stretch
from aukio.domain.clock.local_time import OpenEnd, Period
from aukio.domain.wording.fi.times import (
    DAYS_EACH_WEEK,
    DAYS_IN_FULL,
    NTHS,
    say_clock,
    say_day,
    say_days_from_to,
    say_moment,
)
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
    OpenEnd.UNTIL_FURTHER_NOTICE: "toistaiseksi",
    OpenEnd.FOR_NOW: "ainakin toistaiseksi",
    OpenEnd.AS_CONDITIONS_PERMIT: "tilanteen vaatiman ajan",
}


def say_period(period: Period, today: date | None = None) -> str:
    """``18.3.–30.4.2020``, including the last day; ``17.3.2020 alkaen toistaiseksi`` (R017, R034, R060)."""
    start = say_moment(period.start, today)
    if period.never:
        return f"ei voimassa, vedetty takaisin ennen alkua {start}"
    if period.days is not None:
        return say_days(period, today=today)
    if period.about is not None:
        return f"{start} alkaen, {say_about(period.about, today)}"
    if period.end is None:
        return f"{start} alkaen {OPEN_ENDS[period.open_end]}" if period.open_end is not None else f"{start} alkaen"
    last, minutes = last_minute(period.end)
    whole_days = minutes == 1440 and period.start.time() == time()
    if last == period.start.date():
        clocks = f"{say_clock(minutes_of(period.start))}–{say_clock(minutes)}"
        return say_day(last, today) if whole_days else f"{say_day(last, today)} klo {clocks}"
    if whole_days:
        return say_days_from_to(period.start.date(), last, today)
    year = today if period.start.year == last.year else None
    ends = say_day(last, year) if minutes == 1440 else say_moment(period.end, year)
    return f"{say_moment(period.start, last)} – {ends}"


MONTHS = ("tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka", "marras", "joulu")


def say_about(day: date, today: date | None = None) -> str:
    """Until an expected day: ``arviolta joulukuun 2022 puoliväliin asti``, ``arviolta 3.12.2022 asti``."""
    month = MONTHS[day.month - 1] + "kuun" + ("" if today is not None and day.year == today.year else f" {day.year}")
    match part_of_month(day):
        case Approximately.MIDDLE:
            return f"arviolta {month} puoliväliin asti"
        case Approximately.BEGINNING:
            return f"arviolta {month} alkuun asti"
        case Approximately.END:
            return f"arviolta {month} loppuun asti"
        case None:
            return f"arviolta {say_day(day, today)} asti"


def say_days(period: Period, when: When | None = None, today: date | None = None) -> str:
    """Days in a list or repeated: ``24. ja 31.12.2026``, ``joka talvi lokakuusta maaliskuuhun``."""
    days, said = period.days, stretches_said(period)
    today = today if when is None else when.today
    if days is None or days.rule is None:
        return say_list(said, today)
    ends = _ends(period, today)
    without = f", ei kuitenkaan {say_list(out, today)}" if (out := taken_out(period)) else ""
    again = say_repetition(period)
    if not again:
        return f"{say_list(said, today)}{f' ja niin edelleen{ends}' if has_more(period) else ''}{without}"
    year = begins_in_year(period)
    if when is not None and when.tense is not Tense.FUTURE:
        return f"{again}{'' if when.next is None else _next(when.next, today)}{ends}{without}"
    if year is not None:
        return f"{again} vuodesta {year} alkaen{ends}{without}"
    if clock_of(days.stretches) is not None:  # the clock and the day would run together
        return f"{say_day(days.start.date(), today)} alkaen {again}{ends}{without}"
    return f"{again} {say_day(days.start.date(), today)} alkaen{ends}{without}"


def _ends(period: Period, today: date | None) -> str:
    """``, viimeisen kerran 18.12.2026`` of single days; ``31.3.2030 asti`` of longer stretches."""
    last = last_day(period)
    if last is None or period.days is None:
        return ""
    said = say_day(last, today)
    return f", viimeisen kerran {said}" if period.days.single_days else f" {said} asti"


def _next(coming: Stretch, today: date | None) -> str:
    return (
        f", seuraavan kerran {say_day(coming.start.date(), today)}{'' if ranges_of((coming,))[0].is_day else ' alkaen'}"
    )


def say_list(stretches: Sequence[Stretch], today: date | None = None) -> str:
    """``24. ja 31.12.2026``, with their clock times if they are not whole days."""
    if not have_one_clock(stretches):
        return joined((say_period(Period(*each), today) for each in stretches), "ja")
    return f"{say_dates(ranges_of(stretches), today=today)}{_at(stretches)}"


def _at(stretches: Sequence[Stretch]) -> str:
    clock = clock_of(stretches)
    return "" if clock is None else f" klo {say_clock(clock[0])}–{say_clock(clock[1])}"


def say_dates(ranges: Iterable[DayRange], *, years: bool = True, today: date | None = None) -> str:
    """``24. ja 31.12.2026``, ``26.11., 24.12. ja 31.12.2021``; without years where they are of every year."""
    groups = by_year(ranges) if years else (YearOfDays(tuple(ranges)),)
    said = [f"{_year(group, years=years)}{_behind(group, today) if years else ''}" for group in groups]
    return joined(said, "sekä" if any(" ja " in each for each in said) else "ja")


def _behind(group: YearOfDays, today: date | None) -> str:
    """The year behind days, unless it is the one in which they are read."""
    same = today is not None and group.year == today.year and not group.over_new_year
    return "" if same else str(group.year)


def _year(group: YearOfDays, *, years: bool) -> str:
    """The days of one month share it; of several months each day has its own."""
    if group.in_one_month:
        return f"{joined(map(_days, group.ranges), 'ja')}{group.ranges[0].last.month}."
    return joined((_range(each, years=years) for each in group.ranges), "ja")


def _days(days: DayRange) -> str:
    return f"{days.first.day}." if days.is_day else f"{days.first.day}.–{days.last.day}."


def _range(days: DayRange, *, years: bool) -> str:
    first, last = days.first, days.last
    if days.in_one_month:
        return f"{_days(days)}{last.month}."
    year = str(first.year) if years and first.year != last.year else ""
    return f"{first.day}.{first.month}.{year}–{last.day}.{last.month}."


_ORDINALS = {2: "toinen", 3: "kolmas", 4: "neljäs", 5: "viides", 6: "kuudes"}
_SEASONS = {Season.WINTER: "joka talvi", Season.SUMMER: "joka kesä"}


def say_repetition(period: Period) -> str:  # noqa: C901  # one case for each turn
    """``joka toinen perjantai``, ``joka kuukauden ensimmäisenä tiistaina``; nothing for a rule that has no words."""
    if period.days is None:
        return ""
    found = repetition_of(period.days)
    at, weekdays = _at(period.days.stretches), [DAYS_IN_FULL[day] for day in found.weekdays]
    on = joined((f"{day}na" for day in weekdays), "ja")
    match found.turn:
        case Turn.SEASON if found.season is not None:
            return f"{_SEASONS[found.season]} {_from_to(found.ranges[0])}"
        case Turn.DATES if len(found.ranges) == 1 and not found.ranges[0].is_day:
            return f"joka vuosi {_from_to(found.ranges[0])}"
        case Turn.DATES:
            return f"joka vuosi {say_dates(found.ranges, years=False)}{at}"
        case Turn.WEEKDAYS if found.every == 1:
            return f"joka {joined(weekdays, 'ja')}{at}"
        case Turn.WEEKDAYS if len(weekdays) == 1 and found.every in _ORDINALS:
            return f"joka {_ORDINALS[found.every]} {weekdays[0]}{at}"
        case Turn.WEEKDAYS if found.every in _ORDINALS:
            return f"joka {_ORDINALS[found.every]} viikko {on}{at}"
        case Turn.WEEKDAYS:
            return f"{on} {found.every} viikon välein{at}"
        case Turn.DAILY:
            return f"joka päivä{at}"
        case Turn.NTH_WEEKDAY:
            return f"joka kuukauden {joined((NTHS[nth] for nth in found.nths), 'ja')} {on}{at}"
        case Turn.DAY_OF_MONTH:
            return f"joka kuukauden {found.ranges[0].first.day}. päivänä{at}"
        case Turn.ISO_WEEKS:
            first, last = found.weeks
            weeks = f"viikolla {first}" if first == last else f"viikoilla {first}–{last}"
            return f"joka vuosi {weeks} {joined((DAYS_EACH_WEEK[day] for day in found.weekdays), 'ja')}{at}"
        case _:  # partial: a rule without words is said by its days
            return ""


def _from_to(once: DayRange) -> str:
    if is_one_month(once):
        return f"{MONTHS[once.first.month - 1]}kuussa"
    if in_whole_months(once):
        return f"{MONTHS[once.first.month - 1]}kuusta {MONTHS[once.last.month - 1]}kuuhun"
    if ends_with_february(once):
        return f"{once.first.day}.{once.first.month}. alkaen helmikuun loppuun"
    return _range(once, years=False)


def say_stays_closed(period: Period, today: date | None = None) -> str:
    """``Pysyy suljettuna 7.2.2026 asti.`` · ``Pysyy suljettuna toistaiseksi.``"""
    if period.days is not None:
        return sentence(f"pysyy suljettuna {say_days(period, today=today)}")
    if period.about is not None:
        return sentence(f"pysyy suljettuna {say_about(period.about, today)}")
    if period.end is None:
        return sentence(f"pysyy suljettuna {'' if period.open_end is None else OPEN_ENDS[period.open_end]}".rstrip())
    last, minutes = last_minute(period.end)
    return f"Pysyy suljettuna {say_day(last, today) if minutes == 1440 else say_moment(period.end, today)} asti."


def say_holds(period: Period) -> str:
    """``Voimassa 18.3.2020–30.4.2020.``"""
    return sentence(say_period(period) if period.never else f"voimassa {say_period(period)}")
