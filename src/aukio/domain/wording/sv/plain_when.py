"""Plain Swedish: when a fact holds, with the weekday before each date, as words that stand before the fact."""

from datetime import date, datetime, time

from aukio.domain.clock.local_time import OpenEnd
from aukio.domain.wording.listed_days import Approximately, part_of_month
from aukio.domain.wording.phrasing import last_minute, minutes_of
from aukio.domain.wording.sv.dates import MONTHS
from aukio.domain.wording.sv.plain_days import say_plain_day, say_plain_days
from aukio.domain.wording.sv.times import DAYS_IN_FULL, say_clock
from aukio.domain.wording.when import PlainWhen, Tense, When

_OPEN_ENDS = {
    OpenEnd.UNTIL_FURTHER_NOTICE: " tills vidare",
    OpenEnd.FOR_NOW: ", åtminstone tills vidare",
    OpenEnd.AS_CONDITIONS_PERMIT: ", så länge det behövs",
}


def say_plain_when(when: When) -> PlainWhen:
    """``från tisdag 17 mars`` · ``Vi öppnar igen tisdag 14 april.``"""
    period, today = when.period, when.today
    if period.never:
        return PlainWhen(behind=f"Det skulle börja {_moment(period.start, today)}. Men ändringen blev inte av.")
    if when.tense is Tense.PAST and not period.in_several_parts:
        return PlainWhen(behind=f"Ändringen är över. Den gällde {_bounded(when)}.")
    again = "" if when.reopens is None else f"Vi öppnar igen {_day(when.reopens, today)}."
    if period.in_several_parts:
        said = say_plain_days(when)
        return PlainWhen(said.head, " ".join(filter(None, (said.behind, again))))
    also = "också " if when.still else ""
    start = f"{also}från {_moment(period.start, today)}"
    if period.about is not None:
        return PlainWhen(f"{start} till {_about(period.about, today)}")
    if period.end is None:
        return PlainWhen(f"{start}{'' if period.open_end is None else _OPEN_ENDS[period.open_end]}")
    if again and last_minute(period.end)[1] == 1440:  # the day of reopening says the end
        return PlainWhen(start, again)
    return PlainWhen(f"{also}{_bounded(when)}", again)


def _bounded(when: When) -> str:
    """``onsdag 18 mars`` · ``från onsdag 18 mars till torsdag 30 april``, with clock times if it has them."""
    period, today = when.period, when.today
    if period.end is None:
        raise ValueError("it has no end")
    last, minutes = last_minute(period.end)
    first = minutes_of(period.start)
    if last == period.start.date():
        clocks = "" if (first, minutes) == (0, 1440) else f" klockan {say_clock(first)}–{say_clock(minutes)}"
        return f"{_day(last, today)}{clocks}"
    year = today if period.start.year == last.year else None
    ends = _day(last, year) if minutes == 1440 else _moment(period.end, year)
    return f"från {_moment(period.start, last)} till {ends}"


def _day(day: date, today: date | None = None) -> str:
    return f"{DAYS_IN_FULL[day.weekday()]} {say_plain_day(day, today).removeprefix('den ')}"


def _moment(local: datetime, today: date | None) -> str:
    day = _day(local.date(), today)
    return day if local.time() == time() else f"{day} klockan {say_clock(minutes_of(local))}"


def _about(day: date, today: date | None) -> str:
    month = f"{MONTHS[day.month - 1]}{'' if today is not None and day.year == today.year else f' {day.year}'}"
    match part_of_month(day):
        case Approximately.BEGINNING:
            return f"ungefär början av {month}"
        case Approximately.MIDDLE:
            return f"ungefär mitten av {month}"
        case Approximately.END:
            return f"ungefär slutet av {month}"
        case None:
            return f"ungefär {_day(day, today)}"
