"""Plain English: when something is that is on several days, in a list or again and again, as sentences of their own."""

from aukio.domain.wording.en.periods import say_list, say_repetition
from aukio.domain.wording.en.times import say_day
from aukio.domain.wording.listed_days import begins_in_year, has_more, last_day, stretches_said, taken_out
from aukio.domain.wording.when import PlainWhen, Tense, When


def say_plain_days(when: When) -> PlainWhen:
    """``on 24 and 31 December 2026`` · ``every other Friday`` with ``Starts 4 December 2026.``"""
    period, past = when.period, when.tense is Tense.PAST
    if not period.repeats:
        return _headed(f"{say_list(stretches_said(period), when.today)}", past=past)
    again = say_repetition(period)
    more = ", and so on" if not again and has_more(period) else ""
    behind = [_begins(when)] if again else []
    if (last := last_day(period)) is not None and (again or more):
        behind.append(f"The last day {'was' if past else 'is'} {say_day(last, when.today)}.")
    if out := taken_out(period):
        behind.append(f"{'It was not' if past else 'Not'} {say_list(out, when.today)}.")
    return _headed(f"{again or say_list(stretches_said(period), when.today)}{more}", *behind, past=past)


def _headed(days: str, *behind: str, past: bool) -> PlainWhen:
    if past:
        return PlainWhen(behind=" ".join(filter(None, (f"The change is over. It was {days}.", *behind))))
    return PlainWhen(days, " ".join(filter(None, behind)))


def _begins(when: When) -> str:
    if when.tense is not Tense.FUTURE:
        return "" if when.next is None else f"Next: {say_day(when.next.start.date(), when.today)}."
    year = begins_in_year(when.period)
    return f"Starts {f'in {year}' if year is not None else say_day(when.period.start.date(), when.today)}."
