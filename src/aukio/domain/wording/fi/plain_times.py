"""Plain Finnish: days, times and weeks in whole words (R126).

No word is shortened: "kello", not "klo". The weekday stands before a date, too.
"""

from collections.abc import Iterable
from datetime import date
from typing import assert_never

from aukio.domain.week import AnyWeek, ClockSpan, Cycle, Holidays, NthWeekday, Rule, Week, Weekday, Weekdays, WeekParity
from aukio.domain.wording.fi.approximate import say_from, say_to
from aukio.domain.wording.fi.dates import say_plain_dates
from aukio.domain.wording.fi.times import DAYS_EACH_WEEK, DAYS_IN_FULL, NTHS, say_clock, say_day, say_weekday_in_full
from aukio.domain.wording.phrasing import (
    ALL_DAY,
    is_whole_weekdays,
    joined,
    never_open,
    sentence,
    sentences,
    spans_of,
    standing_rules,
    weekday_runs,
)


def say_plain_day(day: date, today: date | None = None) -> str:
    """``maanantaina 30.3.2020``; without the year, with a last point, where it is that of ``today``."""
    return f"{say_weekday_in_full(day)}na {say_day(day, today)}"


def say_plain_week(week: AnyWeek) -> str:
    """``Maanantaista perjantaihin kello 8–16. Sunnuntaina kiinni.``"""
    if isinstance(week, Cycle):
        return _cycle(week)
    if never_open(week):
        return "Kiinni."
    return sentences(_rule(rule) for rule in standing_rules(week))


def _cycle(cycle: Cycle) -> str:
    said, start = [say_plain_week(week) for week in cycle.weeks], say_day(cycle.monday)
    if len(said) == 2:
        return f"Joka toinen viikko {start} alkaen: {_lower(said[0])} Muina viikkoina: {_lower(said[1])}"
    turns = (f"{_TURNS.get(number, f'{number}.')} viikko: {_lower(week)}" for number, week in enumerate(said, start=1))
    return f"Ajat vaihtuvat viikoittain {start} alkaen. {' '.join(turns)}"


_TURNS = {1: "Ensimmäinen", 2: "Toinen", 3: "Kolmas", 4: "Neljäs", 5: "Viides", 6: "Kuudes"}


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _rule(rule: Rule, closed: str = "{} kiinni") -> str:
    days = _days(rule)
    if rule.parity is not None:
        days = f"{'parittomilla' if rule.parity is WeekParity.ODD else 'parillisilla'} viikoilla {days}"
    if rule.dates:
        left_out = rule.is_every_day and (rule.names_its_days or not rule.spans)
        days = f"{say_plain_dates(rule.dates)}{'' if left_out else f' {days}'}"
    return f"{days} {joined(map(_span, rule.spans), 'ja')}" if rule.spans else closed.format(days)


FROM = tuple(f"{day.replace('kko', 'ko')}sta" for day in DAYS_IN_FULL)
"""``maanantaista``; only the stem of keskiviikko changes."""
TO = tuple(f"{day}{'on' if day.endswith('o') else 'hin'}" for day in DAYS_IN_FULL)
"""``perjantaihin``."""


def _days(rule: Rule) -> str:
    match rule.selector:
        case Weekdays(days):
            return "joka päivä" if len(set(days)) == 7 else joined(_runs(days), "ja")
        case NthWeekday(day, nths):
            return f"kuukauden {joined((NTHS[nth] for nth in nths), 'ja')} {DAYS_IN_FULL[day]}na"
        case Holidays(()):
            return "juhlapyhinä"
        case Holidays(weekdays):
            return f"juhlapyhinä ({joined((DAYS_IN_FULL[day] for day in weekdays), 'ja')})"
        case _:
            assert_never(rule.selector)


def _runs(days: Iterable[Weekday]) -> Iterable[str]:
    """``maanantaista perjantaihin``, ``lauantaisin``."""
    for run in map(tuple, weekday_runs(days)):
        if len(run) > 2:
            yield f"{FROM[run[0]]} {TO[run[-1]]}"
        else:
            yield from (DAYS_EACH_WEEK[day] for day in run)


def _each(rule: Rule) -> str:
    """Whole days of every week: ``tiistaisin ja torstaisin``, ``maanantaista perjantaihin``; nothing for another."""
    if not is_whole_weekdays(rule) or not isinstance(rule.selector, Weekdays):
        return ""
    if any(len(run) > 2 for run in weekday_runs(rule.selector.days)):
        return _days(rule)
    return joined((DAYS_EACH_WEEK[day] for day in rule.selector.days), "ja")


def _span(span: ClockSpan) -> str:
    if span == ALL_DAY:
        return "koko vuorokauden"
    if span.is_approximate:
        opens = f"{_at(span.start)} alkaen" if span.opens is None else say_from(span.opens, _at)
        return f"{opens} {f'{_at(span.end)} asti' if span.closes is None else say_to(span.closes, _at)}"
    return f"kello {say_clock(span.start)}–{say_clock(span.end)}"


def _at(minutes: int) -> str:
    return f"kello {say_clock(minutes)}"


def say_plain_times(week: Week) -> str:
    """``Näin on maanantaista perjantaihin kello 9–11.30.``"""
    rules = standing_rules(week)
    said = [_each(rule) or _rule(rule, "ei {}") for rule in rules]
    return f"Näin on {', '.join(said)}."


def say_at_times(said: str, week: AnyWeek | None, hours_of: str, spans: Iterable[tuple[str, str]] = ()) -> str:
    """``Auki: maanantaista perjantaihin kello 8–16.``; ``spans`` are those of named days."""
    if of_days := joined(map(_span, spans_of(spans)), "ja"):
        return f"{said} {of_days}."
    if week is None:
        return f"{hours_of}: emme tiedä vielä."
    plain = say_plain_week(week)
    if isinstance(week, Week) and not any(rule.spans for rule in week.rules):
        return f"{hours_of}: {plain[:1].lower()}{plain[1:] or 'kiinni.'}"
    return f"{said}: {plain[:1].lower()}{plain[1:]}"


def say_plain_during(said: str, week: Week) -> str:
    """``Kiinni perjantaisin kello 12–14. Ei juhlapyhinä.``"""
    rules = standing_rules(week)
    days = [each for rule in rules if (each := _each(rule))]
    times = [_rule(rule) for rule in rules if rule.spans and not _each(rule)]
    not_then = [_rule(rule, "ei {}") for rule in rules if not rule.spans]
    head = f"{' '.join(filter(None, (said, joined([*days, *times], 'ja'))))}."
    return " ".join([head, *map(sentence, not_then)])
