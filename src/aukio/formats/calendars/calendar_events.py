"""The events of a place's calendar as values: closures and exceptional hours, before they become iCalendar.

    closed    one event over all days; with an open end, a day that recurs without end
    hours     one event for each span of clock time, recurring on weekdays, without the days that differ
    odd       a span across a change of the clocks, as two instants

Holidays and other days that differ are left out one by one, so a reader needs no list of holidays.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from aukio.domain.answers.exception_days import ComparedDay, ComparedDays
from aukio.domain.base.spans import Span
from aukio.domain.city.places import Admission, PlaceId
from aukio.domain.clock.local_time import DAY, day_of, instant_of, local_of, midnight, plus
from aukio.domain.facts.intervals import instants_of
from aukio.domain.facts.notices import ArrangementRef, Version
from aukio.domain.facts.record import View
from aukio.domain.hours.admitted_hours import admitted_hours_on
from aukio.formats.view_memo import cached_for_view

MINUTE = timedelta(minutes=1)
_LONGEST_PAUSE = timedelta(days=14)
"""A weekly rhythm without any day for this long has ended; holidays make shorter pauses."""


@dataclass(frozen=True, slots=True)
class WholeDays:
    """The days from ``first`` to ``last``, inclusive; with ``recurs`` a day that recurs until then (None: no end)."""

    first: date
    last: date | None
    recurs: bool = False

    def touches(self, first: date, last: date) -> bool:
        """Return whether a day of it is in the range."""
        return self.first <= last and (self.last is None or self.last >= first)


@dataclass(frozen=True, slots=True)
class Weekly:
    """A span of local time on some weekdays until ``last`` (None: no end), without the days left out."""

    first: date
    last: date | None
    start: timedelta
    length: timedelta
    weekdays: tuple[int, ...]
    left_out: tuple[date, ...] = ()

    def touches(self, first: date, last: date) -> bool:
        """Return whether a day of it may be in the range."""
        return self.first <= last and (self.last is None or self.last >= first)


@dataclass(frozen=True, slots=True)
class Odd:
    """A span whose length in clock time differs from its length in elapsed time."""

    day: date
    span: Span

    def touches(self, first: date, last: date) -> bool:
        """Return whether it starts in the range."""
        return first <= self.day <= last


@dataclass(frozen=True, slots=True)
class Event:
    """One event. ``kind`` distinguishes the events of one arrangement at one place; a changed arrangement keeps it.

    ``number`` is the version of the arrangement: with a new version the event has changed.
    """

    place: PlaceId
    because: tuple[ArrangementRef, ...]
    kind: str
    shape: WholeDays | Weekly | Odd
    admission: Admission | None = None
    number: int = 0

    @property
    def uid(self) -> str:
        """The stable id of the event, without the domain part."""
        reason = f"{self.because[0].notice}.{self.because[0].id}" if self.because else "normal"
        return f"{self.kind}.{reason}.{self.place}"


def events_of(view: View, place: PlaceId, first: date, last: date, days: ComparedDays) -> tuple[Event, ...]:
    """Return the events of a place on the days from ``first``, which is before all of them, to ``last``.

    ``days`` are its days, compared with the normal view of the same directory.
    """
    return cached_for_view(
        view,
        ("calendar events", place, first, last),
        lambda: tuple(_Gathering(view, place, first, last, days).events()),
    )


class _Gathering:
    def __init__(self, view: View, place: PlaceId, first: date, last: date, days: ComparedDays) -> None:
        self.view, self.place, self.last = view, place, last
        self.zone = view.zone(place)
        self.first = first
        self.days = days
        self.versions: dict[ArrangementRef, Version] = {version.ref: version for version in view.versions}

    def events(self) -> Iterator[Event]:
        departing = self.days.exceptions(self.first, self.last)
        for ref in dict.fromkeys(each.because[0] if each.because else None for each in departing):
            mine = [each for each in departing if (each.because[0] if each.because else None) == ref]
            yield from self._closures(ref, [each for each in mine if each.closed])
            yield from self._hours(ref, [each for each in mine if not each.closed])

    def _end(self, ref: ArrangementRef | None) -> tuple[bool, date | None]:
        """Return whether an arrangement continues after the last day, and its own last whole day if it has one."""
        if ref is None:
            return False, None
        period = self.versions[ref].arrangement.period
        end = period.end
        if period.days is not None:
            last = datetime.combine(self.last, datetime.min.time())
            end = max((span.end for span in period.spans(last, last + DAY)), default=last)
        return (True, None) if end is None else (end.date() > self.last, (end - DAY).date())

    def _event(
        self,
        days: Iterable[ComparedDay],
        kind: str,
        shape: WholeDays | Weekly | Odd,
        admission: Admission | None = None,
    ) -> Event:
        because = tuple(dict.fromkeys(ref for each in days for ref in each.because))
        number = self.versions[because[0]].number if because else 0
        return Event(self.place, because, kind, shape, admission, number)

    def _closures(self, ref: ArrangementRef | None, days: list[ComparedDay]) -> Iterator[Event]:
        goes_on, end = self._end(ref)
        for number, run in enumerate(self._runs(days), start=1):
            begins, ends = run[0].day, run[-1].day
            shape = WholeDays(begins, ends)
            if goes_on and self._closed_between(ends, plus(self.last, 1)):
                shape = WholeDays(begins, end, recurs=True)
            kind = f"closed-{begins:%Y%m%d}" if self._repeats(ref) else "closed" if number == 1 else f"closed-{number}"
            yield self._event(run, kind, shape)

    def _repeats(self, ref: ArrangementRef | None) -> bool:
        """Return whether an arrangement repeats; the numbers of its events would move with the window."""
        return ref is not None and self.versions[ref].arrangement.period.repeats

    def _runs(self, days: list[ComparedDay]) -> list[list[ComparedDay]]:
        """Group closed days that have only closed days between them, ordinary Sundays included."""
        runs: list[list[ComparedDay]] = []
        for each in days:
            if runs and self._closed_between(runs[-1][-1].day, each.day):
                runs[-1].append(each)
            else:
                runs.append([each])
        return runs

    def _closed_between(self, after: date, before: date) -> bool:
        day = after + DAY
        while day < before:
            if not self.days[day].closed:
                return False
            day = plus(day, 1)
        return True

    def _hours(self, ref: ArrangementRef | None, days: list[ComparedDay]) -> Iterator[Event]:
        for kind, mine in self._by_time(ref, days).items():
            yield from self._rhythms(ref, mine, kind)

    def _by_time(self, ref: ArrangementRef | None, days: list[ComparedDay]) -> dict[str, list[ComparedDay]]:
        """Group the days of a repeated season by the time to which they belong; otherwise all of them are one group."""
        period = None if ref is None else self.versions[ref].arrangement.period
        if period is None or period.days is None or not period.repeats or period.days.single_days:
            return {"": days}
        found: dict[str, list[ComparedDay]] = {}
        for each in days:
            span = period.next_span(datetime.combine(each.day, datetime.min.time()))
            found.setdefault("" if span is None else f"-{span.start:%Y%m%d}", []).append(each)
        return found

    def _rhythms(self, ref: ArrangementRef | None, days: list[ComparedDay], time: str) -> Iterator[Event]:
        rhythms: dict[tuple[timedelta, timedelta, Admission | None], list[ComparedDay]] = {}
        for each in days:
            for span, admission in self._spans(each.day):
                local = local_of(span.start, self.zone)
                start, length = local - datetime.combine(each.day, datetime.min.time()), span.end - span.start
                if self._keeps_the_clock(span, local):
                    rhythms.setdefault((start, length, admission), []).append(each)
                else:
                    kind = _kind("odd", f"{span.start:%Y%m%dT%H%M}", admission)
                    yield self._event([each], kind, Odd(each.day, span), admission)
        for (start, length, admission), mine in rhythms.items():
            shape = self._weekly(ref, [each.day for each in mine], start, length)
            yield self._event(mine, _kind(f"hours{time}", _clock(start, length), admission), shape, admission)

    def _spans(self, day: date) -> Iterator[tuple[Span, Admission | None]]:
        served = admitted_hours_on(self.view, self.place, day)
        yield from ((span, None) for span in served.unrestricted)
        yield from served.restricted

    def _keeps_the_clock(self, span: Span, local: datetime) -> bool:
        """Return whether the local start is unambiguous and the span has the same length in clock time."""
        length_on_the_clock = local_of(span.end, self.zone) - local
        return instant_of(local, self.zone) == span.start and length_on_the_clock == span.end - span.start

    def _weekly(self, ref: ArrangementRef | None, days: list[date], start: timedelta, length: timedelta) -> Weekly:
        weekdays = tuple(sorted({day.weekday() for day in days}))
        goes_on, end = self._end(ref)
        recurs = goes_on and self.last - days[-1] <= _LONGEST_PAUSE
        looked_at = self.last if recurs else days[-1]
        among = set(days)
        left_out = tuple(
            day
            for step in range((looked_at - days[0]).days + 1)
            if (day := days[0] + step * DAY).weekday() in weekdays and day not in among
        )
        return Weekly(days[0], end if recurs else days[-1], start, length, weekdays, left_out)


def _kind(what: str, when: str, admission: Admission | None) -> str:
    return f"{what}-{when}" if admission is None else f"{what}-{when}-{admission.value}"


def _clock(start: timedelta, length: timedelta) -> str:
    end = start + length
    return "-".join(f"{each // timedelta(hours=1):02}{each // MINUTE % 60:02}" for each in (start, end))


def window_start(view: View, place: PlaceId, first: date, last: date) -> date:
    """Return the first day of the earliest arrangement that has a day from ``first`` to ``last``.

    An arrangement counts with all its versions, the replaced ones too: computed from the returned day, its events keep
    their start and their number of changes while the window moves. For a window far beyond what is known, which no
    subscriber has, it is at most ``_FAR_START`` before the window.
    """
    zone = view.zone(place)
    begins, ends = midnight(first, zone), midnight(plus(last, 1), zone)
    known = [version for version in view.record.versions if version.known_from <= view.known]
    shown = {version.ref for version in known if instants_of(version.arrangement.period, zone, begins, ends)}
    local = datetime.combine(first, datetime.min.time())
    start = min([first, *(_first_day(version, local) for version in known if version.ref in shown)])
    return max(start, first - _FAR_START) if first > plus(day_of(view.known, zone), _FAR) else start


def _first_day(version: Version, local: datetime) -> date:
    """Return the first day of an arrangement; of one that repeats, that of the time at the window."""
    period = version.arrangement.period
    span = period.next_span(local) if period.repeats else None
    return (period.start if span is None else span.start).date()


_FAR = 366
_FAR_START = 0 * DAY
