"""What leaves for other systems: each place with its normal hours, and the days of the next months that differ.

``rhythm`` is the week that most days have; ``dated`` are the intervals that differ from it, public holidays too.
``special`` are only those that differ from the normal hours. Both are on-site hours, as people meet them; ``others``
has the same for each other channel with a week of its own.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from aukio.domain.answers.daily_hours import channel_days
from aukio.domain.answers.exception_days import normal_view
from aukio.domain.city.places import Channel, ChannelKind, Names, PlaceVersion
from aukio.domain.clock.local_time import clock_span, days_from, instant_of
from aukio.domain.facts.record import View
from aukio.domain.hours.channels import ChannelKey
from aukio.domain.week import day_spans
from aukio.formats.day_rhythm import exception_intervals, weekly_rhythm
from aukio.formats.exchange.moved import Lost, phrase
from aukio.formats.opening_hours.opening_hours_text import ClockSpans
from aukio.formats.opening_hours.opening_hours_year import ClockDay, clock_day

DAYS = 365

Interval = tuple[date, date, ClockDay]
"""The first and the last day, and the hours of each day between them."""


class Clocks(NamedTuple):
    """The hours of a channel that begin on one day, such as ``(("22:00", "02:00"),)``."""

    spans: tuple[tuple[str, str], ...]
    unknown: bool = False

    def __str__(self) -> str:
        return ",".join("-".join(span) for span in self.spans) or "closed"


@dataclass(frozen=True, slots=True)
class ChannelHours:
    """The hours of a channel other than on site; its fields are as those of ``Outgoing``."""

    channel: Channel
    rhythm: Mapping[int, Clocks]
    dated: tuple[tuple[date, date, Clocks], ...]
    special: tuple[tuple[date, date, Clocks], ...]


@dataclass(frozen=True, slots=True)
class OutgoingService:
    """A service of a place; ``rhythm`` is its own week there, None where it has none.

    ``is_weekly``: every week of it is alike.
    """

    slug: str
    names: Names
    rhythm: Mapping[int, Clocks] | None = None
    is_weekly: bool = True


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One place."""

    version: PlaceVersion
    rhythm: Mapping[int, ClockDay]
    dated: tuple[Interval, ...]
    special: tuple[Interval, ...]
    shut_throughout: bool
    """Closed on every day, although its normal hours are not."""
    others: tuple[ChannelHours, ...] = ()
    services: tuple["OutgoingService", ...] = ()
    country: str = ""
    """The country of the city, such as ``FI``."""
    region: str = ""
    """Its region, where the city states one: ``BY``."""

    @property
    def path(self) -> str:
        """Its path."""
        return self.version.path


EVERY_CHANNEL = frozenset(ChannelKind)


def outgoing(
    view: View,
    versions: Sequence[PlaceVersion],
    first: date,
    *,
    days: int = DAYS,
    channels: AbstractSet[ChannelKind] = frozenset(),
) -> Iterator[Outgoing]:
    """Yield places with their hours from a day on; ``channels`` are the kinds whose hours go with them."""
    dates = days_from(first, days)
    normal = normal_view(view)
    for version in versions:
        usual = {day: clock_day(normal, version.place, day) for day in dates}
        shown = {day: clock_day(view, version.place, day) for day in dates}
        rhythm = weekly_rhythm(usual.items())
        yield Outgoing(
            version,
            rhythm,
            tuple(exception_intervals((day, shown[day], shown[day] != rhythm[day.weekday()]) for day in dates)),
            tuple(exception_intervals((day, shown[day], shown[day] != usual[day]) for day in dates)),
            all(each.closed for each in shown.values()) and not all(each.closed for each in usual.values()),
            tuple(_others(view, version, dates, channels)),
            tuple(_services(view, version, dates)),
            view.city.country,
            view.city.holidays.last.region,
        )


def _services(view: View, version: PlaceVersion, dates: Sequence[date]) -> Iterator[OutgoingService]:
    names = {each.slug: each.names for each in view.record.services}
    weeks = {each.service: each.week for each in version.service_weeks}
    for slug in version.services:
        week = weeks.get(slug)
        if week is None:
            yield OutgoingService(slug, names.get(slug, Names()))
            continue
        zone = view.zone(version.place)
        days = {
            day: Clocks(
                tuple(
                    clock_span(instant_of(span.start, zone), instant_of(span.end, zone), zone)
                    for span in day_spans(week, day, view.city.holidays)
                )
            )
            for day in dates
        }
        rhythm = weekly_rhythm(days.items())
        is_weekly = all(rhythm[day.weekday()] == hours for day, hours in days.items())
        yield OutgoingService(slug, names.get(slug, Names()), rhythm, is_weekly)


def _others(
    view: View, version: PlaceVersion, dates: Sequence[date], kinds: AbstractSet[ChannelKind]
) -> Iterator[ChannelHours]:
    seen: Counter[ChannelKey] = Counter()
    normal = normal_view(view)
    for channel in version.channels:
        key = ChannelKey(channel.kind, channel.purpose)
        ordinal = seen[key]
        seen[key] += 1
        if channel.kind not in kinds or channel.kind is ChannelKind.ON_SITE or channel.week is None:
            continue
        usual, shown = (
            {
                each.date: Clocks(each.spans or (), each.spans is None)
                for each in channel_days(seen_by, version.place, key._replace(ordinal=ordinal), dates[0], len(dates))
            }
            for seen_by in (normal, view)
        )
        rhythm = weekly_rhythm(usual.items())
        yield ChannelHours(
            channel,
            rhythm,
            tuple(exception_intervals((day, shown[day], shown[day] != rhythm[day.weekday()]) for day in dates)),
            tuple(exception_intervals((day, shown[day], shown[day] != usual[day]) for day in dates)),
        )


def open_spans(day: ClockDay, what: str, losses: list[Lost]) -> ClockSpans:
    """The spans without an appointment; other hours are losses, since formats would show them as plainly open."""
    for admission, spans in day.bound:
        losses.append(
            Lost(
                phrase("{what}: {spans} {value}", what=what, spans=say_spans(spans), value=admission.value),
                "left out: the format has no admission",
            )
        )
    if day.unknown:
        losses.append(
            Lost(phrase("{what}: hours that are not known", what=what), "left out: the format has only open and closed")
        )
    return day.open


def say_spans(spans: ClockSpans) -> str:
    """Spans such as ``08:00-12:00,13:00-16:00``."""
    return ",".join(f"{clock(start)}-{clock(end)}" for start, end in spans)


def clock(minutes: int) -> str:
    """A clock time; the end of a day is 24:00."""
    return f"{minutes // 60:02}:{minutes % 60:02}"
