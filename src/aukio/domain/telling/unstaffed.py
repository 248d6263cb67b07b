"""Places without staff that people may still enter: their desk is closed and their self-service is not."""

from collections.abc import Iterable

from aukio.domain.city.places import ChannelKind, PlaceId
from aukio.domain.clock.local_time import Period, instant_of
from aukio.domain.facts.effects import Close
from aukio.domain.facts.record import View
from aukio.domain.hours.timetable import Timetable
from aukio.domain.week import AnyWeek
from aukio.domain.wording.when import Unstaffed


def unstaffed(view: View, places: Iterable[PlaceId], close: Close, period: Period) -> Unstaffed | None:
    """What is open instead where a close is of the desk alone; None where a place has no self-service then."""
    if close.channels != (ChannelKind.ON_SITE,) or close.during is not None or period.never:
        return None
    weeks: set[AnyWeek | None] = set()
    for place in places:
        interval = view.interval(instant_of(period.start, view.zone(place)))
        channels = Timetable.of(view).channels(place, interval)
        usable = [
            state
            for state in channels
            if state.key.kind is ChannelKind.SELF_SERVICE and not any(each.during is None for _, each in state.closes)
        ]
        if not usable:
            return None
        weeks.add(usable[0].week)
    return Unstaffed(next(iter(weeks)) if len(weeks) == 1 else None) if weeks else None
