"""Our own answer for every minute of a local clock, and the hours in which no naive clock can agree with it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from aukio.domain.city.places import PlaceId
from aukio.domain.clock.local_time import DAY, instant_of, local_of
from aukio.domain.facts.effects import Close, Hours, Offer, Shorten
from aukio.domain.facts.record import Record, View
from aukio.domain.hours.timetable import Timetable
from aukio.domain.week import weeks_of
from aukio.domain.week.rules import MINUTES_IN_DAY
from tests.oracle.readers import CLOSED, MINUTE, OPEN, UNKNOWN, Days

HOUR = timedelta(hours=1)
_STATES = {True: OPEN, False: CLOSED, None: UNKNOWN}


def our_minutes(view: View, place: PlaceId, days: Days) -> bytearray:
    """A byte for every minute: the resolver asked at each minute at which its answer may change, and held between."""
    zone = view.zone(place)
    edges = sorted(_edges(view, place, days))
    ends = [*edges[1:], days.end]
    return days.paint(
        (start, end, state(view, place, instant_of(start, zone))) for start, end in zip(edges, ends, strict=True)
    )


def state(view: View, place: PlaceId, instant: datetime) -> bytes:
    """The one answer: unknown too where the place does not exist."""
    if view.node(place, instant) is None:
        return UNKNOWN
    return _STATES[Timetable.of(view).is_open_on_site(place, instant)]


def _edges(view: View, place: PlaceId, days: Days) -> set[datetime]:
    """Every clock time that any week or shorter day of the record makes, and where the record itself changes."""
    zone = view.zone(place)
    times = view.once("clock times of all weeks", lambda: _clock_times(view.record))
    count = (days.last - days.first).days + 1
    found = {days.start + number * DAY + minutes * MINUTE for number in range(count) for minutes in times}
    return found | {edge for each in view.boundaries if days.start <= (edge := local_of(each, zone)) < days.end}


def _clock_times(record: Record) -> frozenset[int]:
    effects = [effect for version in record.versions for effect in version.arrangement.effects]
    weeks = [
        *(channel.week for place in record.places for channel in place.channels),
        *(effect.week for effect in effects if isinstance(effect, Hours | Offer)),
        *(effect.during for effect in effects if isinstance(effect, Close)),
    ]
    single = [
        each for week in weeks if week is not None for one in weeks_of(week) for each in (one.certain, one.possible)
    ]
    spans = [span for week in single for rule in week.rules for span in rule.spans]
    edges = {0, *(edge for span in spans for edge in (span.start, span.end))}
    shortens = [effect for effect in effects if isinstance(effect, Shorten)]
    clocks = {clock for each in shortens for clock in (each.not_before, each.not_after) if clock is not None}
    lengths = {
        sign * length + change
        for each in shortens
        for sign, length in ((1, each.opens_late), (-1, each.closes_early))
        if length is not None
        for change in (-60, 0, 60)  # a length is elapsed time, and the clocks may change within it
    }
    cut = {edge + length for edge in edges for length in lengths}
    return frozenset(edge % MINUTES_IN_DAY for edge in edges | clocks | cut)


def ambiguous(days: Days, zone: ZoneInfo) -> list[slice]:
    """The hour that is skipped and the one that comes twice: a naive clock shows one hour that is none, or two."""
    found = []
    local = days.start
    while local < days.end:
        before, after = (instant_of(local + step, zone) for step in (timedelta(), HOUR))
        if after - before != HOUR:
            found.append(slice(days.minute(local), days.minute(local + HOUR)))
        local += HOUR
    return found


def masked(minutes: bytearray, hours: list[slice]) -> bytes:
    """The minutes, with those of some hours all alike."""
    kept = bytearray(minutes)
    for hour in hours:
        kept[hour] = CLOSED * len(kept[hour])
    return bytes(kept)
