"""A year of a place as one text of OpenStreetMap's `opening_hours`: the normal week, and every day that differs.

    Mo-Fr 08:00-16:00; PH off; 2020 Apr 10 off; 2020 Apr 14-17 10:00-12:00 unknown "by appointment"

Dated rules come last and win. Public holidays stand among them: `PH` means nothing to a reader without a country, and
not the same to all that have one. Hours that are not for anybody are `unknown` with a comment, which every reader tells
from open; a bare comment would read as open in some (R050).
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from aukio.domain.answers.exception_days import normal_view
from aukio.domain.base.spans import Spans, clip, join, subtract
from aukio.domain.city.places import Admission, PlaceId
from aukio.domain.clock.local_time import DAY, midnight, plus
from aukio.domain.facts.record import View
from aukio.domain.hours.admitted_hours import admitted_hours_on
from aukio.domain.week import CountryUnknown, public_holidays
from aukio.domain.week.rules import Weekday, Weekdays
from aukio.domain.wording.languages import Language, language
from aukio.formats.losses import Loss
from aukio.formats.opening_hours.opening_hours_text import ClockSpans, on_the_clock, say_dates, say_spans

MEDIA_TYPE = "text/plain"
DAYS = 365

LOSSES = (
    Loss(
        "By appointment and booked only, as states.",
        "`unknown` with a comment in the language asked for; never plain hours.",
    ),
    Loss(
        "Public holidays that readers count otherwise (the eves of Midsummer and Christmas).",
        "Each holiday of the year is dated; `PH off` is kept for what lies beyond it.",
    ),
    Loss(
        "A building that is shut all day while a unit with an entrance of its own serves.",
        "`unknown` for the building while the unit serves.",
    ),
    Loss(f"What differs more than {DAYS} days ahead.", "The normal week goes on."),
    Loss("That an end is open.", "Days are dated as far as the year goes; ask again before it is over."),
    Loss(
        "A night as one span, and the hour that clocks repeat in autumn.",
        "Spans are cut at midnight; a repeated clock time stands for both.",
    ),
    Loss("Why, and everything that is not hours on site.", "The page, the feeds and the API."),
    Loss("255 characters, the most a tag of OpenStreetMap holds.", "Truth first: a year of exceptions may be longer."),
)


class ClockDay(NamedTuple):
    """A local day on its clock: hours for anybody, hours bound to an admission, and what is not known."""

    open: ClockSpans
    bound: tuple[tuple[Admission, ClockSpans], ...] = ()
    unknown: ClockSpans = ()

    @property
    def closed(self) -> bool:
        """Whether nothing at all can be said but closed."""
        return not (self.open or self.bound or self.unknown)


def year_text(view: View, place: PlaceId, first: date, lang: str, *, days: int = DAYS) -> str:
    """The on-site hours of a place from ``first`` on, on its local clock; comments are in ``lang``."""
    dates = [first + step * DAY for step in range(days)]
    normal = normal_view(view)
    week = _rhythm(dates, [clock_day(normal, place, day) for day in dates])
    holidays = _holidays(view, dates) if _shut_on_holidays(view, place, dates) else frozenset()
    shown = [clock_day(view, place, day) for day in dates]
    words = language(lang)
    weekly = list(_weekly(week, words))
    ordinary = [*weekly, "PH off"] if weekly and holidays else weekly
    rules = [*ordinary, *_dated(dates, shown, week, holidays, words)]
    return "; ".join(rules) or "off"


def clock_day(view: View, place: PlaceId, day: date) -> ClockDay:
    """What a place is on a local day, with what the night before left of it."""
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


def _rhythm(dates: Sequence[date], normal: Sequence[ClockDay]) -> dict[int, ClockDay]:
    """What each weekday normally is: most of its days are no holidays."""
    seen: dict[int, Counter[ClockDay]] = {}
    for day, found in zip(dates, normal, strict=True):
        seen.setdefault(day.weekday(), Counter())[found] += 1
    return {weekday: counts.most_common(1)[0][0] for weekday, counts in sorted(seen.items())}


def _holidays(view: View, dates: Sequence[date]) -> frozenset[date]:
    try:
        return frozenset(public_holidays(dates[0], dates[-1], view.city.country))
    except CountryUnknown:
        return frozenset()


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
    dates: Sequence[date],
    shown: Sequence[ClockDay],
    week: dict[int, ClockDay],
    holidays: frozenset[date],
    words: Language,
) -> Iterator[str]:
    """Rules for runs of days that are alike, as long as a run has a day of which the week says something else."""
    runs: list[tuple[date, date, ClockDay]] = []
    reached: date | None = None
    for day, found in zip(dates, shown, strict=True):
        differs = found != week[day.weekday()] or (day in holidays and not found.closed)
        joins = bool(runs) and runs[-1][2] == found and reached == day - DAY
        if differs and joins:
            runs[-1] = (runs[-1][0], day, found)
        elif differs:
            runs.append((day, day, found))
        reached = day if differs or joins else None
    for first, last, found in runs:
        yield _rule(say_dates(first, last), found, words)


def _rule(selector: str, found: ClockDay, words: Language) -> str:
    """Parts of one day are joined by a comma, which adds to what is said of it; a semicolon would replace it."""
    parts = [f"{selector} {say_spans(found.open)}"] if found.open else []
    for how, spans in found.bound:
        comment = words.say_admission(how).replace('"', "'")
        parts.append(f'{selector} {say_spans(spans)} unknown "{comment}"')
    if found.unknown:
        parts.append(f"{selector} {say_spans(found.unknown)} unknown")
    return ", ".join(parts) or f"{selector} off"
