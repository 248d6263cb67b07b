"""The hours of a day as people say them where its weeks have approximate times: 8 until sunset, about 20 until 22.45.

The minutes in doubt are unknown to every program; people are given the words. A day is said so only if nothing else
about it is unknown: hours that an arrangement says are not known have no words.
"""

from datetime import date, datetime, time, timedelta

from aukio.domain.base.spans import Span, Spans, intersect, join, subtract
from aukio.domain.city.places import PlaceId
from aukio.domain.clock.local_time import clock_span, instant_of, midnight, plus
from aukio.domain.hours.channels import ChannelKey, ChannelState
from aukio.domain.hours.timetable import Timetable
from aukio.domain.week import ClockSpan, clock_spans_on

SaidSpans = tuple[tuple[str, str], ...]
"""Clock texts, or texts such as ``~20:00`` and ``sunset``."""


def approximate_hours(timetable: Timetable, place: PlaceId, key: ChannelKey, day: date) -> SaidSpans:
    """The hours of a channel that begin on a local day, with approximate times as written; empty where it has none."""
    hours = timetable.effective(place, key, day)
    if not hours.unknown:
        last_night = timetable.effective(place, key, plus(day, -1))
        said = _said(timetable, place, key, day) if last_night.unknown else ()
        return said if said and _explained(timetable, place, key, plus(day, -1)) else ()
    return _said(timetable, place, key, day) if _explained(timetable, place, key, plus(day, -1)) else ()


def approximate_on_site(timetable: Timetable, place: PlaceId, day: date) -> SaidSpans:
    """The same on site, for a place with one channel there."""
    zone = timetable.view.zone(place)
    keys = timetable.on_site_keys(place, midnight(plus(day, -1), zone), midnight(plus(day, 1), zone))
    return approximate_hours(timetable, place, keys[0], day) if len(keys) == 1 else ()


def _explained(timetable: Timetable, place: PlaceId, key: ChannelKey, day: date) -> bool:
    """Whether all minutes of a day that are not known are those of approximate times."""
    return not timetable.effective(place, key, day).unknown or bool(_said(timetable, place, key, day))


def _said(timetable: Timetable, place: PlaceId, key: ChannelKey, day: date) -> SaidSpans:
    zone = timetable.view.zone(place)
    hours = timetable.effective(place, key, day)
    possible = join((*hours.open, *hours.unknown))
    found: list[tuple[Span, tuple[str, str]]] = []
    doubtful: list[Span] = []
    begins, ends, in_doubt = _marks_of_closes(timetable, place, key, day)
    doubtful += in_doubt
    for written in _written(timetable, place, key, day):
        whole = _instants(timetable, place, day, written.possible)
        sure = () if written.certain is None else (_instants(timetable, place, day, written.certain),)
        doubtful += subtract((whole,), sure)
        for piece in intersect(possible, (whole,)):
            opens, closes = clock_span(piece.start, piece.end, zone)
            opens, closes = begins.get(piece.start, opens), ends.get(piece.end, closes)
            if written.opens is not None and piece.start == whole.start:
                opens = str(written.opens)
            if written.closes is not None and piece.end == whole.end:
                closes = str(written.closes)
            found.append((piece, (opens, closes)))
    if subtract(hours.unknown, join(doubtful)):
        return ()
    return tuple(text for _, text in sorted(found))


def _marks_of_closes(
    timetable: Timetable, place: PlaceId, key: ChannelKey, day: date
) -> tuple[dict[datetime, str], dict[datetime, str], Spans]:
    """Where a close begins or ends at an approximate time: what begins then, what ends then, and the minutes in doubt.

    A close until about 20:00 leaves hours from about 20:00 on.
    """
    view = timetable.view
    begins: dict[datetime, str] = {}
    ends: dict[datetime, str] = {}
    in_doubt: list[Span] = []
    closes = [close for state in _states(timetable, place, key, day) for _, close in state.closes]
    for week in {each.during for each in closes if each.during is not None and each.during.is_approximate}:
        for origin in (plus(day, -1), day, plus(day, 1)):
            for written in clock_spans_on(week, origin, view.city.holidays):
                whole = _instants(timetable, place, origin, written.possible)
                sure = None if written.certain is None else _instants(timetable, place, origin, written.certain)
                if written.closes is not None and sure is not None:
                    begins[sure.end] = str(written.closes)
                if written.opens is not None and sure is not None:
                    ends[sure.start] = str(written.opens)
                in_doubt += subtract((whole,), () if sure is None else (sure,))
    return begins, ends, tuple(in_doubt)


def _states(timetable: Timetable, place: PlaceId, key: ChannelKey, day: date) -> list[ChannelState]:
    """The states of a channel that decide about the hours of a day."""
    view, zone = timetable.view, timetable.view.zone(place)
    end = midnight(plus(day, 1), zone)
    return [
        state
        for interval in view.intervals(midnight(day, zone), end)
        if (view.interval_start(interval) or midnight(day, zone)) < end
        for state in timetable.by_day.on(place, day, interval)
        if state.key == key
    ]


def _written(timetable: Timetable, place: PlaceId, key: ChannelKey, day: date) -> tuple[ClockSpan, ...]:
    """The spans of the week that decides about a day; none if several do."""
    view, zone = timetable.view, timetable.view.zone(place)
    weeks = {state.week for state in _states(timetable, place, key, day)}
    parent = timetable.inherits_from(place, view.interval(midnight(day, zone))) if weeks == {None} else None
    if parent is not None:
        keys = timetable.on_site_keys(parent, midnight(day, zone), midnight(plus(day, 1), zone))
        return _written(timetable, parent, keys[0], day) if len(keys) == 1 else ()
    week = next(iter(weeks), None)
    return () if week is None or len(weeks) > 1 else clock_spans_on(week, day, view.city.holidays)


def _instants(timetable: Timetable, place: PlaceId, day: date, span: ClockSpan) -> Span:
    begins = datetime.combine(day, time())
    start, end = (begins + timedelta(minutes=each) for each in (span.start, span.end))
    zone = timetable.view.zone(place)
    return Span(instant_of(start, zone), instant_of(end, zone))
