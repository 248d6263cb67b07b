"""Times: days, clocks, weeks and periods (R014, R016, R123–R125).

Patterns: "ma–pe klo 7–19", "ma, ke, pe klo 12–16", "30.3.2020 klo 17.15".
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

from aukio.domain.week import AnyWeek, ClockSpan, Cycle, Holidays, NthWeekday, Rule, Week, Weekdays, WeekParity
from aukio.domain.wording.fi.approximate import say_approximate
from aukio.domain.wording.fi.dates import say_dates
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
    weekday_runs,
)

DAYS = ("ma", "ti", "ke", "to", "pe", "la", "su")
DAYS_IN_FULL = ("maanantai", "tiistai", "keskiviikko", "torstai", "perjantai", "lauantai", "sunnuntai")
DAYS_EACH_WEEK = (
    *("maanantaisin", "tiistaisin", "keskiviikkoisin", "torstaisin", "perjantaisin", "lauantaisin", "sunnuntaisin"),
)
NTHS = {
    1: "ensimmäisenä",
    2: "toisena",
    3: "kolmantena",
    4: "neljäntenä",
    5: "viidentenä",
    -1: "viimeisenä",
    -2: "toiseksi viimeisenä",
    -3: "kolmanneksi viimeisenä",
    -4: "neljänneksi viimeisenä",
    -5: "viidenneksi viimeisenä",
}


def say_day(day: date, today: date | None = None) -> str:
    """``30.3.2020``; without the year where it is that of ``today``: ``30.3.``."""
    return dotted_day(day, year=today is None or day.year != today.year, point=".")


def say_near_day(day: date, today: date) -> str:
    """``tänään``, ``huomenna``, ``ma 30.3.``."""
    near = {0: "tänään", 1: "huomenna"}.get((day - today).days)
    return near or f"{say_weekday(day)} {say_day(day, today)}"


def say_full_day(day: date, today: date | None = None) -> str:
    """``maanantai 30.3.2020``."""
    return f"{say_weekday_in_full(day)} {say_day(day, today)}"


def say_days_from_to(first: date, last: date, today: date | None = None) -> str:
    """``18.3.–30.4.2020``, ``18.–30.3.2020``: what both days share is said once; one day is that day."""
    if first == last:
        return say_day(last, today)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}.–{say_day(last, today)}"
    return f"{say_day(first, last)}–{say_day(last, today if first.year == last.year else None)}"


def say_weekday(day: date) -> str:
    """``ma``."""
    return DAYS[day.weekday()]


def say_weekday_in_full(day: date) -> str:
    """``maanantai``."""
    return DAYS_IN_FULL[day.weekday()]


_OF_DAYS = ("maanantain", "tiistain", "keskiviikon", "torstain", "perjantain", "lauantain", "sunnuntain")


def say_instead(day: date) -> str:
    """``perjantain 18.4.2025 sijaan``: the day that another one makes up for."""
    return f"{_OF_DAYS[day.weekday()]} {say_day(day)} sijaan"


def say_moment(local: datetime, today: date | None = None) -> str:
    """``30.3.2020 klo 17.15``; the day alone at midnight."""
    day = say_day(local.date(), today)
    return day if local.time() == time() else f"{day} klo {say_clock(minutes_of(local))}"


def say_near_moment(local: datetime, today: date) -> str:
    """``tänään klo 17.15``, ``ma 30.3. klo 17.15``."""
    return f"{say_near_day(local.date(), today)} klo {say_clock(minutes_of(local))}"


def say_clock(minutes: int) -> str:
    """``7``, ``6.45``, ``24``."""
    return dotted_clock(minutes)


def say_at(minutes: int) -> str:
    """``klo 18``."""
    return f"klo {say_clock(minutes)}"


def say_slot(minutes: int) -> str:
    """A time among others in a list: ``9.00``."""
    hour, minute = divmod(minutes % 1440, 60)
    return f"{hour}.{minute:02d}"


def say_from_to(start: datetime, end: datetime, today: date | None = None) -> str:
    """``ma 30.3. klo 18–20``; an end on another day is named."""
    first, (last, minutes) = start.date(), last_minute(end)
    begins = f"{say_weekday(first)} {say_day(first, today)} klo {say_clock(minutes_of(start))}"
    if first == last:
        return f"{begins}–{say_clock(minutes)}"
    return f"{begins} – {say_weekday(last)} {say_day(last, today)} klo {say_clock(minutes)}"


def say_span(span: ClockSpan) -> str:
    """``8–16``, ``8 – auringonlasku``; a whole day is ``ympäri vuorokauden``."""
    if span == ALL_DAY:
        return "ympäri vuorokauden"
    if span.is_approximate:
        opens, closes = ends_of(span, _at, lambda time: say_approximate(time, _at))
        # The word before a number at the front is not of the span; a dash between several words has spaces.
        return f"{opens.removeprefix('klo ')} – {closes}"
    return f"{say_clock(span.start)}–{say_clock(span.end)}"


def _at(minutes: int) -> str:
    return f"klo {say_clock(minutes)}"


def say_spans(spans: Iterable[tuple[str, str]] | None) -> str:
    """``8–11 ja 12–16``; none is ``suljettu``."""
    if spans is None:
        return "aukioloajat eivät ole tiedossa"
    return joined(map(say_span, spans_of(spans)), "ja") or "suljettu"


def say_holiday(name: str, day: date, where: str, spans: Sequence[tuple[str, str]] | None) -> str:
    """What happens at some places on a public holiday, with its name if it has one."""
    said = say_spans(spans)
    if said[0].isdigit():
        said = f"klo {said}"
    state = f"avoinna {said}" if spans else said
    return f"{name or 'Arkipyhä'}, {say_weekday(day)} {say_day(day)}: {where} {state}."


def say_week(week: AnyWeek | None) -> str:
    """``ma–pe klo 7–19, la klo 8–15, su suljettu``; None is a week that is not known."""
    if week is None:
        return "ei tiedossa"
    if isinstance(week, Cycle):
        return _say_cycle(week)
    if never_open(week):
        return "suljettu"
    return rules_listed([_say_rule(rule) for rule in standing_rules(week)])


def _say_cycle(cycle: Cycle) -> str:
    said, start = [say_week(week) for week in cycle.weeks], say_day(cycle.monday)
    if len(said) == 2:
        return f"joka toinen viikko {start} alkaen: {said[0]}; muina viikkoina: {said[1]}"
    turns = (f"{number}. viikko: {week}" for number, week in enumerate(said, start=1))
    return f"{len(said)} viikon kierto {start} alkaen: {'; '.join(turns)}"


def say_during(week: Week) -> str:
    """When something is closed in a week: ``ma–pe klo 12–14, ei arkipyhinä``."""
    return say_times(week)


def say_times(week: Week) -> str:
    """The hours of a week in which something is so: ``tiistaisin ja torstaisin``, ``ma–pe klo 9–11.30``."""
    return rules_listed([_say_whole_days(rule) or _say_rule(rule, closed="ei {}") for rule in standing_rules(week)])


def _say_whole_days(rule: Rule) -> str:
    """Weekdays that count from midnight to midnight; nothing for another rule."""
    if not is_whole_weekdays(rule) or not isinstance(rule.selector, Weekdays):
        return ""
    days = rule.selector.days
    if any(len(run) > 2 for run in weekday_runs(days)):
        return days_listed(days, DAYS, last="ja")
    return joined((DAYS_EACH_WEEK[day] for day in days), "ja")


def _say_rule(rule: Rule, closed: str = "{} suljettu") -> str:
    days = _say_selector(rule)
    if rule.parity is not None:
        days = f"{'parittomilla' if rule.parity is WeekParity.ODD else 'parillisilla'} viikoilla {days}"
    if rule.dates:
        every = "" if rule.names_its_days or not rule.spans else " joka päivä"
        days = f"{say_dates(rule.dates)}{every if rule.is_every_day else f' {days}'}"
    if not rule.spans:
        return closed.format(days)
    said = joined(map(say_span, rule.spans), "ja")
    return f"{days} klo {said}" if said[0].isdigit() else f"{days} {said}"


def _say_selector(rule: Rule) -> str:
    match rule.selector:
        case Weekdays(days):
            return days_listed(days, DAYS)
        case NthWeekday(day, nths):
            return f"kuukauden {joined((NTHS[nth] for nth in nths), 'ja')} {DAYS_IN_FULL[day]}na"
        case Holidays(weekdays):
            return f"arkipyhinä ({days_listed(weekdays, DAYS)})" if weekdays else "arkipyhinä"


def say_until(local: datetime, today: date) -> str:
    """``klo 16 asti``; on another day ``ma 30.3. klo 16 asti``."""
    return f"{_when(*last_minute(local), today)} asti"


def say_open_until(local: datetime, today: date) -> str:
    """``auki klo 16 asti``: until when the door is open, behind a state that says for whom."""
    return f"auki {say_until(local, today)}"


def say_opens(local: datetime, today: date) -> str:
    """``avautuu klo 8``; on another day ``avautuu ma 30.3. klo 8``, the day alone at midnight."""
    if local.time() == time() and local.date() != today:
        return f"avautuu {say_near_day(local.date(), today)}"
    return f"avautuu {_when(local.date(), minutes_of(local), today)}"


def say_closes(local: datetime, today: date) -> str:
    """``sulkeutuu klo 16``; on another day ``sulkeutuu ma 30.3. klo 16``."""
    return f"sulkeutuu {_when(*last_minute(local), today)}"


def say_coming(state: str, local: datetime, today: date, *, one_day: bool) -> str:
    """``Suljettu maanantaista 30.3. alkaen.`` · ``Suljettu maanantaina 30.3.``; no state: other hours."""
    day, weekday = local.date(), say_weekday_in_full(local.date())
    numbers = say_day(day, today)
    clock = "" if local.time() == time() else f" klo {say_clock(minutes_of(local))}"
    since = f"{weekday.replace('kko', 'ko')}sta"  # keskiviikko, keskiviikosta
    when = f"{weekday}na {numbers}{clock}" if one_day else f"{since} {numbers}{clock} alkaen"
    return f"{state or 'Poikkeavat aukioloajat'} {when.removesuffix('.')}."


def _when(day: date, minutes: int, today: date) -> str:
    clock = f"klo {say_clock(minutes)}"
    return clock if day == today else f"{say_near_day(day, today)} {clock}"


def say_stamps(first: datetime, last: datetime) -> str:
    """``Julkaistu 16.3.2020 klo 17.15. Päivitetty 27.3.2020 klo 12.``"""
    updated = "" if last == first else f" Päivitetty {say_moment(last)}."
    return f"Julkaistu {say_moment(first)}.{updated}"
