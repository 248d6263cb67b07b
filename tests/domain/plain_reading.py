"""The law of hours read minute by minute, as slowly as it is written (semantics.md sections 4 and 5).

It shares scopes, channel states and the weekly dialect with the timetable, and none of its spans: every answer is
about one instant. ``None`` is unknown.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from aukio.domain.city.places import IN_BUILDING, ChannelKind, Kind, PlaceId
from aukio.domain.city.tree import Node
from aukio.domain.clock.local_time import DAY, day_of, instant_of, midnight
from aukio.domain.facts.effects import Close, ClosesWithLastUnit, Effect, Hours, Offer, Shorten
from aukio.domain.facts.matches import Applied
from aukio.domain.facts.record import View
from aukio.domain.hours.channels import Basis, ChannelKey, ChannelState, channel_states
from aukio.domain.hours.composition import any_of
from aukio.domain.week import AnyWeek, day_spans
from tests.domain.cities import QUARTER

Open = bool | None


def any_open(answers: Iterable[Open]) -> Open:
    """Open if any is, else unknown if any is."""
    found = list(answers)
    return True if True in found else None if None in found else False


def in_days(applied: Applied, effect: Effect) -> bool:
    """Whether an effect speaks of whole evenings: hours, offers, cuts and closes whose period has no clock times."""
    period = applied.version.arrangement.period
    if {period.start.time(), (period.end or period.start).time()} != {time()}:
        return False
    return isinstance(effect, Hours | Offer | Shorten) or (isinstance(effect, Close) and effect.during is None)


class PlainReading:
    """Reads one view; ``at`` is the only question."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._last_end = cache(self._last_end_of)
        self._states = cache(self._states_of)

    def at(self, place: PlaceId, key: ChannelKey, t: datetime) -> Open:
        """Whether a channel is open."""
        return any_open(self._effective(place, key, origin, t) for origin in self._origins(place, t))

    def is_open_on_site(self, place: PlaceId, t: datetime) -> Open:
        """Whether a place is open on site over all its on-site channels."""
        return any_open(self.at(place, key, t) for key in self._on_site(place, t))

    def _on_site(self, place: PlaceId, t: datetime) -> set[ChannelKey]:
        interval = self.view.interval(t)
        states = (each for origin in self._origins(place, t) for each in self._states(place, origin, interval))
        return {each.key for each in states if each.key.kind is ChannelKind.ON_SITE}

    def _origins(self, place: PlaceId, t: datetime) -> tuple[date, date]:
        today = day_of(t, self.view.zone(place))
        return today - DAY, today

    def _node(self, place: PlaceId, t: datetime) -> Node | None:
        return self.view.node(place, t)

    def _states_of(self, place: PlaceId, origin: date, interval: int) -> tuple[ChannelState, ...]:
        """What the evening says in whole days, and the minute says otherwise."""
        evening = self.view.interval(midnight(origin, self.view.zone(place)))
        listed = self.view.interval(midnight(origin, self.view.city.zone))
        node, node_now = (self.view.tree(each).get(place) for each in (listed, interval))
        if node is None or node_now is None:
            return ()
        applied = [
            each._replace(
                only=tuple(effect for effect in each.version.arrangement.effects if in_days(each, effect) is by_day)
            )
            for by_day, when in ((True, evening), (False, interval))
            for each in self.view.applied(place, when)
        ]
        applied.sort(key=lambda each: each.latest, reverse=True)
        applied.sort(key=lambda each: each.width)
        return channel_states(node, tuple(applied))

    # steps 1 and 2: own hours

    def _own(self, place: PlaceId, key: ChannelKey, origin: date, t: datetime) -> Open:
        state = next((each for each in self._states(place, origin, self.view.interval(t)) if each.key == key), None)
        if state is None or any(self._takes(place, close, t) for _, close in state.closes):
            return False
        open_ = self._uncut(place, state, origin, t)
        cut = open_ is not False and any(self._cuts(place, state, each, origin, t) for _, each in state.shortens)
        return False if cut else open_

    def _uncut(self, place: PlaceId, state: ChannelState, origin: date, t: datetime) -> Open:
        match state.basis:
            case Basis.WEEK:
                return state.week is not None and self._in_week(place, state.week, origin, t)
            case Basis.ALWAYS:
                return self._in_day(place, origin, t)
            case Basis.UNKNOWN:
                return None if self._in_day(place, origin, t) else False
            case Basis.INHERITED:
                return self._inherited(place, origin, t)

    def _cuts(self, place: PlaceId, state: ChannelState, shorten: Shorten, origin: date, t: datetime) -> bool:
        """Whether shortening takes a minute: the day is walked in quarters for its first and last opening."""
        zone = self.view.zone(place)
        start = midnight(origin, zone)
        walk = [start + step * QUARTER for step in range(50 * 4)]
        hours = [each for each in walk if self._uncut(place, state, origin, each) is True]
        first, last = (hours[0], hours[-1] + QUARTER) if hours else (None, None)
        if shorten.opens_late is not None and first is not None and t < first + timedelta(minutes=shorten.opens_late):
            return True
        if (
            shorten.closes_early is not None
            and last is not None
            and t >= last - timedelta(minutes=shorten.closes_early)
        ):
            return True
        if shorten.not_before is not None and t < self._clock(origin, shorten.not_before, zone):
            return True
        if shorten.not_after is None:
            return False
        local = None if last is None else last.astimezone(zone)
        is_night = local is not None and local.date() > origin and shorten.not_after <= local.hour * 60 + local.minute
        return t >= self._clock(
            origin + DAY if is_night and shorten.not_after < 1440 else origin, shorten.not_after, zone
        )

    def _clock(self, day: date, minutes: int, zone: ZoneInfo) -> datetime:
        return instant_of(datetime.combine(day + minutes // 1440 * DAY, time(minutes % 1440 // 60, minutes % 60)), zone)

    def _inherited(self, place: PlaceId, origin: date, t: datetime) -> Open:
        node = self._node(place, t)
        parent = None if node is None or not node.ancestors else self._node(node.ancestors[0], t)
        if parent is None or parent.kind is Kind.SITE:
            return None if self._in_day(place, origin, t) else False
        if self.view.zone(parent.place) != self.view.zone(place):  # by the minute, on the days of the place
            return self.is_open_on_site(parent.place, t) if self._in_day(place, origin, t) else False
        return any_open(self._effective(parent.place, key, origin, t) for key in self._on_site(parent.place, t))

    def _in_day(self, place: PlaceId, day: date, t: datetime) -> bool:
        return day_of(t, self.view.zone(place)) == day

    def _in_week(self, place: PlaceId, week: AnyWeek, origin: date, t: datetime) -> bool:
        zone = self.view.zone(place)
        return any(
            instant_of(span.start, zone) <= t < instant_of(span.end, zone)
            for span in day_spans(week, origin, self.view.city.holidays)
        )

    def _takes(self, place: PlaceId, close: Close, t: datetime) -> bool:
        if close.during is None:
            return True
        return any(self._in_week(place, close.during, origin, t) for origin in self._origins(place, t))

    # steps 3 and 4: the building

    def _effective(self, place: PlaceId, key: ChannelKey, origin: date, t: datetime) -> Open:
        own = self._own(place, key, origin, t)
        if own is False or key.kind not in IN_BUILDING:
            return own
        if key.kind is ChannelKind.ON_SITE and self._clipped(place, origin, t):
            return False
        host = self._host(place, t)
        if host is None:
            return own
        around = self.is_open_on_site(host, t)
        return False if around is False else True if own and around else None

    def _host(self, place: PlaceId, t: datetime) -> PlaceId | None:
        node = self._node(place, t)
        if node is None or node.version.own_entrance:
            return None
        above = [self._node(each, t) for each in node.ancestors]
        return next(
            (each.place for each in above if each is not None and each.kind in (Kind.CENTRE, Kind.UNIT, Kind.ROOM)),
            None,
        )

    def _clipped(self, place: PlaceId, origin: date, t: datetime) -> bool:
        node = self._node(place, t)
        if node is None or node.kind is not Kind.CENTRE:
            return False
        if not any_of(self.view.applied(place, self.view.interval(t)), ClosesWithLastUnit):
            return False
        end = self._last_end(place, origin)
        return end is not None and t >= end

    def _last_end_of(self, building: PlaceId, origin: date) -> datetime | None:
        """The latest end among the units of a day; its start when none opens, None when any is unknown."""
        start = midnight(origin, self.view.zone(building))
        latest = start
        for unit in self.view.tree(self.view.interval(start)).units(building):
            if unit.version.own_entrance:
                continue
            t = start
            while t < start + 50 * 4 * QUARTER:
                own = any_open(self._own(unit.place, k, origin, t) for k in self._on_site(unit.place, t))
                if own is None:
                    return None
                if own:
                    latest = max(latest, t + QUARTER)
                t += QUARTER
        return latest
