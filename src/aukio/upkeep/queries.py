"""The signs that hang, the checked addresses, the workers and the backups, as values."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max, Q

from aukio.domain.city.places import PlaceId
from aukio.upkeep.models import EasyReadApproval, HangingSign, LookedUp, MovedEntry, WorkerBeat, WrittenBackup


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


@dataclass(frozen=True, slots=True)
class Approval:
    """Who found an easy-read text right, and when; ``digest`` is of the very words."""

    digest: str
    by: str
    approved: datetime


def easy_read_approvals(notice: str) -> dict[str, Approval]:
    """The newest approval of the easy-read text of a notice, by language."""
    rows = EasyReadApproval.objects.filter(notice=notice)
    return {row.lang: Approval(row.digest, row.by, row.approved) for row in rows}


@dataclass(frozen=True, slots=True)
class Moved:
    """What another system said of a place at the last move, and when that was; None for what is to be recorded."""

    key: str
    place: PlaceId
    content: dict[str, Any]
    moved: datetime | None = None


def moved_entries(system: str) -> dict[str, Moved]:
    """What a system said of its places at the last move, by their ids there."""
    rows = MovedEntry.objects.filter(system=system)
    return {row.key: Moved(row.key, PlaceId(row.place), row.content, row.moved) for row in rows}


def hanging() -> tuple[Hanging, ...]:
    """Every sign that hangs."""
    return tuple(Hanging(PlaceId(row.place), row.printed, row.by) for row in HangingSign.objects.all())


def broken() -> tuple[Broken, ...]:
    """The addresses that were broken at the last check, the longest broken first."""
    rows = LookedUp.objects.filter(since__isnull=False).order_by("since", "url")
    return tuple(Broken(row.url, row.trouble, row.since, row.looked) for row in rows if row.since is not None)


@dataclass(frozen=True, slots=True)
class Beat:
    """When a worker was last seen at work; ``pause`` is the seconds it may rest."""

    name: str
    seen: datetime
    pause: float
    version: str


def beats() -> tuple[Beat, ...]:
    """Every kind of worker that was ever seen."""
    return tuple(Beat(row.name, row.seen, row.pause, row.version) for row in WorkerBeat.objects.all())


def last_backup() -> datetime | None:
    """When the last backup was written."""
    last: datetime | None = WrittenBackup.objects.aggregate(last=Max("made", filter=Q(size__gt=0)))["last"]
    return last


def last_verified() -> datetime | None:
    """When a backup was last restored and compared."""
    last: datetime | None = WrittenBackup.objects.aggregate(last=Max("verified"))["last"]
    return last
