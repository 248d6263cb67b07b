"""How many are inside, as values."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256

from django.db.models import Value

from aukio.domain.city.places import PlaceId
from aukio.domain.people.occupancy import DayCount, UsualOccupancy, busiest
from aukio.visits.models import CountedPlace, DayCountRow, HourCount, Queue, SensorKey

_WEEKS_BACK = timedelta(weeks=8)


def is_counted(place: PlaceId) -> bool:
    """Whether people are counted at a place at all."""
    return CountedPlace.objects.filter(place=place).exists()


@dataclass(frozen=True, slots=True)
class Visits:
    """What the page of a place shows of this moment: whether people are counted, and take tickets, there."""

    counted: bool
    queued: bool


def visits_at(place: PlaceId) -> Visits:
    """Whether people are counted, and take tickets, at a place: in one question."""
    counted = CountedPlace.objects.filter(place=place).values_list(Value("counted"))
    found = set(counted.union(Queue.objects.filter(place=place).order_by().values_list(Value("queued"))))
    return Visits(("counted",) in found, ("queued",) in found)


def base_of(place: PlaceId) -> int | None:
    """The capacity of a place without restrictions; None where it is not known."""
    return CountedPlace.objects.filter(place=place).values_list("base", flat=True).first()


def day_count_of(place: PlaceId, day: date) -> DayCount | None:
    """The count of a local day; None before its first reading: each day starts at zero."""
    row = DayCountRow.objects.filter(place=place, day=day).first()
    return None if row is None else as_day_count(row)


def as_day_count(row: DayCountRow) -> DayCount:
    """A row as a value."""
    return DayCount(row.inside, row.since, row.newest, row.full_until)


def usual_occupancy(place: PlaceId, today: date) -> tuple[UsualOccupancy, ...]:
    """Usual occupancy by hour of the week, over the eight weeks before a day."""
    rows = HourCount.objects.filter(place=place, day__lt=today, day__gte=today - _WEEKS_BACK)
    return busiest((row.day.weekday(), row.hour, row.most) for row in rows)


def sensor_place(token: str, now: datetime) -> tuple[PlaceId, str] | None:
    """The place that a sensor's token is for, and the sensor's label; None for one that is not, or no longer, valid."""
    row = SensorKey.objects.filter(digest=digest_of(token)).first()
    if row is None or (row.gone is not None and row.gone <= now):
        return None
    return PlaceId(row.place), row.label


def digest_of(token: str) -> str:
    """What is kept of a token."""
    return sha256(token.encode()).hexdigest()
