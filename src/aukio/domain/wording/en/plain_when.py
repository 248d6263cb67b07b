"""Plain English: when a fact holds, with the weekday before each date, as words that stand before the fact."""

from datetime import date, datetime

from aukio.domain.clock.local_time import OpenEnd
from aukio.domain.wording.en.periods import say_about
from aukio.domain.wording.en.plain_days import say_plain_days
from aukio.domain.wording.en.times import say_clock, say_day, say_moment, say_weekday_in_full
from aukio.domain.wording.phrasing import last_minute, minutes_of
from aukio.domain.wording.when import PlainWhen, Tense, When

_OPEN_ENDS = {
    OpenEnd.UNTIL_FURTHER_NOTICE: " until further notice",
    OpenEnd.FOR_NOW: ", for now",
    OpenEnd.AS_CONDITIONS_PERMIT: ", as long as needed",
}


def say_plain_when(when: When) -> PlainWhen:
    """``from Tuesday 17 March`` · ``We open again on Tuesday 14 April.``"""
    period, today = when.period, when.today
    if period.never:
        return PlainWhen(behind=f"Planned from {_moment(period.start, today)}. The change was called off.")
    if when.tense is Tense.PAST and not period.in_several_parts:
        return PlainWhen(behind=f"The change is over. It was {_bounded(when)}.")
    again = "" if when.reopens is None else f"We open again on {_day(when.reopens, today)}."
    if period.in_several_parts:
        said = say_plain_days(when)
        return PlainWhen(said.head, " ".join(filter(None, (said.behind, again))))
    also = "also " if when.still else ""
    since = "since" if when.tense is Tense.PRESENT and period.end is None and period.open_end is None else "from"
    start = f"{also}{since} {_moment(period.start, today)}"
    if period.about is not None:
        return PlainWhen(f"{start} until {say_about(period.about, today)}")
    if period.end is None:
        return PlainWhen(f"{start}{'' if period.open_end is None else _OPEN_ENDS[period.open_end]}")
    if again and last_minute(period.end)[1] == 1440:  # the day of reopening says the end
        return PlainWhen(start, again)
    return PlainWhen(f"{also}{_bounded(when)}", again)


def _bounded(when: When) -> str:
    """``on Wednesday 18 March`` · ``from Wednesday 18 March to Thursday 30 April``, with clock times if it has them."""
    period, today = when.period, when.today
    if period.end is None:
        raise ValueError("it has no end")
    last, minutes = last_minute(period.end)
    first = minutes_of(period.start)
    if last == period.start.date():
        clocks = "" if (first, minutes) == (0, 1440) else f" from {say_clock(first)} to {say_clock(minutes)}"
        return f"on {_day(last, today)}{clocks}"
    year = today if period.start.year == last.year else None
    ends = _day(last, year) if minutes == 1440 else _moment(period.end, year)
    return f"from {_moment(period.start, last)} to {ends}"


def _day(day: date, today: date | None = None) -> str:
    return f"{say_weekday_in_full(day)} {say_day(day, today)}"


def _moment(local: datetime, today: date | None) -> str:
    return f"{say_weekday_in_full(local.date())} {say_moment(local, today)}"
