"""Plain Finnish: when something is that is on several days, in a list or again and again, as sentences of their own."""

from datetime import date

from aukio.domain.wording.fi.periods import say_list, say_repetition
from aukio.domain.wording.fi.times import say_day, say_weekday_in_full
from aukio.domain.wording.listed_days import begins_in_year, has_more, last_day, ranges_of, stretches_said, taken_out
from aukio.domain.wording.phrasing import sentence
from aukio.domain.wording.when import Tense, When


def say_plain_days(when: When) -> str:
    """``Muutos koskee näitä päiviä: 24. ja 31.12.2026.`` · ``Näin on joka toinen perjantai. Ensimmäinen kerta on …``"""
    period, past = when.period, when.tense is Tense.PAST
    listed = say_list(stretches_said(period)).replace(" klo ", " kello ")
    if not period.repeats:
        return f"Muutos {'koski' if past else 'koskee'} näitä päiviä: {listed}."
    again = say_repetition(period).replace(" klo ", " kello ")
    more = " ja niin edelleen" if not again and has_more(period) else ""
    was = "oli" if past else "on"
    said = [sentence(f"näin {was} {again}") if again else f"Näin {was} näinä päivinä: {listed}{more}."]
    if again:
        said.append(_begins(when))
    if (last := last_day(period)) is not None and (again or more):
        said.append(f"Viimeinen päivä {was} {say_weekday_in_full(last)} {say_day(last)}.")
    if out := taken_out(period):
        said.append(f"Näin ei {'ollut' if past else 'ole'} {say_list(out).replace(' klo ', ' kello ')}.")
    return " ".join(filter(None, said))


def _begins(when: When) -> str:
    if when.tense is not Tense.FUTURE:
        if when.next is None:
            return ""
        verb = "on" if ranges_of((when.next,))[0].is_day else "alkaa"
        return f"Seuraava kerta {verb} {_on(when.next.start.date())}."
    year = begins_in_year(when.period)
    return f"Ensimmäinen kerta on {f'vuonna {year}' if year is not None else _on(when.period.start.date())}."


def _on(day: date) -> str:
    return f"{say_weekday_in_full(day)}na {say_day(day)}"
