"""Times: days, clocks, weeks and periods (R014, R016, R123–R125).

Patterns: "må–fr kl. 7–19", "må–to kl. 6.45–18", "30.3.2020 kl. 17.15".
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

from aukio.domain.week import AnyWeek, ClockSpan, Cycle, Holidays, NthWeekday, Rule, Week, Weekdays, WeekParity
from aukio.domain.wording.phrasing import (
    ALL_DAY,
    days_listed,
    dotted_clock,
    dotted_day,
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
from aukio.domain.wording.sv.approximate import say_approximate
from aukio.domain.wording.sv.dates import say_dates

DAYS = ("må", "ti", "on", "to", "fr", "lö", "sö")
DAYS_IN_FULL = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
NTHS = {
    1: "första",
    2: "andra",
    3: "tredje",
    4: "fjärde",
    5: "femte",
    -1: "sista",
    -2: "näst sista",
    -3: "tredje sista",
    -4: "fjärde sista",
    -5: "femte sista",
}


def say_day(day: date, today: date | None = None) -> str:
    """``30.3.2020``; without the year where it is that of ``today``: ``30.3``."""
    return dotted_day(day, year=today is None or day.year != today.year, point="")


def say_near_day(day: date, today: date) -> str:
    """``i dag``, ``i morgon``, ``må 30.3``."""
    near = {0: "i dag", 1: "i morgon"}.get((day - today).days)
    return near or f"{say_weekday(day)} {say_day(day, today)}"


def say_full_day(day: date, today: date | None = None) -> str:
    """``måndag 30.3.2020``."""
    return f"{say_weekday_in_full(day)} {say_day(day, today)}"


def say_days_from_to(first: date, last: date, today: date | None = None) -> str:
    """``18.3–30.4.2020``, ``18–30.3.2020``: what both days share is said once; one day is that day."""
    if first == last:
        return say_day(last, today)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{say_day(last, today)}"
    return f"{say_day(first, last)}–{say_day(last, today if first.year == last.year else None)}"


def say_weekday(day: date) -> str:
    """``må``."""
    return DAYS[day.weekday()]


def say_weekday_in_full(day: date) -> str:
    """``måndag``."""
    return DAYS_IN_FULL[day.weekday()]


def say_instead(day: date) -> str:
    """``i stället för fredag 18.4.2025``: the day that another one makes up for."""
    return f"i stället för {say_full_day(day)}"


def say_moment(local: datetime, today: date | None = None) -> str:
    """``30.3.2020 kl. 17.15``; the day alone at midnight."""
    day = say_day(local.date(), today)
    return day if local.time() == time() else f"{day} kl. {say_clock(minutes_of(local))}"


def say_near_moment(local: datetime, today: date) -> str:
    """``i dag kl. 17.15``, ``må 30.3 kl. 17.15``."""
    return f"{say_near_day(local.date(), today)} kl. {say_clock(minutes_of(local))}"


def say_clock(minutes: int) -> str:
    """``7``, ``6.45``, ``24``."""
    return dotted_clock(minutes)


def say_at(minutes: int) -> str:
    """``kl. 18``."""
    return f"kl. {say_clock(minutes)}"


def say_slot(minutes: int) -> str:
    """A time among others in a list: ``9.00``."""
    hour, minute = divmod(minutes % 1440, 60)
    return f"{hour}.{minute:02d}"


def say_from_to(start: datetime, end: datetime, today: date | None = None) -> str:
    """``må 30.3 kl. 18–20``; an end on another day is named."""
    first, (last, minutes) = start.date(), last_minute(end)
    begins = f"{say_weekday(first)} {say_day(first, today)} kl. {say_clock(minutes_of(start))}"
    if first == last:
        return f"{begins}–{say_clock(minutes)}"
    return f"{begins} – {say_weekday(last)} {say_day(last, today)} kl. {say_clock(minutes)}"


def say_span(span: ClockSpan) -> str:
    """``8–16``, ``8 till solnedgången``; a whole day is ``dygnet runt``."""
    if span == ALL_DAY:
        return "dygnet runt"
    if span.is_approximate:
        return _say_approximate(span, "kl.")
    return f"{say_clock(span.start)}–{say_clock(span.end)}"


def say_plain_span(span: ClockSpan) -> str:
    """The same with the word for the clock written out."""
    return _say_approximate(span, "klockan") if span.is_approximate else say_span(span)


def _say_approximate(span: ClockSpan, clock: str) -> str:
    """``8 till solnedgången``, ``från soluppgången till solnedgången``; the word before a first number is not here."""

    def say(minutes: int) -> str:
        return f"{clock} {say_clock(minutes)}"

    opens, closes = ends_of(span, say, lambda time: say_approximate(time, say))
    begins = opens.removeprefix(f"{clock} ") if span.opens is None else f"från {opens}"
    return f"{begins} till {closes}"


def say_spans(spans: Iterable[tuple[str, str]] | None) -> str:
    """``8–11 och 12–16``; none is ``stängt``."""
    if spans is None:
        return "öppettiderna är inte kända"
    return joined(map(say_span, spans_of(spans)), "och") or "stängt"


def say_holiday(name: str, day: date, where: str, spans: Sequence[tuple[str, str]] | None) -> str:
    """What happens at some places on a public holiday, with its name if it has one."""
    said = say_spans(spans)
    if said[0].isdigit():
        said = f"kl. {said}"
    state = f"öppet {said}" if spans else said
    return f"{name or 'Helgdag'}, {say_weekday(day)} {say_day(day)}: {where} {state}."


def say_week(week: AnyWeek | None) -> str:
    """``må–fr kl. 7–19, lö kl. 8–15, sö stängt``; None is a week that is not known."""
    if week is None:
        return "inte kända"
    if isinstance(week, Cycle):
        return _say_cycle(week)
    if never_open(week):
        return "stängt"
    return rules_listed([_say_rule(rule) for rule in standing_rules(week)])


def _say_cycle(cycle: Cycle) -> str:
    said, start = [say_week(week) for week in cycle.weeks], say_day(cycle.monday)
    if len(said) == 2:
        return f"varannan vecka från och med {start}: {said[0]}; övriga veckor: {said[1]}"
    # "Vecka 1" would be the first week of the year.
    turns = (f"{NTHS.get(number, f'{number}:e')} veckan: {week}" for number, week in enumerate(said, start=1))
    return f"{len(said)} veckors schema från och med veckan som börjar {start}: {'; '.join(turns)}"


def say_during(week: Week) -> str:
    """When something is closed in a week: ``må–fr kl. 12–14, inte på helgdagar``."""
    rules = standing_rules(week)
    return rules_listed([f"på {each}" if (each := _say_whole_days(rule)) else _say_held(rule) for rule in rules])


DAYS_EACH_WEEK = tuple(f"{day}ar" for day in DAYS_IN_FULL)


def say_times(week: Week) -> str:
    """The hours of a week in which something is so: ``tisdagar och torsdagar``, ``må–fr kl. 9–11.30``."""
    return rules_listed([_say_whole_days(rule) or _say_held(rule) for rule in standing_rules(week)])


def _say_held(rule: Rule) -> str:
    return _say_rule(rule) if rule.spans else f"inte {_say_days(rule)}"


def _say_whole_days(rule: Rule) -> str:
    """Weekdays that count from midnight to midnight; nothing for another rule."""
    if not is_whole_weekdays(rule) or not isinstance(rule.selector, Weekdays):
        return ""
    return days_listed(rule.selector.days, DAYS_EACH_WEEK, last="och")


def _say_rule(rule: Rule) -> str:
    days = _say_days(rule)
    if rule.dates and not rule.spans:
        return f"{days} stängt"
    if not rule.spans:
        return f"stängt {days}" if isinstance(rule.selector, Holidays) else f"{days} stängt"
    said = joined(map(say_span, rule.spans), "och")
    return f"{days} kl. {said}" if said[0].isdigit() else f"{days} {said}"


def _say_days(rule: Rule) -> str:
    if not rule.dates:
        return _say_undated_days(rule)
    if rule.is_every_day:
        every = " alla dagar" if rule.spans and not rule.names_its_days else ""
        return f"{say_dates(rule.dates)}{every}"
    return f"{say_dates(rule.dates)} {_say_undated_days(rule)}"


def _say_undated_days(rule: Rule) -> str:
    days = _say_selector(rule)
    if rule.parity is None:
        return days
    weeks = "udda veckor" if rule.parity is WeekParity.ODD else "jämna veckor"
    return f"{days} {weeks}" if isinstance(rule.selector, Holidays) else f"{weeks} {days}"


def _say_selector(rule: Rule) -> str:
    match rule.selector:
        case Weekdays(days):
            return days_listed(days, DAYS)
        case NthWeekday(day, nths):
            return f"{joined((NTHS[nth] for nth in nths), 'och')} {DAYS_IN_FULL[day]}en i månaden"
        case Holidays(weekdays):
            return f"på helgdagar ({days_listed(weekdays, DAYS)})" if weekdays else "på helgdagar"


def say_until(local: datetime, today: date) -> str:
    """``till kl. 16``; on another day ``till må 30.3 kl. 16``."""
    return f"till {_when(*last_minute(local), today)}"


def say_open_until(local: datetime, today: date) -> str:
    """``öppet till kl. 16``: until when the door is open, behind a state that says for whom."""
    return f"öppet {say_until(local, today)}"


def say_opens(local: datetime, today: date) -> str:
    """``öppnar kl. 8``; on another day ``öppnar må 30.3 kl. 8``, the day alone at midnight."""
    if local.time() == time() and local.date() != today:
        return f"öppnar {say_near_day(local.date(), today)}"
    return f"öppnar {_when(local.date(), minutes_of(local), today)}"


def say_closes(local: datetime, today: date) -> str:
    """``stänger kl. 16``; on another day ``stänger må 30.3 kl. 16``."""
    return f"stänger {_when(*last_minute(local), today)}"


def say_coming(state: str, local: datetime, today: date, *, one_day: bool) -> str:
    """``Stängt från och med måndag 30.3.`` · ``Stängt måndag 30.3.``; no state: other hours."""
    day = say_full_day(local.date(), today)
    clock = "" if local.time() == time() else f" kl. {say_clock(minutes_of(local))}"
    return f"{state or 'Avvikande öppettider'} {'' if one_day else 'från och med '}{day}{clock}."


def _when(day: date, minutes: int, today: date) -> str:
    clock = f"kl. {say_clock(minutes)}"
    return clock if day == today else f"{say_near_day(day, today)} {clock}"


def say_stamps(first: datetime, last: datetime) -> str:
    """``Publicerad 16.3.2020 kl. 17.15. Uppdaterad 27.3.2020 kl. 12.``"""
    updated = "" if last == first else f" Uppdaterad {say_moment(last)}."
    return f"Publicerad {say_moment(first)}.{updated}"
