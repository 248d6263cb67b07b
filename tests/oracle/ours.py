"""Our own answer for every minute of a local clock, and the hours in which no naive clock can agree with it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from aukio.domain.places import PlaceId
from aukio.domain.record import View
from aukio.domain.time import instant_of, local_of
from aukio.domain.timetable import Timetable
from tests.oracle.readers import CLOSED, MINUTE, OPEN, UNKNOWN, Days

HOUR = timedelta(hours=1)
_STATES = {True: OPEN, False: CLOSED, None: UNKNOWN}


def our_minutes(view: View, place: PlaceId, days: Days) -> bytearray:
    """A byte for every minute: the resolver asked at each minute at which its answer may change, and held between."""
    zone = view.zone(place)
    edges = sorted(_edges(view, place, days))
    spans = []
    for start, end in zip(edges, [*edges[1:], days.end], strict=True):
        spans.append((start, end, state(view, place, instant_of(start, zone))))
    return days.paint(spans)


def state(view: View, place: PlaceId, instant: datetime) -> bytes:
    """The one answer: unknown too where the place does not exist."""
    if view.node(place, instant) is None:
        return UNKNOWN
    return _STATES[Timetable.of(view).on_site_at(place, instant)]


def _edges(view: View, place: PlaceId, days: Days) -> set[datetime]:
    zone = view.zone(place)
    quarters = int((days.end - days.start) / (15 * MINUTE))
    found = {days.start + number * 15 * MINUTE for number in range(quarters)}
    return found | {
        edge
        for boundary in view.boundaries
        for edge in (local_of(boundary, zone),)
        if days.start <= edge < days.end and edge.second == 0
    }


def ambiguous(days: Days, zone: ZoneInfo) -> list[slice]:
    """The hour that is skipped and the one that comes twice: a naive clock shows one hour that is none, or two."""
    found = []
    local = days.start
    while local < days.end:
        before, after = (instant_of(local + step, zone) for step in (timedelta(), HOUR))
        if after - before != HOUR:
            found.append(slice(days.minute(local), days.minute(local + 2 * HOUR)))
        local += HOUR
    return found


def masked(minutes: bytearray, hours: list[slice]) -> bytes:
    """The minutes, with those of some hours all alike."""
    kept = bytearray(minutes)
    for hour in hours:
        kept[hour] = CLOSED * len(kept[hour])
    return bytes(kept)
