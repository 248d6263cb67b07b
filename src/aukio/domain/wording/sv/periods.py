"""Periods: one stretch, days in a list, days that repeat, and open ends (R017, R034, R060)."""

from collections.abc import Iterable, Sequence
from datetime import date, time

from aukio.domain.clock.days import Stretch
from aukio.domain.clock.local_time import OpenEnd, Period
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
from aukio.domain.wording.sv.dates import MONTHS
from aukio.domain.wording.sv.times import DAYS_IN_FULL, NTHS, say_clock, say_day, say_days_from_to, say_moment
from aukio.domain.wording.when import Tense, When

OPEN_ENDS = {
    OpenEnd.UNTIL_FURTHER_NOTICE: "tills vidare",
    OpenEnd.FOR_NOW: "åtminstone tills vidare",
    OpenEnd.AS_CONDITIONS_PERMIT: "så länge läget kräver det",
}


def say_period(period: Period, today: date | None = None) -> str:
    """``18.3–30.4.2020``, including the last day; ``från och med 17.3.2020 tills vidare`` (R017, R034, R060)."""
    start = say_moment(period.start, today)
    if period.never:
        return f"inte i kraft, återkallat före starten {start}"
    if period.days is not None:
        return say_days(period, today=today)
    if period.about is not None:
        return f"från och med {start} till {say_about(period.about, today)}"
    if period.end is None:
        since = f"från och med {start}"
        return f"{since} {OPEN_ENDS[period.open_end]}" if period.open_end is not None else since
    last, minutes = last_minute(period.end)
    whole_days = minutes == 1440 and period.start.time() == time()
    if last == period.start.date():
        clocks = f"{say_clock(minutes_of(period.start))}–{say_clock(minutes)}"
        return say_day(last, today) if whole_days else f"{say_day(last, today)} kl. {clocks}"
    if whole_days:
        return say_days_from_to(period.start.date(), last, today)
    year = today if period.start.year == last.year else None
    ends = say_day(last, year) if minutes == 1440 else say_moment(period.end, year)
    return f"{say_moment(period.start, last)} – {ends}"


def say_front(span: str) -> str:
    """A period as the first words of a sentence, which figures alone do not begin: ``under tiden 18.3–30.4.2020``."""
    if not span[:1].isdigit():
        return span
    several = "–" in span.partition(" kl. ")[0] or " – " in span
    return f"{'under tiden' if several else 'den'} {span}"


def say_about(day: date, today: date | None = None) -> str:
    """An expected day: ``ungefär mitten av december 2022``, ``ungefär 3.12.2022``."""
    month = MONTHS[day.month - 1] + ("" if today is not None and day.year == today.year else f" {day.year}")
    match part_of_month(day):
        case Approximately.MIDDLE:
            return f"ungefär mitten av {month}"
        case Approximately.BEGINNING:
            return f"ungefär början av {month}"
        case Approximately.END:
            return f"ungefär slutet av {month}"
        case None:
            return f"ungefär {say_day(day, today)}"


def say_days(period: Period, when: When | None = None, today: date | None = None) -> str:
    """Days in a list or repeated: ``24 och 31.12.2026``, ``varje vinter från oktober till mars``."""
    days, said = period.days, stretches_said(period)
    today = today if when is None else when.today
    if days is None or days.rule is None:
        return say_list(said, today)
    ends = "" if (last := last_day(period)) is None else f" till och med {say_day(last, today)}"
    without = f", dock inte {say_list(out, today)}" if (out := taken_out(period)) else ""
    again = say_repetition(period)
    if not again:
        return f"{say_list(said, today)}{f' och så vidare{ends}' if has_more(period) else ''}{without}"
    if when is not None and when.tense is not Tense.FUTURE:
        return f"{again}{'' if when.next is None else _next(when.next, today)}{ends}{without}"
    begins = begins_in_year(period) or say_day(days.start.date(), today)
    return f"{again} från och med {begins}{ends}{without}"


def _next(coming: Stretch, today: date | None) -> str:
    since = "" if ranges_of((coming,))[0].is_day else "från och med "
    return f", nästa gång {since}{say_day(coming.start.date(), today)}"


def say_list(stretches: Sequence[Stretch], today: date | None = None) -> str:
    """``24 och 31.12.2026``, with their clock times if they are not whole days."""
    if not have_one_clock(stretches):
        return joined((say_period(Period(*each), today) for each in stretches), "och")
    return f"{say_dates(ranges_of(stretches), today=today)}{_at(stretches)}"


def _at(stretches: Sequence[Stretch]) -> str:
    clock = clock_of(stretches)
    return "" if clock is None else f" kl. {say_clock(clock[0])}–{say_clock(clock[1])}"


def say_dates(ranges: Iterable[DayRange], *, years: bool = True, today: date | None = None) -> str:
    """``24 och 31.12.2026``, ``26.11, 24.12 och 31.12.2021``; without years where they are of every year."""
    groups = by_year(ranges) if years else (YearOfDays(tuple(ranges)),)
    said = [f"{_year(group, years=years)}{_behind(group, today) if years else ''}" for group in groups]
    return joined(said, "samt" if any(" och " in each for each in said) else "och")


def _behind(group: YearOfDays, today: date | None) -> str:
    """The year behind days, unless it is the one in which they are read."""
    same = today is not None and group.year == today.year and not group.over_new_year
    return "" if same else f".{group.year}"


def _year(group: YearOfDays, *, years: bool) -> str:
    """The days of one month share it; of several months each day has its own."""
    if group.in_one_month:
        return f"{joined(map(_days, group.ranges), 'och')}.{group.ranges[0].last.month}"
    return joined((_range(each, years=years) for each in group.ranges), "och")


def _days(days: DayRange) -> str:
    return str(days.first.day) if days.is_day else f"{days.first.day}–{days.last.day}"


def _range(days: DayRange, *, years: bool) -> str:
    first, last = days.first, days.last
    if days.in_one_month:
        return f"{_days(days)}.{last.month}"
    year = f".{first.year}" if years and first.year != last.year else ""
    return f"{first.day}.{first.month}{year}–{last.day}.{last.month}"


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
            return f"{every} vecka på {joined((f'{day}ar' for day in weekdays), 'och')}{at}"
        case Turn.DAILY:
            return f"varje dag{at}"
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
    if is_one_month(once):
        return f"i {MONTHS[once.first.month - 1]}"
    if in_whole_months(once):
        return f"från {MONTHS[once.first.month - 1]} till {MONTHS[once.last.month - 1]}"
    if ends_with_february(once):
        return f"från {once.first.day}.{once.first.month} till slutet av februari"
    return _range(once, years=False)


def say_stays_closed(period: Period, today: date | None = None) -> str:
    """``Förblir stängt till och med 7.2.2026.`` · ``Förblir stängt tills vidare.``"""
    if period.days is not None:
        return sentence(f"förblir stängt {say_days(period, today=today)}")
    if period.about is not None:
        return sentence(f"förblir stängt till {say_about(period.about, today)}")
    if period.end is None:
        return sentence(f"förblir stängt {'' if period.open_end is None else OPEN_ENDS[period.open_end]}".rstrip())
    last, minutes = last_minute(period.end)
    until = f"till och med {say_day(last, today)}" if minutes == 1440 else f"till {say_moment(period.end, today)}"
    return f"Förblir stängt {until}."


def say_holds(period: Period) -> str:
    """``Gäller 18.3.2020–30.4.2020.``"""
    return sentence(say_period(period) if period.never else f"gäller {say_period(period)}")
