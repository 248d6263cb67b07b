"""Days on which a place does not have its normal hours, and the arrangement that is the reason.

*Normal* hours are those that the place has, inside its building, without any arrangement:

    normal      |==========|     Mon 9–20
    building         …19|        shortened by an arrangement at the centre
    effective   |=======|        an exception, because of that arrangement
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from aukio.domain.answers.daily_hours import causes_of_hours
from aukio.domain.base.spans import Span
from aukio.domain.city.places import ChannelKind, PlaceId
from aukio.domain.clock.local_time import day_of, midnight, plus
from aukio.domain.facts.effects import Close, hours_channels
from aukio.domain.facts.notices import ArrangementRef, Version
from aukio.domain.facts.record import View
from aukio.domain.hours.admitted_hours import unit_hours_inside
from aukio.domain.hours.alike_days import AlikeDays, Key, Numbers
from aukio.domain.hours.approximate_days import approximate_on_site
from aukio.domain.hours.coupling import affecting_arrangements, coupled_cut, hosts
from aukio.domain.hours.timetable import DayHours, Timetable


@dataclass(frozen=True, slots=True)
class ComparedDay:
    """A local day compared with normal; ``because`` is empty unless it ``is_exception``, with the main reason first."""

    day: date
    hours: DayHours
    is_exception: bool
    because: tuple[ArrangementRef, ...] = ()

    @property
    def closed(self) -> bool:
        """Whether the place is known to be closed all day."""
        return not (self.hours.open or self.hours.unknown)


def normal_view(view: View) -> View:
    """The same directory without any arrangement."""
    return view.normal


class ComparedDays:
    """The local days of a place, compared with normal; each day is computed when it is first asked for.

    A building that is shut while a unit in it is open has unknown hours, since it must not be shown as closed; a day
    with unknown hours is no exception, unless they are times that are about right. ``usually`` is the normal view, for
    a caller that already has one of the same directory.
    """

    def __init__(self, view: View, place: PlaceId, *, usually: View | None = None) -> None:
        self._view, self._place, self._zone = view, place, view.zone(place)
        self._normal, self._effective = Timetable.of(usually or normal_view(view)), Timetable.of(view)
        self._days: dict[date, ComparedDay] = {}

    def __getitem__(self, day: date) -> ComparedDay:
        found = self._days.get(day)
        if found is None:
            found = self._days[day] = self._compare(day)
            self._view.kept.results += 1
        return found

    def exceptions(self, first: date, last: date) -> tuple[ComparedDay, ...]:
        """The exceptions from ``first`` to ``last``, both inclusive; days without any arrangement are not computed."""
        days = days_with_arrangements(self._view, self._place, first, last)
        return tuple(each for day in days if (each := self[day]).is_exception)

    def _compare(self, day: date) -> ComparedDay:
        view, place = self._view, self._place
        if view.node(place, midnight(day, self._zone)) is None:
            return ComparedDay(day, _nowhere(day, self._zone), is_exception=False)
        hours, usual = self._effective.on_site_hours_on(place, day), self._normal.on_site_hours_on(place, day)
        if not (hours.open or hours.unknown):
            hours = DayHours((), unit_hours_inside(view, place, day))
        in_doubt = hours.unknown and not (hours.open and approximate_on_site(self._effective, place, day))
        is_exception = not in_doubt and hours != usual
        because = _because(view, place, day, closed=not hours.open) if is_exception else ()
        return ComparedDay(day, hours, is_exception, because)


_MOST_SHARED = 100_000
"""How many days and numbers of days are shared: some 30 MB."""


class SharedDays:
    """The compared days of one place in several views of one record: what is equal is computed once.

    The history of a calendar compares years of days in each state of knowledge, and most days of most states are alike.
    """

    def __init__(self, place: PlaceId) -> None:
        self.place = place
        self.numbers = Numbers()
        self.found: dict[Key, ComparedDay] = {}

    @classmethod
    def of(cls, view: View, place: PlaceId) -> "SharedDays":
        """Those of a place, shared by all views with the directory of this one, as long as they are not too many."""
        places: dict[PlaceId, SharedDays] = view.of_directory("shared days", dict)
        if sum(each.size for each in places.values()) > _MOST_SHARED:
            places.clear()
        return places.setdefault(place, cls(place))

    @property
    def size(self) -> int:
        """How much it has cached."""
        return len(self.found) + self.numbers.size

    def days(self, view: View, usually: View) -> ComparedDays:
        """The days of a view, compared with a normal view of the same directory."""
        return _DaysOfView(self, view, usually)


class _DaysOfView(ComparedDays):
    """The days of one view; a day is computed unless an alike day has been."""

    def __init__(self, shared: SharedDays, view: View, usually: View) -> None:
        super().__init__(view, shared.place, usually=usually)
        self._shared = shared
        self._alike = AlikeDays(view, shared.place, shared.numbers)

    def _compare(self, day: date) -> ComparedDay:
        key = self._alike.key(day)
        if key is None:
            return super()._compare(day)
        found = self._shared.found.get(key)
        if found is None:
            found = self._shared.found[key] = super()._compare(day)
        return found if found.day == day else _moved(found, day)


def _moved(compared: ComparedDay, day: date) -> ComparedDay:
    """The same hours on another day with the same UTC offset."""
    by = day - compared.day
    opened, unknown = (tuple(Span(each.start + by, each.end + by) for each in spans) for spans in compared.hours)
    return replace(compared, day=day, hours=DayHours(opened, unknown))


_NIGHT = 2
"""How many days before and after an interval its arrangements may affect, through spans that run over midnight."""


def days_with_arrangements(view: View, place: PlaceId, first: date, last: date) -> Iterator[date]:
    """The days, in order, on which an arrangement at a place or at what it stands in may affect its hours."""
    zone = view.zone(place)
    cut = coupled_cut(view, place)
    day = first
    for interval in cut.touching(midnight(plus(first, -_NIGHT), zone), midnight(plus(last, _NIGHT), zone)):
        houses = (place, *hosts(view, place, interval))
        if not any(view.applied(each, interval) for each in houses):
            continue
        starts = view.interval_start(interval)
        ends = cut.end(interval)
        if starts is not None:
            day = max(day, plus(day_of(starts, zone), -_NIGHT))
        until = last if ends is None else min(last, plus(day_of(ends, zone), _NIGHT))
        for step in range((until - day).days + 1):
            yield plus(day, step)
        day = max(day, plus(until, 1))


def _nowhere(day: date, zone: ZoneInfo) -> DayHours:
    return DayHours((), (Span(midnight(day, zone), midnight(plus(day, 1), zone)),))


def _because(view: View, place: PlaceId, day: date, *, closed: bool) -> tuple[ArrangementRef, ...]:
    """The arrangements that cause the hours of a day, main reason first; neighbouring days count for night hours."""
    for near in (day, plus(day, 1), plus(day, -1)):
        found = causes_of_hours(view, place, near)
        if found:
            return _named_first(view, found) if closed else found
    interval = view.interval(midnight(day, view.zone(place)))
    return tuple(each.version.ref for each in affecting_arrangements(view, place, interval))


def _named_first(view: View, refs: tuple[ArrangementRef, ...]) -> tuple[ArrangementRef, ...]:
    """For a closed day: the arrangements that close before those that only shorten."""
    versions = {version.ref: version for version in view.versions}
    return tuple(sorted(refs, key=lambda ref: not _closes(versions[ref])))


def _closes(version: Version) -> bool:
    return any(
        isinstance(effect, Close) and ChannelKind.ON_SITE in hours_channels(effect)
        for effect in version.arrangement.effects
    )
