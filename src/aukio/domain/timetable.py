"""When a channel is open: normal week or replacement, less every close, within the building (semantics.md 4 and 5).

Hours are worked out for an *origin*: the local day on which a span of the week begins, so that 22–02 is one span
of Friday. Spans are instants; each arrangement acts on the minutes of its own period.

    Friday 12:00            24:00      02:00
    normal week   |==========================|      22–02 is Friday's
    close from Saturday     |xxxxxxxxxxxxxxxxx
    effective     |=========|
"""

from datetime import date, datetime
from typing import NamedTuple, TypeVar

from aukio.domain.channels import Basis, ChannelKey, ChannelState, channel_states
from aukio.domain.composition import any_of
from aukio.domain.effects import Close, ClosesWithLastUnit
from aukio.domain.places import IN_THE_HOUSE, ChannelKind, Kind, PlaceId
from aukio.domain.record import View
from aukio.domain.spans import Span, Spans, clip, covers, intersect, join, subtract
from aukio.domain.time import DAY, day_of, instant_of, midnight
from aukio.domain.week import day_spans


class DayHours(NamedTuple):
    """Open and unknown spans; everything else is closed."""

    open: Spans
    unknown: Spans


K = TypeVar("K")
V = TypeVar("V")
_MOST_KEPT = 200_000


class Timetable:
    """Effective hours in one view. Get it with ``Timetable.of``; it remembers what it has worked out."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._states: dict[tuple[PlaceId, int], tuple[ChannelState, ...]] = {}
        self._own: dict[tuple[PlaceId, ChannelKey, date], DayHours] = {}
        self._effective: dict[tuple[PlaceId, ChannelKey, date], DayHours] = {}
        self._clips: dict[tuple[PlaceId, date], tuple[Spans, PlaceId | None]] = {}

    @classmethod
    def of(cls, view: View) -> "Timetable":
        """The timetable of a view, made once."""
        return view.once("timetable", lambda: cls(view))

    # --- channels throughout a stretch

    def channels(self, place: PlaceId, stretch: int) -> tuple[ChannelState, ...]:
        """The channels a place has in a stretch: its normal ones, then those offered."""
        key = (place, stretch)
        found = self._states.get(key)
        if found is None:
            node = self.view.tree(stretch).get(place)
            found = self._states[key] = () if node is None else channel_states(node, self.view.applied(place, stretch))
        return found

    def state(self, place: PlaceId, key: ChannelKey, stretch: int) -> ChannelState | None:
        """One channel in a stretch, or None when the place does not have it then."""
        return next((state for state in self.channels(place, stretch) if state.key == key), None)

    # --- a place's own hours: steps 1 and 2 of the law

    def own(self, place: PlaceId, key: ChannelKey, origin: date) -> DayHours:
        """Normal week or replacement, less closes: what the place itself says, whatever the building does."""
        found = self._own.get((place, key, origin))
        if found is None:
            found = _keep(self._own, (place, key, origin), self._work_out(place, key, origin))
        return found

    def _work_out(self, place: PlaceId, key: ChannelKey, origin: date) -> DayHours:
        zone = self.view.zone(place)
        start, end = midnight(origin, zone), midnight(origin + DAY, zone)
        opened: list[Span] = []
        unknown: list[Span] = []
        for stretch in self.view.stretches(start, end + DAY):
            state = self.state(place, key, stretch)
            if state is None:
                continue
            low, high = self.view.stretch_start(stretch), self.view.stretch_end(stretch)
            raw = self._raw(place, state, origin, stretch, Span(start, end))
            holes = join(hole for _, close in state.closes for hole in close_spans(self.view, place, close, origin))
            opened += subtract(clip(raw.open, low, high), holes)
            unknown += subtract(clip(raw.unknown, low, high), holes)
        return DayHours(join(opened), join(unknown))

    def _raw(self, place: PlaceId, state: ChannelState, origin: date, stretch: int, day: Span) -> DayHours:
        match state.basis:
            case Basis.WEEK:
                zone = self.view.zone(place)
                spans = () if state.week is None else day_spans(state.week, origin, self.view.city.country)
                return DayHours(
                    join(Span(instant_of(each.start, zone), instant_of(each.end, zone)) for each in spans), ()
                )
            case Basis.ALWAYS:
                return DayHours((day,), ())
            case Basis.UNKNOWN:
                return DayHours((), (day,))
            case Basis.INHERITED:
                parent = self._parent(place, stretch)
                return DayHours((), (day,)) if parent is None else self.on_site(parent, origin)

    def _parent(self, place: PlaceId, stretch: int) -> PlaceId | None:
        tree = self.view.tree(stretch)
        node = tree.get(place)
        parent = tree.get(node.ancestors[0]) if node is not None and node.ancestors else None
        return None if parent is None or parent.kind is Kind.SITE else parent.place

    # --- within the building: steps 3 and 4

    def effective(self, place: PlaceId, key: ChannelKey, origin: date) -> DayHours:
        """The answer: own hours, clipped by the last-unit rule, within those of what the place stands in."""
        found = self._effective.get((place, key, origin))
        if found is None:
            found = self.own(place, key, origin)
            if key.kind in IN_THE_HOUSE and (found.open or found.unknown):
                if key.kind is ChannelKind.ON_SITE:
                    holes, _ = self.last_unit_clip(place, origin)
                    found = DayHours(subtract(found.open, holes), subtract(found.unknown, holes))
                found = self._within(place, found, origin)
            _keep(self._effective, (place, key, origin), found)
        return found

    def on_site(self, place: PlaceId, origin: date) -> DayHours:
        """Effective on-site hours over all on-site channels of a place, normal and offered."""
        return self._all_on_site(place, origin, effective=True)

    def own_on_site(self, place: PlaceId, origin: date) -> DayHours:
        """Own on-site hours over all on-site channels of a place, before the building."""
        return self._all_on_site(place, origin, effective=False)

    def _all_on_site(self, place: PlaceId, origin: date, *, effective: bool) -> DayHours:
        zone = self.view.zone(place)
        keys = dict.fromkeys(
            state.key
            for stretch in self.view.stretches(midnight(origin, zone), midnight(origin + DAY, zone) + DAY)
            for state in self.channels(place, stretch)
            if state.key.kind is ChannelKind.ON_SITE
        )
        days = [self.effective(place, key, origin) if effective else self.own(place, key, origin) for key in keys]
        if len(days) == 1:
            return days[0]
        opened = join(span for day in days for span in day.open)
        return DayHours(opened, subtract(join(span for day in days for span in day.unknown), opened))

    def host(self, place: PlaceId, stretch: int) -> PlaceId | None:
        """What a place stands in: the nearest centre, unit or room above it; None with an entrance of its own."""
        tree = self.view.tree(stretch)
        node = tree.get(place)
        if node is None or node.version.own_entrance:
            return None
        for above in node.ancestors:
            found = tree.get(above)
            if found is not None and found.kind in (Kind.CENTRE, Kind.UNIT, Kind.ROOM):
                return above
        return None

    def _within(self, place: PlaceId, own: DayHours, origin: date) -> DayHours:
        zone = self.view.zone(place)
        start = midnight(origin, zone)
        opened: list[Span] = []
        unknown: list[Span] = []
        for stretch in self.view.stretches(start, start + 2 * DAY):
            low, high = self.view.stretch_start(stretch), self.view.stretch_end(stretch)
            mine_open, mine_unknown = clip(own.open, low, high), clip(own.unknown, low, high)
            host = self.host(place, stretch)
            if host is None:
                opened += mine_open
                unknown += mine_unknown
                continue
            days = [self.on_site(host, origin + step * DAY) for step in (-1, 0, 1)]
            host_open = [span for day in days for span in day.open]
            host_unknown = [span for day in days for span in day.unknown]
            opened += intersect(mine_open, join(host_open))
            unknown += intersect(mine_open, join(host_unknown))
            unknown += intersect(mine_unknown, join([*host_open, *host_unknown]))
        return DayHours(join(opened), subtract(join(unknown), join(opened)))

    def last_unit_clip(self, building: PlaceId, origin: date) -> tuple[Spans, PlaceId | None]:
        """What ``closes_with_last_unit`` takes from a building's table that day, and the unit whose end decided.

        The unit is None when nothing was clipped strictly earlier or when no unit opens that day (R012).
        """
        found = self._clips.get((building, origin))
        if found is None:
            found = _keep(self._clips, (building, origin), self._clip_of(building, origin))
        return found

    def _clip_of(self, building: PlaceId, origin: date) -> tuple[Spans, PlaceId | None]:
        zone = self.view.zone(building)
        start = midnight(origin, zone)
        ruled = [
            stretch
            for stretch in self.view.stretches(start, start + 2 * DAY)
            if any_of(self.view.applied(building, stretch), ClosesWithLastUnit)
        ]
        if not ruled:
            return (), None
        ends: list[tuple[datetime, str, PlaceId]] = []
        for unit in self.view.tree(self.view.stretch(start)).units(building):
            if unit.version.own_entrance:
                continue
            hours = self.own_on_site(unit.place, origin)
            if hours.unknown:
                return (), None
            if hours.open:
                ends.append((hours.open[-1].end, unit.path, unit.place))
        latest = max((end for end, _, _ in ends), default=start)
        holes = [
            hole
            for stretch in ruled
            for hole in clip(
                (Span(latest, start + 3 * DAY),),
                self.view.stretch_start(stretch),
                self.view.stretch_end(stretch),
            )
        ]
        table = self.own_on_site(building, origin)
        cut = subtract(table.open, tuple(holes)) != table.open
        last = min((path, place) for end, path, place in ends if end == latest)[1] if ends and cut else None
        return join(holes), last

    # --- reading the timetable

    def today(self, place: PlaceId, key: ChannelKey, day: date) -> DayHours:
        """The spans that start on a local day, whichever day's week they come from."""
        zone = self.view.zone(place)
        start, end = midnight(day, zone), midnight(day + DAY, zone)
        before, own = self.effective(place, key, day - DAY), self.effective(place, key, day)
        opened = tuple(span for span in (*before.open, *own.open) if start <= span.start < end)
        unknown = tuple(span for span in (*before.unknown, *own.unknown) if start <= span.start < end)
        return DayHours(join(opened), join(unknown))

    def on_site_on(self, place: PlaceId, day: date) -> DayHours:
        """The on-site spans that start on a local day, over all on-site channels."""
        zone = self.view.zone(place)
        start, end = midnight(day, zone), midnight(day + DAY, zone)
        hours = [self.on_site(place, origin) for origin in (day - DAY, day)]
        opened = (span for each in hours for span in each.open if start <= span.start < end)
        unknown = (span for each in hours for span in each.unknown if start <= span.start < end)
        return DayHours(join(opened), join(unknown))

    def at(self, place: PlaceId, key: ChannelKey, instant: datetime) -> bool | None:
        """Whether a channel is open; None where that is not known."""
        day = day_of(instant, self.view.zone(place))
        hours = [self.effective(place, key, origin) for origin in (day - DAY, day)]
        if any(covers(each.open, instant) for each in hours):
            return True
        return None if any(covers(each.unknown, instant) for each in hours) else False

    def on_site_at(self, place: PlaceId, instant: datetime) -> bool | None:
        """Whether a place is open on site over all its on-site channels; None where that is not known."""
        day = day_of(instant, self.view.zone(place))
        hours = [self.on_site(place, origin) for origin in (day - DAY, day)]
        if any(covers(each.open, instant) for each in hours):
            return True
        return None if any(covers(each.unknown, instant) for each in hours) else False

    def opens(self, place: PlaceId, key: ChannelKey, after: datetime, before: datetime) -> datetime | None:
        """The first instant in ``(after, before)`` at which a closed channel opens."""
        day = day_of(after, self.view.zone(place))
        while midnight(day, self.view.zone(place)) < before:
            for span in self.effective(place, key, day).open:
                if after < span.start < before:
                    return span.start
            day += DAY
        return None

    def closes(self, place: PlaceId, key: ChannelKey, at: datetime, before: datetime) -> datetime | None:
        """The end of the stretch of opening in which ``at`` lies, if it comes before ``before``.

        None too when what follows is not known: nobody can say then that it closes.
        """
        zone = self.view.zone(place)
        day = day_of(at, zone) - DAY
        end = at
        while midnight(day, zone) <= end < before:
            hours = self.effective(place, key, day)
            for span in hours.open:
                if span.start <= end < span.end:
                    end = span.end
            day += DAY
        if end >= before:
            return None
        last = day_of(end, zone)
        unknown = [span for origin in (last - DAY, last) for span in self.effective(place, key, origin).unknown]
        return None if covers(tuple(unknown), end) else end


def _keep(cache: dict[K, V], key: K, value: V) -> V:
    """Remember a value; a cache that has grown past all sense starts anew rather than eat the memory."""
    if len(cache) >= _MOST_KEPT:
        cache.clear()
    cache[key] = value
    return value


def close_spans(view: View, place: PlaceId, close: Close, origin: date) -> Spans:
    """The minutes a close takes at a place around an origin day, as if it were in force throughout."""
    zone = view.zone(place)
    if close.during is None:
        return (Span(midnight(origin - DAY, zone), midnight(origin + 2 * DAY, zone)),)
    return join(
        Span(instant_of(each.start, zone), instant_of(each.end, zone))
        for day in (origin - DAY, origin, origin + DAY)
        for each in day_spans(close.during, day, view.city.country)
    )
