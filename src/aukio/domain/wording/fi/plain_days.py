"""Plain Finnish: when something is that is on several days, in a list or again and again, as sentences of their own."""

from datetime import date

from aukio.domain.wording.fi.periods import say_list, say_repetition
from aukio.domain.wording.fi.times import say_day, say_weekday_in_full
from aukio.domain.wording.listed_days import begins_in_year, has_more, last_day, stretches_said, taken_out
from aukio.domain.wording.phrasing import sentence
from aukio.domain.wording.when import PlainWhen, Tense, When


def say_plain_days(when: When) -> PlainWhen:
    """``24. ja 31.12.2026`` · ``joka toinen perjantai`` with ``Alkaa perjantaina 4.12.2026.``"""
    period, past = when.period, when.tense is Tense.PAST
    listed = say_list(stretches_said(period), when.today).replace(" klo ", " kello ")
    if not period.repeats:
        return _headed(listed, past=past)
    again = say_repetition(period).replace(" klo ", " kello ")
    more = " ja niin edelleen" if not again and has_more(period) else ""
    behind = [_begins(when)] if again else []
    if (last := last_day(period)) is not None and (again or more):
        was = "oli" if past else "on"
        behind.append(sentence(f"viimeinen päivä {was} {say_weekday_in_full(last)} {say_day(last, when.today)}"))
    if out := taken_out(period):
        days = say_list(out, when.today).replace(" klo ", " kello ")
        behind.append(sentence(f"{'se ei ollut' if past else 'ei'} {days}"))
    return _headed(f"{again or listed}{more}", *behind, past=past)


def _headed(days: str, *behind: str, past: bool) -> PlainWhen:
    if past:
        over = f"Muutos on ohi. {sentence(f'se oli {days}')}"
        return PlainWhen(behind=" ".join(filter(None, (over, *behind))))
    return PlainWhen(days, " ".join(filter(None, behind)))


def _begins(when: When) -> str:
    if when.tense is not Tense.FUTURE:
        return "" if when.next is None else sentence(f"seuraava kerta: {_on(when.next.start.date(), when.today)}")
    year = begins_in_year(when.period)
    first = f"vuonna {year}" if year is not None else _on(when.period.start.date(), when.today)
    return sentence(f"alkaa {first}")


def _on(day: date, today: date | None) -> str:
    return f"{say_weekday_in_full(day)}na {say_day(day, today)}"
