"""Plain Swedish: when something is that is on several days, in a list or again and again, as sentences of their own."""

from collections.abc import Iterable, Sequence
from datetime import date

from aukio.domain.clock.days import Stretch
from aukio.domain.clock.local_time import Period
from aukio.domain.wording.listed_days import (
    DayRange,
    Season,
    Turn,
    begins_in_year,
    by_year,
    clock_of,
    has_more,
    have_one_clock,
    in_whole_months,
    last_day,
    ranges_of,
    repetition_of,
    stretches_said,
    taken_out,
)
from aukio.domain.wording.phrasing import joined
from aukio.domain.wording.sv.dates import MONTHS
from aukio.domain.wording.sv.periods import say_list, say_repetition
from aukio.domain.wording.sv.times import say_clock
from aukio.domain.wording.when import PlainWhen, Tense, When


def say_plain_days(when: When) -> PlainWhen:
    """``den 24 och den 31 december 2026`` · ``varannan fredag`` with ``Börjar den 4 december 2026.``"""
    period, past = when.period, when.tense is Tense.PAST
    if not period.repeats:
        return _headed(_list(stretches_said(period), when.today), past=past)
    again = _again(period)
    more = " och så vidare" if not again and has_more(period) else ""
    behind = [_begins(when)] if again else []
    if (last := last_day(period)) is not None and (again or more):
        behind.append(f"Sista dagen {'var' if past else 'är'} {say_plain_day(last, when.today)}.")
    if out := taken_out(period):
        behind.append(f"{'Det gällde inte' if past else 'Inte'} {_list(out, when.today)}.")
    return _headed(f"{again or _list(stretches_said(period), when.today)}{more}", *behind, past=past)


def _headed(days: str, *behind: str, past: bool) -> PlainWhen:
    if past:
        return PlainWhen(behind=" ".join(filter(None, (f"Ändringen är över. Den gällde {days}.", *behind))))
    return PlainWhen(days, " ".join(filter(None, behind)))


def _again(period: Period) -> str:
    """The repetition; dates of every year in words, as all dates of plain Swedish."""
    said = say_repetition(period).replace(" kl. ", " klockan ")
    found = None if period.days is None else repetition_of(period.days)
    if found is None or found.turn not in (Turn.DATES, Turn.SEASON) or all(map(in_whole_months, found.ranges)):
        return said
    head = {None: "varje år", Season.WINTER: "varje vinter", Season.SUMMER: "varje sommar"}[found.season]
    clock = said.partition(" klockan ")[2]
    return f"{head} {_dates(found.ranges, years=False)}{f' klockan {clock}' if clock else ''}"


def say_plain_day(day: date, today: date | None = None) -> str:
    """``den 17 mars 2020``; without the year where it is that of ``today``."""
    return _day(day) if today is not None and day.year == today.year else f"{_day(day)} {day.year}"


def _day(day: date) -> str:
    return f"den {day.day} {MONTHS[day.month - 1]}"


def _begins(when: When) -> str:
    if when.tense is not Tense.FUTURE:
        return "" if when.next is None else f"Nästa gång: {say_plain_day(when.next.start.date(), when.today)}."
    year = begins_in_year(when.period)
    first = f"år {year}" if year is not None else say_plain_day(when.period.start.date(), when.today)
    return f"Börjar {first}."


def _list(stretches: Sequence[Stretch], today: date | None) -> str:
    """Days in words, with their clock times if they are not whole days."""
    if not have_one_clock(stretches):
        return say_list(stretches, today).replace(" kl. ", " klockan ")
    clock = clock_of(stretches)
    at = "" if clock is None else f" klockan {say_clock(clock[0])}–{say_clock(clock[1])}"
    return f"{_dates(ranges_of(stretches), today=today)}{at}"


def _dates(ranges: Iterable[DayRange], *, years: bool = True, today: date | None = None) -> str:
    if not years:
        return joined((_range(each, years=False) for each in ranges), "och")
    said: list[str] = []
    for group in by_year(ranges):
        if group.in_one_month and all(each.is_day for each in group.ranges):
            each = joined((f"den {days.first.day}" for days in group.ranges), "och")
            said.append(f"{each} {MONTHS[group.ranges[0].last.month - 1]}")
        else:
            said += [_range(days) for days in group.ranges]
        if group.over_new_year or today is None or group.year != today.year:
            said[-1] += f" {group.year}"
    return joined(said, "och")


def _range(days: DayRange, *, years: bool = True) -> str:
    first, last = days.first, days.last
    if days.is_day:
        return _day(first)
    begins = f"den {first.day}" if days.in_one_month else _day(first)
    return f"från {begins}{f' {first.year}' if years and first.year != last.year else ''} till {_day(last)}"
