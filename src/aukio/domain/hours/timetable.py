"""When a channel is open: normal week or replacement, less every close, within the building (semantics.md 4 and 5).

Hours are computed for an *origin*: the local day on which a span of the week begins, so that 22–02 is one span
of Friday. Spans are instants. An arrangement dated in whole days affects the spans that begin on its days; one dated in
minutes affects those minutes, and ``during`` the minutes of its days by the clock (semantics.md section 1, "Nights").

    Friday                       22:00   24:00      02:00
    normal week                    |====================|      22–02 is Friday's
    close from Saturday            |====================|      dated in days
    close from Saturday 00:00      |=======|xxxxxxxxxxxxx      dated in minutes, such as 00:00 to 12:00
"""

from datetime import date, datetime
from typing import NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from aukio.domain.base.spans import Span, Spans, clip, covers, intersect, join, subtract
from aukio.domain.city.places import IN_BUILDING, ChannelKind, Kind, PlaceId
from aukio.domain.clock.local_time import DAY, day_of, midnight, plus
from aukio.domain.facts.effects import ClosesWithLastUnit
from aukio.domain.facts.notices import ArrangementRef
from aukio.domain.facts.record import View
from aukio.domain.hours.channels import Basis, ChannelKey, ChannelState
from aukio.domain.hours.channels_by_day import ChannelsByDay
from aukio.domain.hours.composition import any_of
from aukio.domain.hours.long_closures import shut_until
from aukio.domain.hours.week_spans import close_spans, cut_spans, starting_on, week_spans
from aukio.domain.week import AnyWeek


class DayHours(NamedTuple):
    """Open and unknown spans; everything else is closed."""

    open: Spans
    unknown: Spans


K = TypeVar("K")
V = TypeVar("V")
_MOST_KEPT = 200_000


class Timetable:
    """Effective hours in one view. Get it with ``Timetable.of``; it caches its results."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.by_day = ChannelsByDay(view)
        self._own: dict[tuple[PlaceId, ChannelKey, date], DayHours] = {}
        self._effective: dict[tuple[PlaceId, ChannelKey, date], DayHours] = {}
        self._on_site: dict[tuple[PlaceId, date, bool], DayHours] = {}
        self._on_site_keys: dict[tuple[PlaceId, tuple[int, ...]], tuple[ChannelKey, ...]] = {}
        self._ruled: dict[tuple[PlaceId, int], bool] = {}
        self._clips: dict[tuple[PlaceId, date], _Clip] = {}
        # The longest runs that searches have examined: days on which no span of a channel begins, and minutes on
        # which it is open throughout.
        self._shut: dict[tuple[PlaceId, ChannelKey], _Days] = {}
        self._open_run: dict[tuple[PlaceId, ChannelKey], Span] = {}

    @classmethod
    def of(cls, view: View) -> "Timetable":
        """The timetable of a view, created once."""
        return view.once("timetable", lambda: cls(view))

    def _keep(self, cache: dict[K, V], key: K, value: V) -> V:
        """Store a value; clear a cache that has reached its limit, to bound its memory."""
        if len(cache) >= _MOST_KEPT:
            cache.clear()
        cache[key] = value
        self.view.kept.results += 1
        return value

    # --- channels during an interval

    def channels(self, place: PlaceId, interval: int) -> tuple[ChannelState, ...]:
        """The channels of a place in an interval: its normal ones, then those offered."""
        return self.by_day.during(place, interval)

    def channels_at(self, place: PlaceId, instant: datetime) -> tuple[ChannelState, ...]:
        """The channels of a place at an instant, with those that it had the evening before and that are still open."""
        interval = self.view.interval(instant)
        today = self.by_day.during(place, interval)
        evening = plus(day_of(instant, self.view.zone(place)), -1)
        before = self.by_day.on(place, evening, interval)
        if before is today:
            return today
        keys = {state.key for state in today}
        left = (state for state in before if state.key not in keys)
        return today + tuple(each for each in left if covers(self.effective(place, each.key, evening).open, instant))

    def state(self, place: PlaceId, key: ChannelKey, interval: int) -> ChannelState | None:
        """One channel in an interval, or None when the place does not have it then."""
        return next((state for state in self.channels(place, interval) if state.key == key), None)

    def on_site_keys(self, place: PlaceId, start: datetime, end: datetime) -> tuple[ChannelKey, ...]:
        """The on-site channels, normal and offered, that a place has in the intervals of ``[start, end)``."""
        intervals = tuple(self.view.intervals(start, end))
        found = self._on_site_keys.get((place, intervals))
        if found is None:
            keys = dict.fromkeys(
                state.key
                for interval in intervals
                for state in self.channels(place, interval)
                if state.key.kind is ChannelKind.ON_SITE
            )
            found = self._keep(self._on_site_keys, (place, intervals), tuple(keys))
        return found

    # --- a place's own hours: steps 1 and 2 of semantics.md 4

    def own(self, place: PlaceId, key: ChannelKey, origin: date) -> DayHours:
        """Normal week or replacement, less closes: the place's own hours, before those of the building apply."""
        found = self._own.get((place, key, origin))
        if found is None:
            found = self._keep(self._own, (place, key, origin), self._work_out(place, key, origin))
        return found

    def _work_out(self, place: PlaceId, key: ChannelKey, origin: date, *, less_closes: bool = True) -> DayHours:
        zone = self.view.zone(place)
        start, end = midnight(origin, zone), midnight(plus(origin, 2), zone)
        opened: list[Span] = []
        unknown: list[Span] = []
        for interval in self.view.intervals(start, end):
            for state in self.by_day.on(place, origin, interval):
                if state.key != key or (less_closes and state.is_shut_all_day):
                    continue
                low, high = self.view.interval_start(interval), self.view.interval_end(interval)
                raw = self.before_closes(place, state, origin, interval)
                if less_closes and (state.closes or state.shortens):
                    raw = self._less_closes(place, state, raw, origin)
                opened += clip(raw.open, low, high)
                unknown += clip(raw.unknown, low, high)
        opens = join(opened)
        return DayHours(opens, subtract(join(unknown), opens) if unknown else ())

    def _less_closes(self, place: PlaceId, state: ChannelState, raw: DayHours, origin: date) -> DayHours:
        """The hours of a day less what closes and shortening take from them, as if in force throughout.

        What is open for sure loses what may be taken; what may be open loses what is taken for sure:

            week 10-~20            |==================|??|        ? from 19:30 to 20:30
            close during ~12-13          |?xx|
            left                   |=====|?  |========|??|
        """
        zone = self.view.zone(place)
        cuts = [shorten for _, shorten in state.shortens]
        shut = [hole for _, close in state.closes for hole in close_spans(self.view, place, close, origin)]
        taken = [hole for each in cuts for hole in cut_spans(raw.open, each, origin, zone)]
        opened = subtract(raw.open, join((*shut, *taken)))
        if not raw.unknown and not any(close.during and close.during.is_approximate for _, close in state.closes):
            return DayHours(opened, ())
        possible = join((*raw.open, *raw.unknown))
        whole_day = Span(midnight(origin, zone), midnight(plus(origin, 1), zone))
        if state.basis is Basis.WEEK or subtract((whole_day,), possible):
            # Hours of which nothing is known have no beginning from which to count.
            taken = [hole for each in cuts for hole in cut_spans(possible, each, origin, zone)]
        sure = [
            hole for _, close in state.closes for hole in close_spans(self.view, place, close, origin, certain=True)
        ]
        return DayHours(opened, subtract(subtract(possible, join((*sure, *taken))), opened))

    def cut_by(self, place: PlaceId, channel: ChannelKind, origin: date, by: ArrangementRef | None = None) -> Spans:
        """The minutes of the day that shortening takes from the channels of a kind; of one arrangement if it is named.

        They are minutes of the channel's own hours: a close may take them as well.
        """
        zone = self.view.zone(place)
        found: list[Span] = []
        for interval in self.view.intervals(midnight(origin, zone), midnight(plus(origin, 2), zone)):
            low, high = self.view.interval_start(interval), self.view.interval_end(interval)
            for state in self.by_day.on(place, origin, interval):
                shortens = [each for who, each in state.shortens if by in (None, who.ref)]
                if state.key.kind is channel and shortens:
                    raw = self.before_closes(place, state, origin, interval)
                    possible = join((*raw.open, *raw.unknown))
                    counted = dict.fromkeys((raw.open, possible) if state.week is not None else (raw.open,))
                    cut = [
                        span for each in shortens for spans in counted for span in cut_spans(spans, each, origin, zone)
                    ]
                    found += clip(intersect(possible, join(cut)), low, high)
        return join(found)

    def on_site_before_closes(self, place: PlaceId, origin: date) -> Spans:
        """The spans of a local day that a place would be open on site, or may be, if no close were in force."""
        return self.view.once(("before_closes", place, origin), lambda: self._before_closes(place, origin))

    def _before_closes(self, place: PlaceId, origin: date) -> Spans:
        zone = self.view.zone(place)
        keys = self.on_site_keys(place, midnight(origin, zone), midnight(plus(origin, 2), zone))
        days = [self._work_out(place, key, origin, less_closes=False) for key in keys]
        return join(span for day in days for span in (*day.open, *day.unknown))

    def before_closes(self, place: PlaceId, state: ChannelState, origin: date, interval: int) -> DayHours:
        """The spans of a local day by a state of a channel, as if it held throughout and no close were in force."""
        zone = self.view.zone(place)
        day = Span(midnight(origin, zone), midnight(plus(origin, 1), zone))
        match state.basis:
            case Basis.WEEK:
                return DayHours((), ()) if state.week is None else self._by_week(state.week, origin, zone)
            case Basis.ALWAYS:
                return DayHours((day,), ())
            case Basis.UNKNOWN:
                return DayHours((), (day,))
            case Basis.INHERITED:
                parent = self.view.tree(interval).parent(place)
                return DayHours((), (day,)) if parent is None else self._inherited(place, parent, origin, day)

    def _by_week(self, week: AnyWeek, origin: date, zone: ZoneInfo) -> DayHours:
        """The minutes that are meant for sure, and those of approximate times, which are not known."""
        holidays = self.view.city.holidays
        possible = join(week_spans(week, origin, holidays, zone))
        if not week.is_approximate:
            return DayHours(possible, ())
        certain = join(week_spans(week.certain, origin, holidays, zone))
        return DayHours(certain, subtract(possible, certain))

    def _inherited(self, place: PlaceId, parent: PlaceId, origin: date, day: Span) -> DayHours:
        """The on-site hours of a parent on a day of the place, whose clock may be another one."""
        if self.view.zone(place) == self.view.zone(parent):
            return self.on_site(parent, origin)
        around = [self.on_site(parent, each) for each in dict.fromkeys(plus(origin, step) for step in (-1, 0, 1))]
        opened = join(span for each in around for span in each.open)
        unknown = subtract(join(span for each in around for span in each.unknown), opened)
        return DayHours(clip(opened, day.start, day.end), clip(unknown, day.start, day.end))

    def inherits_from(self, place: PlaceId, interval: int) -> PlaceId | None:
        """The parent whose on-site hours a place without hours of its own takes, if any."""
        inherits = any(state.basis is Basis.INHERITED for state in self.channels(place, interval))
        return self.view.tree(interval).parent(place) if inherits else None

    # --- within the building: steps 3 and 4

    def effective(self, place: PlaceId, key: ChannelKey, origin: date) -> DayHours:
        """Effective hours: own hours, clipped by the last-unit rule, within those of what the place stands in."""
        found = self._effective.get((place, key, origin))
        if found is None:
            found = self.own(place, key, origin)
            if key.kind in IN_BUILDING and (found.open or found.unknown):
                if key.kind is ChannelKind.ON_SITE:
                    clipped = self._clip(place, origin)
                    opened = subtract(found.open, (*clipped.holes, *clipped.doubt))
                    doubtful = join((*found.unknown, *intersect(found.open, clipped.doubt)))
                    found = DayHours(opened, subtract(doubtful, clipped.holes))
                found = self._within(place, found, origin)
            self._keep(self._effective, (place, key, origin), found)
        return found

    def on_site(self, place: PlaceId, origin: date) -> DayHours:
        """Effective on-site hours over all on-site channels of a place, normal and offered."""
        return self._all_on_site(place, origin, effective=True)

    def own_on_site(self, place: PlaceId, origin: date) -> DayHours:
        """Own on-site hours over all on-site channels of a place, before the building."""
        return self._all_on_site(place, origin, effective=False)

    def _all_on_site(self, place: PlaceId, origin: date, *, effective: bool) -> DayHours:
        found = self._on_site.get((place, origin, effective))
        if found is None:
            computed = self._compute_on_site(place, origin, effective=effective)
            found = self._keep(self._on_site, (place, origin, effective), computed)
        return found

    def _compute_on_site(self, place: PlaceId, origin: date, *, effective: bool) -> DayHours:
        zone = self.view.zone(place)
        keys = self.on_site_keys(place, midnight(origin, zone), midnight(plus(origin, 2), zone))
        days = [self.effective(place, key, origin) if effective else self.own(place, key, origin) for key in keys]
        if len(days) == 1:
            return days[0]
        opened = join(span for day in days for span in day.open)
        return DayHours(opened, subtract(join(span for day in days for span in day.unknown), opened))

    def _within(self, place: PlaceId, own: DayHours, origin: date) -> DayHours:
        zone = self.view.zone(place)
        start, end = midnight(origin, zone), midnight(plus(origin, 2), zone)
        opened: list[Span] = []
        unknown: list[Span] = []
        for interval in self.view.intervals(start, end):
            low, high = self.view.interval_start(interval), self.view.interval_end(interval)
            mine_open, mine_unknown = clip(own.open, low, high), clip(own.unknown, low, high)
            host = self.view.tree(interval).host(place)
            if host is None:
                opened += mine_open
                unknown += mine_unknown
                continue
            days = [self.on_site(host, day) for day in dict.fromkeys(plus(origin, step) for step in (-1, 0, 1))]
            host_open = [span for day in days for span in day.open]
            host_unknown = [span for day in days for span in day.unknown]
            opened += intersect(mine_open, join(host_open))
            unknown += intersect(mine_open, join(host_unknown))
            unknown += intersect(mine_unknown, join([*host_open, *host_unknown]))
        return DayHours(join(opened), subtract(join(unknown), join(opened)))

    def last_unit_clip(self, building: PlaceId, origin: date) -> tuple[Spans, PlaceId | None]:
        """The spans that ``closes_with_last_unit`` removes from a building's hours, and the unit that closes last.

        The unit is None when the rule removes nothing or when no unit opens that day (R012).
        """
        clipped = self._clip(building, origin)
        return clipped.holes, clipped.last

    def _clip(self, building: PlaceId, origin: date) -> "_Clip":
        found = self._clips.get((building, origin))
        if found is None:
            found = self._keep(self._clips, (building, origin), self._clip_of(building, origin))
        return found

    def _clip_of(self, building: PlaceId, origin: date) -> "_Clip":
        zone = self.view.zone(building)
        start, after = midnight(origin, zone), midnight(plus(origin, 3), zone)
        ruled = [
            interval
            for interval in self.view.intervals(start, midnight(plus(origin, 2), zone))
            if self._is_ruled(building, interval)
        ]
        if not ruled:
            return _NO_CLIP
        ends: list[tuple[datetime, str, PlaceId]] = []
        sure = start
        for unit in self.view.tree(self.view.interval(start)).units(building):
            if unit.version.own_entrance:
                continue
            hours = self.own_on_site(unit.place, origin)
            possible = join((*hours.open, *hours.unknown)) if hours.unknown else hours.open
            if hours.unknown and not self._follows_weeks(unit.place, origin):
                return _NO_CLIP
            if possible:
                ends.append((possible[-1].end, unit.path, unit.place))
            if hours.open:
                sure = max(sure, hours.open[-1].end)
        latest = max((end for end, _, _ in ends), default=start)

        def ruled_parts(span: Span) -> Spans:
            start_of, end_of = self.view.interval_start, self.view.interval_end
            return join(hole for each in ruled for hole in clip((span,), start_of(each), end_of(each)))

        holes = ruled_parts(Span(latest, after))
        cut = subtract(self.own_on_site(building, origin).open, holes) != self.own_on_site(building, origin).open
        last = min((path, place) for end, path, place in ends if end == latest)[1] if ends and cut else None
        return _Clip(holes, last, ruled_parts(Span(sure, latest)) if sure < latest else ())

    def _follows_weeks(self, place: PlaceId, origin: date) -> bool:
        """Whether all that is unknown of the own hours of a day are approximate times of the weeks of a place."""
        zone = self.view.zone(place)
        return all(
            state.basis is Basis.WEEK
            for interval in self.view.intervals(midnight(origin, zone), midnight(plus(origin, 2), zone))
            for state in self.by_day.on(place, origin, interval)
            if state.key.kind is ChannelKind.ON_SITE
        )

    def _is_ruled(self, place: PlaceId, interval: int) -> bool:
        """Whether the last-unit rule applies; it is for buildings only, whatever a scope selects."""
        found = self._ruled.get((place, interval))
        if found is None:
            node = self.view.tree(interval).get(place)
            is_building = node is not None and node.kind is Kind.CENTRE
            found = is_building and any_of(self.view.applied(place, interval), ClosesWithLastUnit)
            self._keep(self._ruled, (place, interval), found)
        return found

    # --- reading the timetable

    def hours_on(self, place: PlaceId, key: ChannelKey, day: date) -> DayHours:
        """The spans that start on a local day, from the week of any day; and the unknown minutes of the day."""
        return self._of_day(place, day, [self.effective(place, key, origin) for origin in (plus(day, -1), day)])

    def on_site_hours_on(self, place: PlaceId, day: date) -> DayHours:
        """The same over all on-site channels of a place."""
        return self._of_day(place, day, [self.on_site(place, origin) for origin in (plus(day, -1), day)])

    def _of_day(self, place: PlaceId, day: date, hours: list[DayHours]) -> DayHours:
        zone = self.view.zone(place)
        start, end = midnight(day, zone), midnight(plus(day, 1), zone)
        opened = join(span for each in hours for span in starting_on(each.open, day, zone))
        # A minute is open if any span opens it, even if it is unknown in the hours of another origin.
        unknown = subtract(join(span for each in hours for span in each.unknown), _opened(hours))
        return DayHours(opened, clip(unknown, start, end))

    def is_open(self, place: PlaceId, key: ChannelKey, instant: datetime) -> bool | None:
        """Whether a channel is open; None where that is not known."""
        day = day_of(instant, self.view.zone(place))
        hours = [self.effective(place, key, origin) for origin in (plus(day, -1), day)]
        return _is_open(hours, instant)

    def is_open_on_site(self, place: PlaceId, instant: datetime) -> bool | None:
        """Whether a place is open on site over all its on-site channels; None where that is not known."""
        day = day_of(instant, self.view.zone(place))
        hours = [self.on_site(place, origin) for origin in (plus(day, -1), day)]
        return _is_open(hours, instant)

    def next_opening(self, place: PlaceId, key: ChannelKey, after: datetime, before: datetime) -> datetime | None:
        """The first instant in ``(after, before)`` at which a closed channel opens."""
        zone = self.view.zone(place)
        shut = self._shut.get((place, key), _NO_DAYS)
        since, run = after, _NO_DAYS
        first: datetime | None = None
        day = plus(day_of(after, zone), -1)  # the rest of last night's span, after a close, may open after midnight
        while midnight(day, zone) < (first or before):
            if shut.first <= day < shut.after:
                run = _Days(min(run.first, shut.first), shut.after)
                day, since = shut.after, min(since, midnight(shut.first, zone))
                continue
            spans = self.effective(place, key, day).open
            if spans:
                self._keep_shut(place, key, run)
                run = _NO_DAYS
            starts = [span.start for span in spans if after < span.start < before]
            first = min((*starts, first or before))
            first = None if first == before else first
            if day == date.max:
                break
            following = day + DAY if first is not None else self.view.day_after(day, zone, since)
            if not spans:
                following = max(following, shut_until(self.by_day, place, key, day))
                run = _Days(min(run.first, day), following)
            day = following
        self._keep_shut(place, key, run)
        return first

    def _keep_shut(self, place: PlaceId, key: ChannelKey, run: "_Days") -> None:
        kept = self._shut.get((place, key), _NO_DAYS)
        if run is not _NO_DAYS and (kept is _NO_DAYS or run.after - run.first > kept.after - kept.first):
            self._shut[place, key] = run

    def next_closing(self, place: PlaceId, key: ChannelKey, at: datetime, before: datetime) -> datetime | None:
        """The end of the open interval that contains ``at``, if it comes before ``before``.

        None also when the hours that follow are unknown, since the closing time is not known then.
        """
        zone = self.view.zone(place)
        kept = self._open_run.get((place, key))
        since, end = kept if kept is not None and kept.start <= at < kept.end else (at, at)
        while end < before:
            day = day_of(end, zone)
            hours = [self.effective(place, key, origin) for origin in (plus(day, -1), day)]
            later = max((span.end for each in hours for span in each.open if span.start <= end < span.end), default=end)
            if later == end:
                unknown = join(span for each in hours for span in each.unknown)
                return None if covers(unknown, end) else end
            ahead = midnight(self.view.day_after(day, zone, since), zone)
            end = ahead if later > midnight(day, zone) and ahead > midnight(plus(day, 2), zone) else later
            self._open_run[place, key] = Span(since, end)
        return None


class _Clip(NamedTuple):
    """What the last-unit rule takes from a building, the unit that closes last, and the minutes when it may."""

    holes: Spans
    last: PlaceId | None
    doubt: Spans


_NO_CLIP = _Clip((), None, ())


class _Days(NamedTuple):
    """The days from ``first`` to the one before ``after``."""

    first: date
    after: date


_NO_DAYS = _Days(date.max, date.min)


def _is_open(hours: list[DayHours], instant: datetime) -> bool | None:
    if any(covers(each.open, instant) for each in hours):
        return True
    return None if any(covers(each.unknown, instant) for each in hours) else False


def _opened(hours: list[DayHours]) -> Spans:
    return join(span for each in hours for span in each.open)
