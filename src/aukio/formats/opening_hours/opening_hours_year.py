"""A year of a place as one text of OpenStreetMap's `opening_hours`: the normal week and the days that differ.

    Mo-Fr 08:00-16:00; PH off; 2020 Apr 10 off; 2020 Apr 14-17 10:00-12:00 unknown "by appointment"

A normal week with months or days of the year keeps its own rules. Dated rules come last and win. Public holidays are
dated, because `PH` depends on the reader's country and calendar.
Hours by appointment are `unknown` with a comment, which no reader takes for open; some readers take a comment alone
for open (R050).
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from aukio.domain.answers.exception_days import normal_view
from aukio.domain.base.spans import Spans, clip, join, subtract
from aukio.domain.city.places import Admission, ChannelKind, PlaceId
from aukio.domain.clock.local_time import days_from, midnight, plus
from aukio.domain.facts.record import View
from aukio.domain.hours.admitted_hours import UNRESTRICTED, admitted_hours_on
from aukio.domain.week import About, Week, Weekday, Weekdays, range_minutes
from aukio.domain.week.rules import MINUTES_IN_DAY
from aukio.domain.wording.languages import Language, language
from aukio.formats.day_rhythm import exception_intervals, weekly_rhythm
from aukio.formats.losses import Loss
from aukio.formats.opening_hours.opening_hours_text import ClockSpans, on_the_clock, say_dates, say_spans

MEDIA_TYPE = "text/plain"
DAYS = 365

LOSSES = (
    Loss(
        "By appointment and booked only, as states.",
        "`unknown` with a comment in the requested language; never plain hours.",
    ),
    Loss(
        "Times that are about right (`~20:00`).",
        "The minutes in doubt are `unknown`. Times by the sun (`sunset`) stay words if that makes the text shorter.",
    ),
    Loss(
        "Public holidays that readers disagree on: eves, days of a region, days that a city adds or removes.",
        "Each such day of the year is dated, open or closed; `PH off` is for later ones.",
    ),
    Loss(
        "A building that is closed all day while a unit with its own entrance is open.",
        "`unknown` for the building while the unit is open.",
    ),
    Loss(f"What differs more than {DAYS} days ahead.", "The normal week continues."),
    Loss("That an end is open.", "Days are dated within the year; read it again before its end."),
    Loss(
        "A night as one span, and the hour that is repeated in autumn.",
        "Spans are cut at midnight; a repeated clock time means both instants.",
    ),
    Loss("Reasons, and everything except on-site hours.", "The page, the feeds and the API."),
    Loss("The limit of 255 characters for a tag of OpenStreetMap.", "The text may be longer."),
)


class ClockDay(NamedTuple):
    """A day in local time: hours without appointment, hours with another admission, and unknown hours."""

    open: ClockSpans
    bound: tuple[tuple[Admission, ClockSpans], ...] = ()
    unknown: ClockSpans = ()

    @property
    def closed(self) -> bool:
        """Whether the whole day is closed."""
        return not (self.open or self.bound or self.unknown)


def year_text(view: View, place: PlaceId, first: date, lang: str, *, days: int = DAYS) -> str:
    """Return the on-site hours of a place from ``first`` on, in local time; comments are in ``lang``."""
    dates = days_from(first, days)
    normal = normal_view(view)
    holidays = _holidays(view, dates) if _shut_on_holidays(view, place, dates) else frozenset()
    shown = dict(zip(dates, (clock_day(view, place, day) for day in dates), strict=True))
    words = language(lang)
    dated = holidays.union(view.city.holidays.disputed(dates[0], dates[-1])) if holidays else holidays
    week = weekly_rhythm((day, clock_day(normal, place, day)) for day in dates)
    ordinary = [_Ordinary(tuple(_weekly(week, words)), tuple(week[day.weekday()] for day in dates))]
    ordinary += _seasons(normal, place, dates)
    texts = []
    for rules, usual in ordinary:
        by_week = (*rules, "PH off") if rules and holidays else rules
        texts.append("; ".join((*by_week, *_dated(shown, usual, dated, words))))
    return min(texts, key=len) or "off"


class _Ordinary(NamedTuple):
    """Rules that return, and the hours of each day by them, but for public holidays."""

    rules: tuple[str, ...]
    usual: tuple[ClockDay, ...]


def _seasons(view: View, place: PlaceId, dates: Sequence[date]) -> list[_Ordinary]:
    """The rules of a normal week with months and days, as they are written: no rhythm of weekdays describes them."""
    node = view.node(place, midnight(dates[0], view.zone(place)))
    channels = () if node is None else node.version.channels
    on_site = [each for each in channels if each.kind is ChannelKind.ON_SITE]
    week = on_site[0].week if len(on_site) == 1 and on_site[0].admission in UNRESTRICTED else None
    if not isinstance(week, Week) or not (week.has_dates or week.is_approximate) or week.reaches_past_midnight:
        return []
    rules = tuple(rule for rule in week.rules if not rule.is_for_holidays)
    if any(isinstance(time, About) for rule in rules for span in rule.spans for time in (span.opens, span.closes)):
        return []
    whole = Week(rules) if rules else Week.parse("off")
    certain, possible = _of_days(whole.certain, dates), _of_days(whole.possible, dates)
    usual = (ClockDay(sure, (), _without(may, sure)) for sure, may in zip(certain, possible, strict=True))
    return [_Ordinary(tuple(map(str, rules)), tuple(usual))]


def _of_days(week: Week, dates: Sequence[date]) -> list[ClockSpans]:
    starts, ends = range_minutes(week, None, dates[0], len(dates))
    found: list[list[tuple[int, int]]] = [[] for _ in dates]
    for start, end in zip(starts, ends, strict=True):
        day, minute = divmod(start, MINUTES_IN_DAY)
        found[day].append((minute, end - day * MINUTES_IN_DAY))
    return list(map(tuple, found))


def _without(spans: ClockSpans, holes: ClockSpans) -> ClockSpans:
    """The minutes of spans outside holes, of which each lies inside one span."""
    left: list[tuple[int, int]] = []
    for start, end in spans:
        inside = [each for each in holes if start <= each[0] and each[1] <= end]
        edges = [start, *(edge for hole in inside for edge in hole), end]
        left += zip(edges[::2], edges[1::2], strict=True)
    return tuple(each for each in left if each[0] < each[1])


def clock_day(view: View, place: PlaceId, day: date) -> ClockDay:
    """Return the hours of a place on a local day, including the rest of the night before."""
    zone = view.zone(place)
    start, end = midnight(day, zone), midnight(plus(day, 1), zone)
    both = [admitted_hours_on(view, place, each) for each in (plus(day, -1), day)]
    plain = clip(join(span for each in both for span in each.unrestricted), start, end)
    taken: Spans = plain
    bound = []
    for how in Admission:
        spans = join(one.span for each in both for one in each.restricted if one.admission is how)
        mine = subtract(clip(spans, start, end), taken)
        if mine:
            bound.append((how, on_the_clock(mine, day, zone)))
            taken = join([*taken, *mine])
    unknown = subtract(clip(join(span for each in both for span in each.unknown), start, end), taken)
    return ClockDay(on_the_clock(plain, day, zone), tuple(bound), on_the_clock(unknown, day, zone))


def _holidays(view: View, dates: Sequence[date]) -> frozenset[date]:
    return frozenset(view.city.holidays.between(dates[0], dates[-1]))


def _shut_on_holidays(view: View, place: PlaceId, dates: Sequence[date]) -> bool:
    normal = normal_view(view)
    return all(clock_day(normal, place, day).closed for day in _holidays(view, dates))


def _weekly(week: dict[int, ClockDay], words: Language) -> Iterator[str]:
    by_hours: dict[ClockDay, list[Weekday]] = {}
    for weekday, found in week.items():
        by_hours.setdefault(found, []).append(Weekday(weekday))
    for found, weekdays in by_hours.items():
        if not found.closed:
            yield _rule(str(Weekdays(tuple(weekdays))), found, words)


def _dated(
    shown: Mapping[date, ClockDay], usual: Sequence[ClockDay], holidays: frozenset[date], words: Language
) -> Iterator[str]:
    """Yield rules for intervals of equal days in which at least one day differs from its usual hours.

    A day that is open and that a reader may take for a holiday differs, too.
    """
    intervals = exception_intervals(
        (day, found, found != ordinary or (day in holidays and not found.closed))
        for (day, found), ordinary in zip(shown.items(), usual, strict=True)
    )
    for first, last, found in intervals:
        yield _rule(say_dates(first, last), found, words)


def _rule(selector: str, found: ClockDay, words: Language) -> str:
    """Return the rule of a selector. Commas add its parts to the same days; semicolons would replace them."""
    parts = [f"{selector} {say_spans(found.open)}"] if found.open else []
    for how, spans in found.bound:
        comment = words.say_admission(how).replace('"', "'")
        parts.append(f'{selector} {say_spans(spans)} unknown "{comment}"')
    if found.unknown:
        parts.append(f"{selector} {say_spans(found.unknown)} unknown")
    return ", ".join(parts) or f"{selector} off"
