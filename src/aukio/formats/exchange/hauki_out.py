"""Places as resources of Hauki with their date periods: one period is the normal week, each other replaces it.

Hauki has states for hours by appointment, for booked hours and for self-service; what is not known has none there.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TypeAlias

from aukio.domain.base.languages import LANGUAGES
from aukio.domain.city.places import ChannelKind
from aukio.domain.clock.local_time import days_from
from aukio.formats.exchange.hauki_answers import STATES, address_data, by_language, origins, period_id, resource_id
from aukio.formats.exchange.moved import Data, Lost
from aukio.formats.exchange.outgoing import ChannelHours, Clocks, Outgoing, clock, say_spans
from aukio.formats.opening_hours.opening_hours_year import ClockDay

WITH_HOURS = frozenset({ChannelKind.SELF_SERVICE})
"""The channels beside the one on site whose hours Hauki has."""
_SELF_SERVICE = "self_service"
_MIDNIGHT, _END_OF_DAY = "00:00", "24:00"
_TYPES = {"site": "area", "centre": "building", "unit": "unit"}

_Span: TypeAlias = tuple[str, str, str]
"""The beginning and the end of hours on a day, and their state."""


def hauki(places: Iterable[Outgoing], losses: list[Lost]) -> Data:
    """A page of resources of Hauki with their date periods; the codec of ``hauki`` reads it back."""
    return {"results": [_resource(each, losses) for each in places]}


def _resource(place: Outgoing, losses: list[Lost]) -> Data:
    version = place.version
    return {
        "id": resource_id(version),
        "resource_type": _TYPES.get(version.kind.value, "section"),
        "name": by_language(version.names),
        "description": by_language(version.details.description),
        "address": address_data(version),
        "is_public": True,
        "timezone": version.zone.key if version.zone is not None else None,
        "origins": origins(version),
        "date_periods": list(date_periods(place, losses)),
    }


def date_periods(place: Outgoing, losses: list[Lost]) -> Iterator[Data]:
    """The periods of a resource; what Hauki cannot express is added to ``losses``."""
    resource = resource_id(place.version)
    alone = next((each for each in place.others if each.channel.kind is ChannelKind.SELF_SERVICE), None)
    if place.rhythm or alone is not None:
        spans: dict[_Span, list[int]] = {}
        for weekday in range(7):
            shown = date(2001, 1, 1) + timedelta(days=weekday)  # a Monday, to name the weekday
            for span in _spans(place.rhythm.get(weekday), None if alone is None else alone.rhythm.get(weekday)):
                spans.setdefault(span, []).append(weekday)
            _lose_unknown(place, place.rhythm.get(weekday), f"{shown:%A}", losses)
        inner = [_time_span(span, days) for span, days in spans.items()]
        if inner or not any(day.unknown for day in place.rhythm.values()):
            yield _period(resource, None, None, inner)
    for first, last, day, by_itself in _dated(place, alone):
        _lose_unknown(place, day, str(first), losses)
        inner = [_time_span(each, ()) for each in _spans(day, by_itself)]
        if inner or day is None or day.closed:
            yield _period(resource, first, last, inner)


def _lose_unknown(place: Outgoing, day: ClockDay | None, when: str, losses: list[Lost]) -> None:
    if day is not None and day.unknown:
        what = f"{place.path}, {when}: {say_spans(day.unknown)}, not known"
        losses.append(Lost(what, "left out: Hauki has no state for it"))


def _dated(place: Outgoing, alone: ChannelHours | None) -> Iterator[tuple[date, date, ClockDay | None, Clocks | None]]:
    """The days that differ from the normal week, on site or in self-service, with the hours of both."""
    on_site = {day: hours for first, last, hours in place.dated for day in _days(first, last)}
    by_itself = (
        {} if alone is None else {day: hours for first, last, hours in alone.dated for day in _days(first, last)}
    )
    run: tuple[date, date, ClockDay | None, Clocks | None] | None = None
    for day in sorted({*on_site, *by_itself}):
        usual = None if alone is None else alone.rhythm.get(day.weekday())
        hours = on_site.get(day, place.rhythm.get(day.weekday())), by_itself.get(day, usual)
        if run is not None and run[2:] == hours and day == run[1] + timedelta(days=1):
            run = (run[0], day, *hours)
            continue
        if run is not None:
            yield run
        run = (day, day, *hours)
    if run is not None:
        yield run


def _days(first: date, last: date) -> tuple[date, ...]:
    return days_from(first, (last - first).days + 1)


def _spans(day: ClockDay | None, alone: Clocks | None) -> Iterator[_Span]:
    if day is not None:
        yield from ((clock(start), clock(end), "open") for start, end in day.open)
        for admission, spans in day.bound:
            yield from ((clock(start), clock(end), STATES[admission]) for start, end in spans)
    if alone is not None:
        yield from ((start, end, _SELF_SERVICE) for start, end in alone.spans)


def _period(resource: int, first: date | None, last: date | None, spans: list[Data]) -> Data:
    number = period_id(resource, first)
    groups = [{"id": number, "period": number, "rules": [], "time_spans": spans}] if spans else []
    return {
        "id": number,
        "resource": resource,
        "name": dict.fromkeys(LANGUAGES),
        "description": dict.fromkeys(LANGUAGES),
        "start_date": None if first is None else first.isoformat(),
        "end_date": None if last is None else last.isoformat(),
        "resource_state": "undefined" if spans else "closed",
        "override": first is not None,
        "origins": [],
        "time_span_groups": groups,
    }


def _time_span(span: _Span, days: Iterable[int]) -> Data:
    start, end, state = span
    whole = (start, end) == (_MIDNIGHT, _END_OF_DAY)
    return {
        "name": dict.fromkeys(LANGUAGES),
        "description": dict.fromkeys(LANGUAGES),
        "start_time": None if whole else f"{start}:00",
        "end_time": None if whole else f"{_MIDNIGHT if end == _END_OF_DAY else end}:00",
        "end_time_on_next_day": not whole and (end == _END_OF_DAY or end <= start),
        "full_day": whole,
        "weekdays": [day + 1 for day in days] or None,
        "resource_state": state,
    }
