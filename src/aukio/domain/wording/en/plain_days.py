"""Plain English: when something is that is on several days, in a list or again and again, as sentences of their own."""

from aukio.domain.clock.local_time import Period
from aukio.domain.wording.en.periods import say_list, say_repetition
from aukio.domain.wording.en.times import say_day
from aukio.domain.wording.listed_days import begins_in_year, has_more, last_day, ranges_of, stretches_said, taken_out
from aukio.domain.wording.when import Tense, When


def say_plain_days(when: When) -> str:
    """``The change applies on 24 and 31 December 2026.`` · ``The change happens every other Friday. …``"""
    period, past = when.period, when.tense is Tense.PAST
    if not period.repeats:
        return f"The change {'applied' if past else 'applies'} {say_list(stretches_said(period))}."
    again = say_repetition(period)
    more = ", and so on" if not again and has_more(period) else ""
    said = [f"The change {'happened' if past else 'happens'} {again or say_list(stretches_said(period))}{more}."]
    if again:
        said += [_begins(when)]
    if (last := last_day(period)) is not None and (again or more):
        said.append(f"The last day {'was' if past else 'is'} {say_day(last)}.")
    if out := taken_out(period):
        said.append(f"It {'did' if past else 'does'} not happen {say_list(out)}.")
    return " ".join(filter(None, said))


def _begins(when: When) -> str:
    if when.tense is not Tense.FUTURE:
        if when.next is None:
            return ""
        verb = "is" if ranges_of((when.next,))[0].is_day else "begins on"
        return f"The next time {verb} {say_day(when.next.start.date())}."
    year = begins_in_year(when.period)
    return f"It starts in {year}." if year is not None else _first(when.period)


def _first(period: Period) -> str:
    return f"The first time is {say_day(period.start.date())}."
