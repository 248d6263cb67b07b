"""The events of a place's calendar as values: closures and exceptional hours, before they become iCalendar.

    closed    one event over all days; with an open end, a day that recurs without end
    hours     one event for each span of clock time, recurring on weekdays, without the days that differ
    odd       a span across a change of the clocks, as two instants
    every     days that repeat by a rule: one event with that rule, from its first day, without the days that differ

Holidays and other days that differ are left out one by one, so a reader needs no list of holidays. Days in a list are
one event each, and so are repeated seasons: no rule of iCalendar says "Mondays to Fridays from October to March".
"""

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from aukio.domain.answers.exception_days import ComparedDay, ComparedDays
from aukio.domain.base.spans import Span
from aukio.domain.city.places import Admission, Kind, PlaceId
from aukio.domain.city.tree import Node
from aukio.domain.clock.local_time import DAY, day_of, instant_of, local_of, midnight, plus
from aukio.domain.clock.period import Period
from aukio.domain.facts.intervals import instants_of
from aukio.domain.facts.notices import ArrangementRef, Version
from aukio.domain.facts.record import View
from aukio.domain.facts.scope import narrowest
from aukio.domain.hours.admitted_hours import admitted_hours_on
from aukio.formats.calendars.event_shapes import Event, Odd, Rhythm, Shape, Weekly, WholeDays
from aukio.formats.calendars.turns import Turns, turns_of
from aukio.formats.view_memo import cached_for_view

_LONGEST_PAUSE = timedelta(days=14)
"""A weekly rhythm without any day for this long has ended; holidays make shorter pauses."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The days of a place that a calendar compares, both inclusive.

    Arrangements that repeat by a rule (``series``) are followed on their own days from ``rules`` on, however early.
    """

    first: date
    last: date
    rules: date = date.min
    series: tuple[ArrangementRef, ...] = ()

    def until(self, last: date) -> "Shown":
        """Return the same with another last day."""
        return replace(self, last=last)

    def days_before(self, view: View) -> tuple[date, ...]:
        """Return the days of its series before the first day."""
        turns = [turn for version in view.versions if version.ref in self.series for turn in turns_of_version(version)]
        high = min(self.last, plus(self.first, -1))
        begins = ((each, first) for each in turns for first in each.begins(self.rules, high))
        return tuple(sorted({day for each, first in begins for day in each.days(first) if day <= high}))


def turns_of_version(version: Version) -> tuple[Turns, ...]:
    """Return what repeats of an arrangement by its rule."""
    return turns_of(version.arrangement.period)


def events_of(view: View, place: PlaceId, shown: Shown, days: ComparedDays) -> tuple[Event, ...]:
    """Return the events of a place on the days shown, of which the first is before all that is of interest.

    ``days`` are its days, compared with the normal view of the same directory.
    """
    return cached_for_view(
        view,
        ("calendar events", place, shown),
        lambda: tuple(_Gathering(view, place, shown, days).events()),
    )


class _Gathering:
    def __init__(self, view: View, place: PlaceId, shown: Shown, days: ComparedDays) -> None:
        self.view, self.place, self.shown = view, place, shown
        self.last = shown.last
        self.zone = view.zone(place)
        self.days = days
        self.versions: dict[ArrangementRef, Version] = {version.ref: version for version in view.versions}

    def events(self) -> Iterator[Event]:
        departing = self.days.exceptions(self.shown.first, self.last) if self.shown.first <= self.last else ()
        series = (ref for ref in self.shown.series if ref in self.versions)
        for ref in dict.fromkeys([*(_reason(each) for each in departing), *series]):
            mine = [each for each in departing if _reason(each) == ref]
            mine = yield from self._series(ref, mine)
            yield from self._closures(ref, [each for each in mine if each.closed])
            yield from self._hours(ref, [each for each in mine if not each.closed])

    def _series(self, ref: ArrangementRef | None, days: list[ComparedDay]) -> Generator[Event, None, list[ComparedDay]]:
        """Yield one event for what comes again by a rule, from its first day on; return the days that are left."""
        period = self._parts(ref)
        if ref is None or period is None:
            return days
        left = {each.day: each for each in days}
        for turns in turns_of(period):
            begins = turns.begins(self.shown.rules, self.last)
            found: dict[Rhythm, dict[date, list[ComparedDay]]] = {}
            for first in begins:
                mine = [each for day in turns.days(first) if (each := self._because_of(ref, day))]
                for rhythm in self._rhythms_of_turn(turns, first, mine):
                    found.setdefault(rhythm, {})[first] = mine
                    for each in mine:
                        left.pop(each.day, None)
            latest = max((max(each) for each in found.values()), default=date.min)
            for rhythm, turn in found.items():
                shape = turns.shape(rhythm, sorted(turn), begins, latest)
                kind = _kind(turns.kind(rhythm), rhythm.admission)
                yield self._series_event(ref, [each for days in turn.values() for each in days], kind, shape, rhythm)
        return list(left.values())

    def _because_of(self, ref: ArrangementRef, day: date) -> ComparedDay | None:
        """Return a day if it differs from normal, and an arrangement is the main reason."""
        found = self.days[day]
        return found if found.is_exception and _reason(found) == ref else None

    def _rhythms_of_turn(self, turns: Turns, first: date, mine: list[ComparedDay]) -> tuple[Rhythm, ...]:
        """Return what a turn shows: closed on all its days, or the spans of its only day; nothing if it is mixed."""
        if not mine:
            return ()
        if all(self.days[day].closed for day in turns.days(first)):
            return (Rhythm(None, turns.length),)
        if turns.length > DAY:
            return ()
        spans = tuple((span, local_of(span.start, self.zone), admission) for span, admission in self._spans(first))
        if not all(self._keeps_the_clock(span, local) for span, local, _ in spans):
            return ()
        return tuple(Rhythm(*self._clock_span(first, span, local), admission) for span, local, admission in spans)

    def _series_event(
        self, ref: ArrangementRef, days: list[ComparedDay], kind: str, shape: Shape, rhythm: Rhythm
    ) -> Event:
        """Return the event of a series; a reason of some of its days only is left out, since it would stay for ever."""
        because = [each for each in days[0].because if each != ref and all(each in day.because for day in days)]
        return Event(self.place, (ref, *because), kind, shape, rhythm.admission, self.versions[ref].number)

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
        shape: Shape,
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
            kind = f"closed-{begins:%Y%m%d}" if self._parts(ref) else "closed" if number == 1 else f"closed-{number}"
            yield self._event(run, kind, shape)

    def _parts(self, ref: ArrangementRef | None) -> Period | None:
        """Return the period of an arrangement whose days are a list or repeat.

        Its events are named by their days: numbers would move with the window, or when a day is taken out.
        """
        period = None if ref is None else self.versions[ref].arrangement.period
        return None if period is None or period.days is None else period

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
        """Group days by the listed or repeated time to which they belong; otherwise all of them are one group."""
        period = self._parts(ref)
        if period is None:
            return {"": days}
        found: dict[str, list[ComparedDay]] = {}
        for each in days:
            span = period.next_span(datetime.combine(each.day, datetime.min.time()))
            found.setdefault("" if span is None else f"-{span.start:%Y%m%d}", []).append(each)
        return found

    def _rhythms(self, ref: ArrangementRef | None, days: list[ComparedDay], time: str) -> Iterator[Event]:
        rhythms: dict[Rhythm, list[ComparedDay]] = {}
        for each in days:
            for span, admission in self._spans(each.day):
                local = local_of(span.start, self.zone)
                if self._keeps_the_clock(span, local):
                    rhythm = Rhythm(*self._clock_span(each.day, span, local), admission)
                    rhythms.setdefault(rhythm, []).append(each)
                else:
                    kind = _kind(f"odd-{span.start:%Y%m%dT%H%M}", admission)
                    yield self._event([each], kind, Odd(each.day, span), admission)
        for rhythm, mine in rhythms.items():
            shape = self._weekly(ref, [each.day for each in mine], rhythm)
            yield self._event(mine, _kind(f"hours{time}-{rhythm.clock}", rhythm.admission), shape, rhythm.admission)

    def _spans(self, day: date) -> Iterator[tuple[Span, Admission | None]]:
        served = admitted_hours_on(self.view, self.place, day)
        yield from ((span, None) for span in served.unrestricted)
        yield from served.restricted

    def _clock_span(self, day: date, span: Span, local: datetime) -> tuple[timedelta, timedelta]:
        return local - datetime.combine(day, datetime.min.time()), span.end - span.start

    def _keeps_the_clock(self, span: Span, local: datetime) -> bool:
        """Return whether the local start is unambiguous and the span has the same length in clock time."""
        length_on_the_clock = local_of(span.end, self.zone) - local
        return instant_of(local, self.zone) == span.start and length_on_the_clock == span.end - span.start

    def _weekly(self, ref: ArrangementRef | None, days: list[date], rhythm: Rhythm) -> Weekly:
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
        start = rhythm.start or timedelta(0)
        return Weekly(days[0], end if recurs else days[-1], start, rhythm.length, weekdays, left_out)


def _reason(day: ComparedDay) -> ArrangementRef | None:
    return day.because[0] if day.because else None


def _kind(what: str, admission: Admission | None) -> str:
    return what if admission is None else f"{what}-{admission.value}"


def shown_days(view: View, place: PlaceId, first: date, last: date) -> Shown:
    """Return the days to compare for a calendar from ``first`` to ``last``: from the earliest arrangement shown on.

    An arrangement counts with all its versions, the replaced ones too: computed from there, its events keep their
    start and their number of changes while the window moves. For a window far beyond what is known, which no
    subscriber has, they are at most ``_FAR_START`` before the window.
    """
    zone = view.zone(place)
    begins, ends = midnight(first, zone), midnight(plus(last, 1), zone)
    known = [version for version in view.record.versions if version.known_from <= view.known]
    shown = {version.ref for version in known if instants_of(version.arrangement.period, zone, begins, ends)}
    local = datetime.combine(first, datetime.min.time())
    start = min([first, *(_first_day(version, local) for version in known if version.ref in shown)])
    nodes = list(_around(view, place))
    series = tuple(
        dict.fromkeys(
            version.ref
            for version in known
            if version.ref in shown
            and turns_of_version(version)
            and any(narrowest(version.arrangement.scope, node) is not None for node in nodes)
        )
    )
    if first > plus(day_of(view.known, zone), _FAR):
        return Shown(max(start, first - _FAR_START), last, first - _FAR_START, series)
    return Shown(start, last, series=series)


def _around(view: View, place: PlaceId) -> Iterator[Node]:
    """Yield a place and what it stands in, in each state of the directory; of a centre also its units."""
    for number in range(len(view.directory.days) + 1):
        tree = view.directory.tree(number)
        node = tree.get(place)
        if node is not None:
            yield node
            yield from (found for up in node.ancestors if (found := tree.get(up)) is not None)
            yield from tree.units(place) if node.kind is Kind.CENTRE else ()


def _first_day(version: Version, local: datetime) -> date:
    """Return the first day of an arrangement; of one that repeats, that of the time at the window."""
    period = version.arrangement.period
    span = period.next_span(local) if period.repeats else None
    return (period.start if span is None else span.start).date()


_FAR = 366
_FAR_START = 0 * DAY
