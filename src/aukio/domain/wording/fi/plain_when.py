"""Plain Finnish: when a fact holds, with the weekday before each date, as words that stand before the fact."""

from datetime import date, datetime, time

from aukio.domain.clock.local_time import OpenEnd
from aukio.domain.wording.fi.periods import say_about
from aukio.domain.wording.fi.plain_days import say_plain_days
from aukio.domain.wording.fi.plain_times import FROM, TO, say_plain_day
from aukio.domain.wording.fi.times import say_clock, say_day
from aukio.domain.wording.phrasing import last_minute, minutes_of, sentence
from aukio.domain.wording.when import PlainWhen, Tense, When

_OPEN_ENDS = {
    OpenEnd.UNTIL_FURTHER_NOTICE: " toistaiseksi",
    OpenEnd.FOR_NOW: " ainakin toistaiseksi",
    OpenEnd.AS_CONDITIONS_PERMIT: " niin kauan kuin tarpeen",
}


def say_plain_when(when: When) -> PlainWhen:
    """``tiistaista 17.3. alkaen`` · ``Avaamme taas tiistaina 14.4.``"""
    period, today = when.period, when.today
    if period.never:
        planned = sentence(f"muutoksen piti alkaa {_at(period.start, today)}")
        return PlainWhen(behind=f"{planned} Peruimme muutoksen.")
    if when.tense is Tense.PAST and not period.in_several_parts:
        return PlainWhen(behind=f"Muutos on ohi. {sentence(f'se oli {_bounded(when)}')}")
    again = "" if when.reopens is None else sentence(f"avaamme taas {say_plain_day(when.reopens, today)}")
    if period.in_several_parts:
        said = say_plain_days(when)
        return PlainWhen(said.head, " ".join(filter(None, (said.behind, again))))
    also = "myös " if when.still else ""
    start = f"{also}{_from(period.start, today)} alkaen"
    if period.about is not None:
        return PlainWhen(f"{start}, {say_about(period.about, today)}")
    if period.end is None:
        return PlainWhen(f"{start}{'' if period.open_end is None else _OPEN_ENDS[period.open_end]}")
    if again and last_minute(period.end)[1] == 1440:  # the day of reopening says the end
        return PlainWhen(start, again)
    return PlainWhen(f"{also}{_bounded(when)}", again)


def _bounded(when: When) -> str:
    """``keskiviikkona 18.3.`` · ``keskiviikosta 18.3. torstaihin 30.4.``, with clock times if it has them."""
    period, today = when.period, when.today
    if period.end is None:
        raise ValueError("it has no end")
    last, minutes = last_minute(period.end)
    first = minutes_of(period.start)
    if last == period.start.date():
        clocks = "" if (first, minutes) == (0, 1440) else f" kello {say_clock(first)}–{say_clock(minutes)}"
        return f"{say_plain_day(last, today)}{clocks}"
    year = today if period.start.year == last.year else None
    ends = f"{TO[last.weekday()]} {say_day(last, year)}{'' if minutes == 1440 else f' kello {say_clock(minutes)}'}"
    return f"{_from(period.start, last)} {ends}"


def _from(local: datetime, today: date | None) -> str:
    clock = "" if local.time() == time() else f" kello {say_clock(minutes_of(local))}"
    return f"{FROM[local.weekday()]} {say_day(local.date(), today)}{clock}"


def _at(local: datetime, today: date | None) -> str:
    clock = "" if local.time() == time() else f" kello {say_clock(minutes_of(local))}"
    return f"{say_plain_day(local.date(), today)}{clock}"
