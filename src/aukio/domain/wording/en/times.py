"""Times: days, clocks, weeks and periods (R014, R016, R123–R125).

Patterns: "Mon–Fri 7 am–7 pm", "6:45 am–6 pm", "16 March 2020".
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

from aukio.domain.week import AnyWeek, ClockSpan, Cycle, Holidays, NthWeekday, Rule, Week, Weekdays, WeekParity
from aukio.domain.wording.en.approximate import say_approximate
from aukio.domain.wording.en.dates import MONTHS, say_dates, say_on_dates
from aukio.domain.wording.phrasing import (
    ALL_DAY,
    days_listed,
    ends_of,
    is_whole_weekdays,
    joined,
    last_minute,
    minutes_of,
    never_open,
    rules_listed,
    spans_of,
    standing_rules,
)

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
DAYS_IN_FULL = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NTHS = {
    1: "first",
    2: "second",
    3: "third",
    4: "fourth",
    5: "fifth",
    -1: "last",
    -2: "last but one",
    -3: "third to last",
    -4: "fourth to last",
    -5: "fifth to last",
}


def say_day(day: date, today: date | None = None) -> str:
    """``16 March 2020``; without the year where it is that of ``today``."""
    said = f"{day.day} {MONTHS[day.month - 1]}"
    return said if today is not None and day.year == today.year else f"{said} {day.year}"


def say_near_day(day: date, today: date) -> str:
    """``today``, ``tomorrow``, ``Mon 30 March``."""
    near = {0: "today", 1: "tomorrow"}.get((day - today).days)
    return near or f"{say_weekday(day)} {say_day(day, today)}"


def say_full_day(day: date, today: date | None = None) -> str:
    """``Monday 30 March 2020``."""
    return f"{say_weekday_in_full(day)} {say_day(day, today)}"


def say_days_from_to(first: date, last: date, today: date | None = None) -> str:
    """``30 March``, ``2 to 5 January``, ``18 March to 30 April 2020``: a year that both days share is said once."""
    if first == last:
        return say_day(last, today)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {say_day(last, today)}"
    begins = say_day(first, last if first.year == last.year else None)
    return f"{begins} to {say_day(last, today if first.year == last.year else None)}"


def say_weekday(day: date) -> str:
    """``Mon``."""
    return DAYS[day.weekday()]


def say_weekday_in_full(day: date) -> str:
    """``Monday``."""
    return DAYS_IN_FULL[day.weekday()]


def say_instead(day: date) -> str:
    """``instead of Friday 18 April 2025``: the day that another one makes up for."""
    return f"instead of {say_full_day(day)}"


def say_moment(local: datetime, today: date | None = None) -> str:
    """A local minute: the day alone at midnight, else ``16 March 2020 at 5:15 pm``."""
    if local.time() == time():
        return say_day(local.date(), today)
    return f"{say_day(local.date(), today)} at {say_clock(minutes_of(local))}"


def say_near_moment(local: datetime, today: date) -> str:
    """``today at 5:15 pm``, ``Mon 30 March at 5:15 pm``."""
    return f"{say_near_day(local.date(), today)} at {say_clock(minutes_of(local))}"


def say_clock(minutes: int) -> str:
    """Minutes since midnight: ``7 am``, ``6:45 am``, ``midday``, ``midnight``."""
    hour, minute = divmod(minutes % 1440, 60)
    if minute == 0 and hour in (0, 12):
        return "midday" if hour else "midnight"
    half = "am" if hour < 12 else "pm"
    shown = hour % 12 or 12
    return f"{shown}:{minute:02d} {half}" if minute else f"{shown} {half}"


def say_at(minutes: int) -> str:
    """``at 6 pm``."""
    return f"at {say_clock(minutes)}"


def say_slot(minutes: int) -> str:
    """A time among others in a list: ``9 am``."""
    return say_clock(minutes)


def say_from_to(start: datetime, end: datetime, today: date | None = None) -> str:
    """``Mon 30 March 6 pm–8 pm``; an end on another day is named."""
    first, (last, minutes) = start.date(), last_minute(end)
    begins = f"{say_weekday(first)} {say_day(first, today)} {say_clock(minutes_of(start))}"
    if first == last:
        return f"{begins}–{say_clock(minutes)}"
    return f"{begins} – {say_weekday(last)} {say_day(last, today)} {say_clock(minutes)}"


def say_span(span: ClockSpan) -> str:
    """``8 am–4 pm``, ``8 am until sunset``; the whole day is ``all day``."""
    if span == ALL_DAY:
        return "all day"
    if span.is_approximate:
        return " until ".join(say_ends(span))
    return f"{say_clock(span.start)}–{say_clock(span.end)}"


def say_ends(span: ClockSpan) -> tuple[str, str]:
    """The beginning and the end of a span: ``8 am`` and ``sunset``."""
    return ends_of(span, say_clock, lambda time: say_approximate(time, say_clock))


def say_spans(spans: Iterable[tuple[str, str]] | None) -> str:
    """``8 am–11 am and midday–4 pm``; none is ``closed``."""
    if spans is None:
        return "hours not known"
    return joined(map(say_span, spans_of(spans)), "and") or "closed"


def say_holiday(name: str, day: date, where: str, spans: Sequence[tuple[str, str]] | None) -> str:
    """What happens at some places on a public holiday, with its name if it has one."""
    said = say_spans(spans)
    state = f"open {said}" if spans else said
    return f"{name or 'Public holiday'}, {say_weekday(day)} {say_day(day)}: {where} {state}."


def say_week(week: AnyWeek | None) -> str:
    """``Mon–Fri 8 am–4 pm, closed on public holidays``; None is a week that is not known."""
    if week is None:
        return "not known"
    if isinstance(week, Cycle):
        return _say_cycle(week)
    if never_open(week):
        return "closed"
    return rules_listed([_say_rule(rule, "closed on") for rule in standing_rules(week)])


def say_turn(number: int) -> str:
    """``first``: a week of a cycle."""
    return NTHS.get(number, f"{number}th")


def _say_cycle(cycle: Cycle) -> str:
    said, start = [say_week(week) for week in cycle.weeks], say_day(cycle.monday)
    if len(said) == 2:
        return f"every other week from the week of {start}: {said[0]}; the other weeks: {said[1]}"
    turns = (f"{say_turn(number)} week: {week}" for number, week in enumerate(said, start=1))
    return f"{len(said)} weeks in turn from the week of {start}: {'; '.join(turns)}"


def say_during(week: Week) -> str:
    """When in a week it is closed: ``Mon–Fri midday–2 pm, not on public holidays``, ``on Wednesdays``."""
    rules = standing_rules(week)
    said = [f"on {each}" if (each := _say_whole_days(rule)) else _say_rule(rule, "not on") for rule in rules]
    return rules_listed(said)


DAYS_EACH_WEEK = tuple(f"{day}s" for day in DAYS_IN_FULL)


def say_times(week: Week) -> str:
    """The hours of a week in which something is so: ``Tuesdays and Thursdays``, ``Mon–Fri 9 am–11:30 am``."""
    return rules_listed([_say_whole_days(rule) or _say_rule(rule, "not on") for rule in standing_rules(week)])


def _say_whole_days(rule: Rule) -> str:
    """Weekdays that count from midnight to midnight; nothing for another rule."""
    if not is_whole_weekdays(rule) or not isinstance(rule.selector, Weekdays):
        return ""
    return days_listed(rule.selector.days, DAYS_EACH_WEEK, run=" to ", last="and")


def _say_rule(rule: Rule, closed: str) -> str:
    days = _say_selector(rule)
    if rule.parity is not None:
        days += " in odd-numbered weeks" if rule.parity is WeekParity.ODD else " in even-numbered weeks"
    if rule.dates:
        return _say_dated(rule, days, closed)
    if not rule.spans:
        return f"{closed} {days}"
    on = "on " if isinstance(rule.selector, Holidays) else ""
    return f"{on}{days} {joined(map(say_span, rule.spans), 'and')}"


def _say_dated(rule: Rule, days: str, closed: str) -> str:
    if not rule.spans:
        on = say_on_dates(rule.dates)
        return f"{closed.removesuffix(' on')} {on}" if rule.is_every_day else f"{closed} {days} {on}"
    spans, dates = joined(map(say_span, rule.spans), "and"), say_dates(rule.dates)
    if isinstance(rule.selector, Holidays):
        return f"on {days} {say_on_dates(rule.dates)} {spans}"
    if not rule.is_every_day:
        return f"{dates} {days} {spans}"
    return f"{dates} {spans}" if rule.names_its_days else f"{dates} every day {spans}"


def _say_selector(rule: Rule) -> str:
    match rule.selector:
        case Weekdays(days):
            return days_listed(days, DAYS)
        case NthWeekday(day, nths):
            return f"the {joined((NTHS[nth] for nth in nths), 'and')} {DAYS[day]} of the month"
        case Holidays(weekdays):
            return f"public holidays ({days_listed(weekdays, DAYS)})" if weekdays else "public holidays"


def say_until(local: datetime, today: date) -> str:
    """``until 4 pm``; on another day ``until Mon 30 March 4 pm``."""
    return f"until {_when(*last_minute(local), today)}"


def say_open_until(local: datetime, today: date) -> str:
    """``open until 4 pm``: until when the door is open, behind a state that says for whom."""
    return f"open {say_until(local, today)}"


def say_opens(local: datetime, today: date) -> str:
    """``opens 8 am``; on another day ``opens Mon 30 March 8 am``; at midnight the day begins it."""
    if local.time() == time() and local.date() != today:
        return f"opens {say_near_day(local.date(), today)}"
    return f"opens {_when(local.date(), minutes_of(local), today)}"


def say_closes(local: datetime, today: date) -> str:
    """``closes 4 pm``; on another day ``closes Mon 30 March 4 pm``."""
    return f"closes {_when(*last_minute(local), today)}"


def say_coming(state: str, local: datetime, today: date, *, one_day: bool) -> str:
    """``Closed from Monday 30 March.`` · ``Closed on Monday 30 March.``; no state: other hours."""
    day = say_full_day(local.date(), today)
    clock = "" if local.time() == time() else f" {say_clock(minutes_of(local))}"
    return f"{state or 'Different hours'} {'on' if one_day else 'from'} {day}{clock}."


def _when(day: date, minutes: int, today: date) -> str:
    return say_clock(minutes) if day == today else f"{say_near_day(day, today)} {say_clock(minutes)}"


def say_stamps(first: datetime, last: datetime) -> str:
    """``Published 16 March 2020 at 5:15 pm. Updated 27 March 2020 at midday.``"""
    updated = "" if last == first else f" Updated {say_moment(last)}."
    return f"Published {say_moment(first)}.{updated}"
