"""A fact in time: one sentence for each effect, whose verb says whether it is ahead, going on or over.

"Closed from 17 March 2020 until further notice." The period stands in the sentence; where the sentence has a tail of
its own (hours, numbers, names), it stands in brackets behind.
"""

from datetime import date, time

from aukio.domain.city.places import Admission, ChannelKind
from aukio.domain.clock.local_time import OpenEnd, Period
from aukio.domain.facts.effects import (
    Admit,
    Bookings,
    CancelEvents,
    Capacity,
    Close,
    ClosesWithLastUnit,
    Effect,
    EntryToOpenUnits,
    Hours,
    Normal,
    Passage,
    Promise,
    Shorten,
    Withhold,
    during_of,
    throughout,
)
from aukio.domain.wording.en.effects import say_effect
from aukio.domain.wording.en.over import say_over
from aukio.domain.wording.en.periods import OPEN_ENDS, from_until, say_about, say_days, say_period
from aukio.domain.wording.en.shorter_days import say_shorten
from aukio.domain.wording.en.times import (
    say_clock,
    say_day,
    say_during,
    say_full_day,
    say_moment,
    say_spans,
    say_times,
    say_week,
)
from aukio.domain.wording.en.words import CLOSED_CHANNELS, HOURS_OF
from aukio.domain.wording.listed_days import only_day, part_of_one_day, spans_of_its_days
from aukio.domain.wording.naming import Naming
from aukio.domain.wording.phrasing import at_times, bracketed, joined, last_minute, listed, minutes_of, sentence
from aukio.domain.wording.when import NOTHING_BESIDE, Beside, Tense, When


def say_when(when: When) -> str:
    """``from 17 March 2020 until further notice``, ``from 18 March to 30 April 2020``, ends inclusive."""
    return _say_when(when, since=when.tense is Tense.PRESENT and when.period.has_no_end)


def _say_when(when: When, *, since: bool) -> str:
    if when.period.never:
        return say_period(when.period, when.today)
    said = _said(when, since=since)
    # A named day that is over needs no words for it.
    return f"{said}, no longer" if when.tense is Tense.PAST and not _is_named(when.period) else said


def _said(when: When, *, since: bool = False) -> str:
    return say_days(when.period, when) if when.period.days is not None else _span(when, since=since)


def _span_of(when: When) -> str:
    return say_period(when.period, when.today) if when.period.never else _said(when)


def _is_named(period: Period) -> bool:
    return period.names_its_days and not period.repeats


def _span(when: When, *, since: bool) -> str:
    period, today = when.period, when.today
    start = say_moment(period.start, today)
    if period.about is not None and since:
        expected = say_about(period.about, today).removeprefix("about " if when.overdue else "")
        longer = f"for longer than expected (until {expected})" if when.overdue else f"expected until {expected}"
        return f"since {start}, {longer}"
    if period.about is not None:
        return f"from {start} until {say_about(period.about, today)}"
    if period.end is None:
        if period.open_end is None:
            return f"{'since' if since else 'from'} {start}"
        if period.open_end is OpenEnd.FOR_NOW:
            return f"{'since' if since else 'from'} {start}, {OPEN_ENDS[period.open_end]}"
        return f"from {start} {OPEN_ENDS[period.open_end]}"  # "since" looks back, "until" ahead
    last, minutes = last_minute(period.end)
    if last != period.start.date():
        return from_until(period.start, period.end, today)
    if (period.start.time(), minutes) == (time(), 1440):
        return f"on {say_day(last, today)}"
    return f"on {say_day(last, today)} from {say_clock(minutes_of(period.start))} until {say_clock(minutes)}"


def say_fact(  # noqa: C901  # one case for each effect
    effect: Effect, when: When, naming: Naming, beside: Beside = NOTHING_BESIDE
) -> str:
    """One sentence with its period, without its place; every date, hour, number and name of the fact is in it."""
    if (week := during_of(effect)) is not None:
        return at_times(say_times(week), say_fact(throughout(effect), when, naming, beside))
    period = say_when(when)
    named = isinstance(effect, Hours) and spans_of_its_days(when.period, effect.week)
    if when.tense is Tense.PAST and not when.period.never and not named:
        over = say_over(effect, _said(when), naming, beside)
        if over:
            return over
    match effect:
        case Close():
            return sentence(_closed_on_a_day(effect, when, beside) or _close(effect, when, period, beside))
        case Hours(week, channel) if spans := spans_of_its_days(when.period, week):
            return sentence(_hours_of_days(when, spans, channel, beside))
        case Hours(week, channel):
            normally = "" if beside.normally is None else f" (normally {say_week(beside.normally)})"
            new = "new " if when.period.has_no_end else "changed "
            new = new if when.tense is Tense.FUTURE and not when.still else ""
            return sentence(f"{new}{HOURS_OF[channel or ChannelKind.ON_SITE]} {period}: {say_week(week)}{normally}")
        case Shorten():
            return sentence(say_shorten(effect, when.tense, beside, _span_of(when)))
        case Withhold(services):
            return sentence(f"not available {period}: {joined(map(naming.service, services), 'and')}")
        case Admit(services=(), audience=None, is_=is_) if is_ is not Admission.BOOKED_ONLY:
            return sentence(f"{_bare(effect, naming)} {period}")
        case Capacity() | Normal():
            return sentence(f"{_bare(effect, naming)} {period}")
        case Promise(due=date()):
            return f"{say_effect(effect, naming).removesuffix(').')}; {period})."
        case Passage(to) if to:
            said = f"you may walk through {_say_when(when, since=False)}, only to"
            return sentence(f"{said}: {listed([*map(naming.place, to)], 'and')}")
        case Passage() | ClosesWithLastUnit() | EntryToOpenUnits() | CancelEvents(born_on_or_after=None, condition=""):
            # These have a verb in the present, which goes with "from" and not with "since".
            return sentence(f"{_bare(effect, naming)} {_say_when(when, since=False)}")
        case Bookings():  # it is about bookings for these times, not about when one books
            return bracketed(say_effect(effect, naming), f"for times {_say_when(when, since=False)}")
        case _:  # partial: the others are said by say_effect, with the period in brackets
            return bracketed(say_effect(effect, naming), period)


def _hours_of_days(when: When, spans: tuple[tuple[str, str], ...], channel: ChannelKind | None, beside: Beside) -> str:
    """``On Thursday 2 April 2020 open 10 am–4 pm``; ``phone hours on 24 and 31 December 2026: 9 am–midday``."""
    day = None if when.period.repeats else only_day(when.period)
    on = _said(when) if day is None else f"on {say_full_day(day, when.today)}"
    normally = "" if beside.normally is None else f" (normally {say_week(beside.normally)})"
    if channel in (None, ChannelKind.ON_SITE):
        was = "was open" if when.tense is Tense.PAST else "open"
        return f"{on}{',' if when.period.repeats else ''} {was} {say_spans(spans)}{normally}"
    return f"{HOURS_OF[channel]} {on}: {say_spans(spans)}{normally}"


def _bare(effect: Effect, naming: Naming) -> str:
    return say_effect(effect, naming).removesuffix(".")


_CLOSED = {Tense.FUTURE: "will be closed", Tense.PRESENT: "closed", Tense.PAST: "was closed"}


def _close(close: Close, when: When, period: str, beside: Beside) -> str:
    """What is closed; what continues a close says that it stays so, and one with an end when the door opens again."""
    stays = when.still and when.tense is Tense.FUTURE
    verb = "will stay closed" if stays else _CLOSED[when.tense]
    if when.tense is Tense.PAST and (len(close.channels) > 1 if close.channels else beside.many):
        verb = "were closed"
    of = joined((CLOSED_CHANNELS[each] for each in close.channels), "and")
    if close.during is not None or when.period.never:
        hours = "" if close.during is None else f" {say_during(close.during)}"
        over = when.tense is Tense.PAST and not when.period.never
        was = f"{verb.removesuffix('closed')}" if over else ""
        return f"{f'{of} ' if of else ''}{was}closed{hours} ({_span_of(when) if over else period})"
    if beside.unstaffed is not None:
        hours = "" if beside.unstaffed.week is None else f" {say_week(beside.unstaffed.week)}"
        if when.tense is Tense.PAST:
            return f"there were no staff {_span_of(when)}; self-service was open{hours}"
        return f"{'still ' if stays else ''}no staff {period}; self-service open{hours}"
    if close.channels == (ChannelKind.ON_SITE,):
        if when.tense is Tense.PAST:
            return f"there was no service on site {_span_of(when)}"
        return f"{'still ' if stays else ''}no service on site {period}"
    if close.channels:
        return f"{of} {verb} {_span_of(when) if when.tense is Tense.PAST else period}"
    if beside.equipment and when.tense is Tense.PAST:
        return f"{'were' if beside.many else 'was'} not in use {_span_of(when)}"
    if beside.equipment:
        return f"{'still ' if stays else ''}not in use {period}"
    return f"{verb} {_span_of(when) if when.tense is Tense.PAST else period}{_reopens(when)}"


def _closed_on_a_day(close: Close, when: When, beside: Beside) -> str | None:
    """A part of one day, said as a day; None for any other close."""
    part = part_of_one_day(close, when, beside)
    if part is None:
        return None
    day, spans = part
    was = "was closed" if when.tense is Tense.PAST else "closed"
    return f"on {say_full_day(day, when.today)} {was} {say_spans(spans)}"


def _reopens(when: When) -> str:
    if when.reopens is None or when.period.in_several_parts:  # it opens between the days as well
        return ""
    return f"; {'reopened' if when.tense is Tense.PAST else 'will reopen'} on {say_day(when.reopens, when.today)}"
