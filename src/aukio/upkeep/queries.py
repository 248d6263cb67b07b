"""What hangs and what was looked up, as values."""

from dataclasses import dataclass
from datetime import datetime

from aukio.domain.city.places import PlaceId
from aukio.upkeep.models import HangingSign, LookedUp


@dataclass(frozen=True, slots=True)
class Hanging:
    """The sign that hangs at a place."""

    place: PlaceId
    printed: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Broken:
    """A broken address: what is wrong, since when, and when it was checked last."""

    url: str
    trouble: str
    since: datetime
    looked: datetime


def hanging() -> tuple[Hanging, ...]:
    """Every sign that hangs."""
    return tuple(Hanging(PlaceId(row.place), row.printed, row.by) for row in HangingSign.objects.all())


def broken() -> tuple[Broken, ...]:
    """The addresses that were broken at the last check, the longest broken first."""
    rows = LookedUp.objects.filter(since__isnull=False).order_by("since", "url")
    return tuple(Broken(row.url, row.trouble, row.since, row.looked) for row in rows if row.since is not None)
