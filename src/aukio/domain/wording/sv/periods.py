"""Periods: one stretch, days in a list, days that repeat, and open ends (R017, R034, R060)."""

from collections.abc import Iterable, Sequence
from datetime import date, time

from aukio.domain.clock.days import Stretch
from aukio.domain.clock.local_time import OpenEnd, Period
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
from aukio.domain.wording.sv.dates import MONTHS
from aukio.domain.wording.sv.times import DAYS_IN_FULL, NTHS, say_clock, say_day, say_moment
from aukio.domain.wording.when import Tense, When

OPEN_ENDS = {
    OpenEnd.UNTIL_FURTHER_NOTICE: "tills vidare",
    OpenEnd.FOR_NOW: "åtminstone tills vidare",
    OpenEnd.AS_CONDITIONS_PERMIT: "så länge läget kräver det",
}


def say_period(period: Period) -> str:
    """``18.3.2020–30.4.2020``, including the last day; ``från och med 17.3.2020 tills vidare`` (R017, R034, R060)."""
    start = say_moment(period.start)
    if period.never:
        return f"inte i kraft, återkallat före starten {start}"
    if period.days is not None:
        return say_days(period)
    if period.about is not None:
        return f"från och med {start} till {say_about(period.about)}"
    if period.end is None:
        since = f"från och med {start}"
        return f"{since} {OPEN_ENDS[period.open_end]}" if period.open_end is not None else since
    last, minutes = last_minute(period.end)
    whole_days = minutes == 1440 and period.start.time() == time()
    if last == period.start.date():
        clocks = f"{say_clock(minutes_of(period.start))}–{say_clock(minutes)}"
        return say_day(last) if whole_days else f"{say_day(last)} kl. {clocks}"
    if whole_days:
        return f"{start}–{say_day(last)}"
    return f"{start} – {say_day(last) if minutes == 1440 else say_moment(period.end)}"


def say_about(day: date) -> str:
    """An expected day: ``ungefär mitten av december 2022``, ``ungefär 3.12.2022``."""
    month = f"{MONTHS[day.month - 1]} {day.year}"
    match part_of_month(day):
        case Approximately.MIDDLE:
            return f"ungefär mitten av {month}"
        case Approximately.BEGINNING:
            return f"ungefär början av {month}"
        case Approximately.END:
            return f"ungefär slutet av {month}"
        case None:
            return f"ungefär {say_day(day)}"


def say_days(period: Period, when: When | None = None) -> str:
    """Days in a list or repeated: ``24 och 31.12.2026``, ``varje vinter från oktober till mars``."""
    days, said = period.days, stretches_said(period)
    if days is None or days.rule is None:
        return say_list(said)
    ends = "" if (last := last_day(period)) is None else f" till och med {say_day(last)}"
    without = f", dock inte {say_list(out)}" if (out := taken_out(period)) else ""
    again = say_repetition(period)
    if not again:
        return f"{say_list(said)} och så vidare{ends}{without}"
    if when is not None and when.tense is not Tense.FUTURE:
        return f"{again}{'' if when.next is None else _next(when.next)}{ends}{without}"
    begins = begins_in_year(period) or say_day(days.start.date())
    return f"{again} från och med {begins}{ends}{without}"


def _next(coming: Stretch) -> str:
    since = "" if ranges_of((coming,))[0].is_day else "från och med "
    return f", nästa gång {since}{say_day(coming.start.date())}"


def say_list(stretches: Sequence[Stretch]) -> str:
    """``24 och 31.12.2026``, with their clock times if they are not whole days."""
    if not have_one_clock(stretches):
        return joined((say_period(Period(*each)) for each in stretches), "och")
    return f"{say_dates(ranges_of(stretches))}{_at(stretches)}"


def _at(stretches: Sequence[Stretch]) -> str:
    clock = clock_of(stretches)
    return "" if clock is None else f" kl. {say_clock(clock[0])}–{say_clock(clock[1])}"


def say_dates(ranges: Iterable[DayRange], *, years: bool = True) -> str:
    """``24 och 31.12.2026 och 2–5.1.2027``; without years where they are of every year."""
    return joined((_month(each, with_year=years and each.with_year) for each in by_month(ranges)), "och")


def _month(group: MonthOfDays, *, with_year: bool) -> str:
    year = f".{group.month.year}" if with_year else ""
    first, last = group.ranges[0].first, group.ranges[0].last
    if not group.ranges[0].in_one_month:
        begin_year = f".{first.year}" if with_year and first.year != last.year else ""
        return f"{first.day}.{first.month}{begin_year}–{last.day}.{last.month}{year}"
    days = (str(each.first.day) if each.is_day else f"{each.first.day}–{each.last.day}" for each in group.ranges)
    return f"{joined(days, 'och')}.{group.month.month}{year}"


_ORDINALS = {2: "varannan", 3: "var tredje", 4: "var fjärde", 5: "var femte", 6: "var sjätte"}
_SEASONS = {Season.WINTER: "varje vinter", Season.SUMMER: "varje sommar"}


def say_repetition(period: Period) -> str:  # noqa: C901  # one case for each turn
    """``varannan fredag``, ``den första tisdagen i varje månad``; nothing for a rule that has no words."""
    if period.days is None:
        return ""
    found = repetition_of(period.days)
    at, weekdays = _at(period.days.stretches), [DAYS_IN_FULL[day] for day in found.weekdays]
    every = _ORDINALS.get(found.every, f"var {found.every}:e")
    match found.turn:
        case Turn.SEASON if found.season is not None:
            return f"{_SEASONS[found.season]} {_from_to(found.ranges[0])}"
        case Turn.DATES if len(found.ranges) == 1 and not found.ranges[0].is_day:
            return f"varje år {_from_to(found.ranges[0])}"
        case Turn.DATES:
            return f"varje år {say_dates(found.ranges, years=False)}{at}"
        case Turn.WEEKDAYS if found.every == 1:
            return f"varje {joined(weekdays, 'och')}{at}"
        case Turn.WEEKDAYS if len(weekdays) == 1:
            return f"{every} {weekdays[0]}{at}"
        case Turn.WEEKDAYS:
            return f"{every} vecka på {joined(weekdays, 'och')}{at}"
        case Turn.NTH_WEEKDAY:
            return f"den {joined((NTHS[nth] for nth in found.nths), 'och')} {weekdays[0]}en i varje månad{at}"
        case Turn.DAY_OF_MONTH:
            return f"den {found.ranges[0].first.day} i varje månad{at}"
        case Turn.ISO_WEEKS:
            first, last = found.weeks
            weeks = f"vecka {first}" if first == last else f"veckorna {first}–{last}"
            return f"varje år {weeks} på {joined((f'{day}ar' for day in weekdays), 'och')}{at}"
        case _:  # partial: a rule without words is said by its days
            return ""


def _from_to(once: DayRange) -> str:
    if in_whole_months(once):
        return f"från {MONTHS[once.first.month - 1]} till {MONTHS[once.last.month - 1]}"
    return f"{once.first.day}.{once.first.month}–{once.last.day}.{once.last.month}"


def say_stays_closed(period: Period) -> str:
    """``Förblir stängt till och med 7.2.2026.`` · ``Förblir stängt tills vidare.``"""
    if period.days is not None:
        return sentence(f"förblir stängt {say_days(period)}")
    if period.about is not None:
        return sentence(f"förblir stängt till {say_about(period.about)}")
    if period.end is None:
        return sentence(f"förblir stängt {'' if period.open_end is None else OPEN_ENDS[period.open_end]}".rstrip())
    last, minutes = last_minute(period.end)
    return f"Förblir stängt {f'till och med {say_day(last)}' if minutes == 1440 else f'till {say_moment(period.end)}'}."


def say_holds(period: Period) -> str:
    """``Gäller 18.3.2020–30.4.2020.``"""
    return sentence(say_period(period) if period.never else f"gäller {say_period(period)}")
