"""Which state of a channel decides about a minute: the arrangements of the evening, or those of the minute.

A span that begins on Friday evening may end on Saturday. What is dated in whole days speaks of the spans that begin on
its days, so after midnight Friday's arrangements still decide about Friday's span, while today's decide about
everything that begins today (semantics.md section 1, "Nights"). The directory is dated in days and is read in the same
way, for places by other clocks, too.
"""

from datetime import date

from aukio.domain.city.places import PlaceId
from aukio.domain.clock.local_time import midnight
from aukio.domain.facts.matches import Applied, in_force_on
from aukio.domain.facts.record import View
from aukio.domain.hours.channels import ChannelState, channel_states


class ChannelsByDay:
    """The channels of the places of one view, by the day on which a span begins and the interval of the minute."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._states: dict[tuple[PlaceId, int, int, int], tuple[ChannelState, ...]] = {}

    def during(self, place: PlaceId, interval: int) -> tuple[ChannelState, ...]:
        """The channels of a place in an interval: its normal ones, then those offered."""
        return self._found(place, interval, interval, interval)

    def on(self, place: PlaceId, origin: date, interval: int) -> tuple[ChannelState, ...]:
        """The channels whose states decide in an interval about the spans that begin on a local day."""
        listed = self.view.interval(midnight(origin, self.view.city.zone))
        return self._found(place, self._interval_of(place, origin), interval, listed)

    def applied_on(self, place: PlaceId, origin: date, interval: int) -> tuple[Applied, ...]:
        """The arrangements that decide in an interval about the spans that begin on a local day."""
        return self._applied(place, self._interval_of(place, origin), interval)

    def _interval_of(self, place: PlaceId, day: date) -> int:
        return self.view.interval(midnight(day, self.view.zone(place)))

    def _found(self, place: PlaceId, day: int, interval: int, listed: int) -> tuple[ChannelState, ...]:
        """The states by the interval in which the day begins, that of the minute, and that of the directory's day."""
        first = self.view.place_interval
        now = first(place, interval)
        key = (
            place,
            now if day == interval else first(place, day),
            now,
            now if listed == interval else first(place, listed),
        )
        found = self._states.get(key)
        if found is None:
            node = self.view.tree(listed).get(place)
            gone = node is None or self.view.tree(interval).get(place) is None
            found = () if node is None or gone else channel_states(node, self._applied(place, day, interval))
            self._states[key] = found
        return found

    def _applied(self, place: PlaceId, day: int, interval: int) -> tuple[Applied, ...]:
        applied = self.view.applied(place, interval)
        if self.view.place_interval(place, day) == self.view.place_interval(place, interval):
            return applied
        return in_force_on(self.view.applied(place, day), applied)
