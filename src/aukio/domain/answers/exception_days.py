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
from aukio.domain.clock.local_time import DAY, midnight, plus
from aukio.domain.facts.effects import Close, hours_channels
from aukio.domain.facts.notices import ArrangementRef, Version
from aukio.domain.facts.record import View
from aukio.domain.hours.admitted_hours import unit_hours_inside
from aukio.domain.hours.coupling import affecting_arrangements
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
    return view.once("normal view", lambda: View(replace(view.record, versions=()), view.known))


def compared_days(
    view: View, place: PlaceId, first: date, last: date, *, usually: View | None = None
) -> Iterator[ComparedDay]:
    """Every local day from ``first`` to ``last``, both inclusive; a day with unknown hours does not depart.

    A building that is shut while a unit in it is open has unknown hours, since it must not be shown as closed.
    ``usually`` is the normal view, for a caller that already has one of the same directory.
    """
    normal, effective = Timetable.of(usually or normal_view(view)), Timetable.of(view)
    zone = view.zone(place)
    day = first
    while day <= last:
        exists = view.node(place, midnight(day, zone)) is not None
        hours, usual = effective.on_site_hours_on(place, day), normal.on_site_hours_on(place, day)
        if exists and not (hours.open or hours.unknown):
            hours = DayHours((), unit_hours_inside(view, place, day))
        is_exception = exists and not hours.unknown and (hours.open != usual.open or bool(usual.unknown))
        because = _because(view, place, day, closed=not hours.open) if is_exception else ()
        yield ComparedDay(day, hours if exists else _nowhere(day, zone), is_exception, because)
        day += DAY


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
