"""Count people: a reading locks the row of the day, so that two doors never both let in the last person (R089–R094)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from secrets import token_urlsafe

from django.db import transaction
from django.db.models import Sum

from aukio.audit.actions import record
from aukio.domain.base.mistakes import BadRequest, NotFound, Refused
from aukio.domain.city.places import PlaceId
from aukio.domain.people.occupancy import FULL_FOR, MOST, DayCount, Reading, count_after, count_readings
from aukio.visits.models import CountedPlace, DayCountRow, HourCount, ReadingRow, SensorKey
from aukio.visits.queries.counts import as_day_count, digest_of

_AHEAD = timedelta(minutes=1)
"""How far a sensor's clock may run ahead of ours."""
UNDO_WITHIN = timedelta(minutes=2)
KEPT_FOR = timedelta(days=2)
"""How long single readings are kept: as long as they may be sent again or taken back."""


class Full(Refused):
    """The place is full: nothing was counted; ``day_count`` is the present count."""

    code = "full"

    def __init__(self, day_count: DayCount, limit: int) -> None:
        super().__init__(
            f"{day_count.inside} are inside, and no more than {limit} may be.",
            next_step="Let the next in when a person leaves.",
            rule="full",
        )
        self.day_count = day_count


@dataclass(frozen=True, slots=True)
class Spot:
    """Where and when something is counted: the place, its local day and hour, and the instant."""

    place: PlaceId
    day: date
    hour: int
    now: datetime


def start_counting(place: PlaceId, *, base: int | None, path: str, by: str, now: datetime) -> None:
    """Start counting people at a place; ``base`` is its capacity, None where it is not known."""
    if base is not None and not 0 <= base <= MOST:
        raise BadRequest(f"a place holds between 0 and {MOST} people.", next_step="Write how many, or leave it empty.")
    with transaction.atomic():
        CountedPlace.objects.update_or_create(place=place, defaults={"base": base})
        record(by=by, now=now, act="count people", subject=path, detail={"base": base})


def count_at_door(spot: Spot, delta: int, *, limit: int | None, key: str, by: str) -> DayCount:
    """Count people who came in or left at a door. A second reading under the same ``key`` is ignored.

    Raises ``Full`` where one more would be more than may be inside, however many doors tap at once.
    """
    with transaction.atomic():
        row = _locked_day(spot)
        if _is_recorded(spot.place, key):
            return as_day_count(row)
        inside = max(0, row.inside)
        if delta > 0 and limit is not None and inside + delta > limit:
            raise Full(as_day_count(row), limit)
        if row.inside + delta < 0:
            delta = -inside  # a count is never below zero
        return _record_reading(row, spot, Reading(spot.now, delta), key, by)


def set_count(spot: Spot, many: int, *, key: str, by: str) -> DayCount:
    """Set the count to an estimate by a person at the place."""
    if not 0 <= many <= MOST:
        raise BadRequest(f"between 0 and {MOST} people are inside.", next_step="Write how many.")
    with transaction.atomic():
        row = _locked_day(spot)
        return (
            as_day_count(row)
            if _is_recorded(spot.place, key)
            else _record_reading(row, spot, Reading(spot.now, about=many), key, by)
        )


def mark_full(spot: Spot, *, by: str, path: str) -> DayCount:
    """Mark a place as full, independent of the count; the mark expires."""
    return _set_full(spot, spot.now + FULL_FOR, by=by, path=path)


def mark_not_full(spot: Spot, *, by: str, path: str) -> DayCount:
    """Remove the mark that a place is full."""
    return _set_full(spot, None, by=by, path=path)


def _set_full(spot: Spot, until: datetime | None, *, by: str, path: str) -> DayCount:
    with transaction.atomic():
        row = _locked_day(spot)
        row.full_until = until
        row.save(update_fields=["full_until"])
        record(by=by, now=spot.now, act="say full" if until else "say not full", subject=path, detail={})
        return as_day_count(row)


def undo(spot: Spot, *, by: str) -> DayCount:
    """Take back the last reading by a person. Raises ``NotFound`` where there is none within two minutes."""
    with transaction.atomic():
        row = _locked_day(spot)
        mine = ReadingRow.objects.filter(
            place=spot.place, day=spot.day, by=by, undone=False, at__gte=spot.now - UNDO_WITHIN
        )
        last = mine.order_by("-at", "-pk").first()
        if last is None:
            raise NotFound("there is nothing of yours to take back.", next_step="Say about how many are inside.")
        last.undone = True
        last.save(update_fields=["undone"])
        rest = ReadingRow.objects.filter(place=spot.place, day=spot.day, undone=False)
        found = count_readings(Reading(each.at, each.delta, each.about) for each in rest)
        row.inside, row.since, row.newest = found.inside, found.since, found.newest
        row.save(update_fields=["inside", "since", "newest"])
        return as_day_count(row)


@dataclass(frozen=True, slots=True)
class Sensed:
    """A reading of a sensor: under its own ``key``, how many came or left, or how many are inside, at an instant.

    ``day`` and ``hour`` are those of the place.
    """

    key: str
    reading: Reading
    day: date
    hour: int


def record_sensor_readings(
    place: PlaceId, readings: Iterable[Sensed], *, today: date, by: str, now: datetime
) -> dict[str, str]:
    """Count the readings of a sensor; by key: ``counted``, ``known`` already, ``too_late``, or ``key_reused``
    where another reading has the key.

    A sensor reports what happened, so no limit applies. Readings of a day that is over are not counted.
    Raises ``BadRequest`` for what lies ahead.
    """
    found = {}
    with transaction.atomic():
        for each in readings:
            if each.reading.at > now + _AHEAD:
                raise BadRequest(
                    f"reading '{each.key}' lies ahead of our clock.", next_step="Set the clock of the sensor."
                )
            if each.day != today:
                found[each.key] = "too_late"
                continue
            row = _locked_day(Spot(place, each.day, each.hour, now))
            if _is_recorded(place, each.key):
                found[each.key] = "known" if _is_recorded(place, each.key, each.reading) else "key_reused"
                continue
            _record_reading(row, Spot(place, each.day, each.hour, now), each.reading, each.key, by)
            found[each.key] = "counted"
    return found


def add_sensor(place: PlaceId, label: str, *, path: str, by: str, now: datetime) -> str:
    """Add a sensor; its token, which is shown once. Only its hash is stored."""
    token = token_urlsafe(24)
    with transaction.atomic():
        SensorKey.objects.create(place=place, label=label, digest=digest_of(token), made=now)
        record(by=by, now=now, act="add sensor", subject=path, detail={"label": label})
    return token


def forget_readings(*, now: datetime) -> int:
    """Remove single readings of days that are over; the maximum of each hour is kept."""
    gone, _ = ReadingRow.objects.filter(at__lt=now - KEPT_FOR).delete()
    return gone


def _locked_day(spot: Spot) -> DayCountRow:
    """The row of a day, locked until the transaction ends; on SQLite the transaction has the one write lock."""
    row, _ = DayCountRow.objects.select_for_update().get_or_create(place=spot.place, day=spot.day)
    return row


def _is_recorded(place: PlaceId, key: str, reading: Reading | None = None) -> bool:
    """Whether a reading is recorded under a key; with ``reading``, whether it is that one."""
    rows = ReadingRow.objects.filter(place=place, key=key)
    if reading is not None:
        rows = rows.filter(at=reading.at, delta=reading.delta, about=reading.about)
    return rows.exists()


def _record_reading(row: DayCountRow, spot: Spot, reading: Reading, key: str, by: str) -> DayCount:
    later = 0
    if reading.about is not None:
        since = ReadingRow.objects.filter(place=spot.place, day=spot.day, at__gt=reading.at, undone=False)
        later = since.aggregate(sum=Sum("delta"))["sum"] or 0
    ReadingRow.objects.create(
        place=spot.place, day=spot.day, key=key, at=reading.at, delta=reading.delta, about=reading.about, by=by
    )
    found = count_after(as_day_count(row), reading, later=later)
    row.inside, row.since, row.newest = found.inside, found.since, found.newest
    if reading.delta < 0 or reading.about is not None:
        row.full_until = None
    _note_hour(row, spot, max(0, found.inside))
    row.save(update_fields=["inside", "since", "newest", "full_until", "hour", "most"])
    return as_day_count(row)


def _note_hour(row: DayCountRow, spot: Spot, inside: int) -> None:
    """Update the maximum of an hour where it grew; most taps do not change it."""
    if row.hour == spot.hour and inside <= row.most:
        return
    hour, _ = HourCount.objects.get_or_create(place=spot.place, day=spot.day, hour=spot.hour, defaults={"most": inside})
    if hour.most < inside:
        hour.most = inside
        hour.save(update_fields=["most"])
    row.hour, row.most = spot.hour, hour.most
