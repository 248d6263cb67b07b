"""Record that a sign was hung or taken down, how addresses were found, workers seen at work, backups written."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from django.db import transaction

from aukio.audit.actions import record
from aukio.domain.city.places import PlaceId
from aukio.upkeep.models import EasyReadApproval, HangingSign, LookedUp, MovedEntry, WorkerBeat, WrittenBackup
from aukio.upkeep.queries import Moved


def hang(place: PlaceId, *, path: str, by: str, now: datetime) -> None:
    """Record that the sign of a place was printed to be hung up, in the stead of the one before."""
    with transaction.atomic():
        HangingSign.objects.update_or_create(place=place, defaults={"printed": now, "by": by})
        record(by=by, now=now, act="print sign", subject=path, detail={})


def take_down(place: PlaceId, *, path: str, by: str, now: datetime) -> None:
    """Record that no sign hangs at a place any more; where none did, nothing happens."""
    with transaction.atomic():
        taken, _ = HangingSign.objects.filter(place=place).delete()
        if taken:
            record(by=by, now=now, act="take down sign", subject=path, detail={})


def note_addresses(found: Mapping[str, str], *, now: datetime) -> None:
    """Record how each address was found: what is wrong with it, or nothing. Others are forgotten.

    An address that was broken before stays broken since then, whatever is wrong with it now.
    """
    with transaction.atomic():
        LookedUp.objects.exclude(url__in=found).delete()
        since = dict(LookedUp.objects.filter(since__isnull=False).values_list("url", "since"))
        for url, trouble in found.items():
            first = (since.get(url) or now) if trouble else None
            LookedUp.objects.update_or_create(url=url, defaults={"looked": now, "trouble": trouble, "since": first})


def note_worker(name: str, *, pause: float, version: str, now: datetime) -> None:
    """Record that a worker is at work; it is next seen after ``pause`` seconds at the latest."""
    WorkerBeat.objects.update_or_create(name=name, defaults={"seen": now, "pause": pause, "version": version})


def approve_easy_read(notice: str, lang: str, *, digest: str, by: str, now: datetime) -> None:
    """Record that a person found an easy-read text right, in these very words."""
    with transaction.atomic():
        made = {"digest": digest, "by": by, "approved": now}
        EasyReadApproval.objects.update_or_create(notice=notice, lang=lang, defaults=made)
        record(by=by, now=now, act="approve easy read", subject=notice, detail={"lang": lang, "digest": digest})


_KEPT = timedelta(days=400)


def note_backup(checksum: str, *, size: int, by: str, now: datetime) -> None:
    """Record that a backup was written."""
    with transaction.atomic():
        WrittenBackup.objects.filter(made__lt=now - _KEPT).delete()
        WrittenBackup.objects.update_or_create(checksum=checksum, defaults={"made": now, "size": size})
        record(by=by, now=now, act="back up", subject="record", detail={"checksum": checksum, "size": size})


def note_verified(checksum: str, *, by: str, now: datetime) -> None:
    """Record that a backup was restored, and every table was as when it was written."""
    with transaction.atomic():
        row, _ = WrittenBackup.objects.get_or_create(checksum=checksum, defaults={"made": now, "size": 0})
        row.verified = now
        row.save(update_fields=["verified"])
        record(by=by, now=now, act="restore", subject="record", detail={"checksum": checksum})


_BATCH = 500


def note_moved(system: str, entries: Iterable[Moved], *, by: str, now: datetime) -> None:
    """Record what another system said of places, in the stead of what it said before."""
    rows = [
        MovedEntry(system=system, key=each.key, place=each.place, content=each.content, moved=now) for each in entries
    ]
    if not rows:
        return
    with transaction.atomic():
        MovedEntry.objects.bulk_create(
            rows,
            batch_size=_BATCH,
            update_conflicts=True,
            unique_fields=("system", "key"),
            update_fields=("place", "content", "moved"),
        )
        record(by=by, now=now, act="move in", subject=system, detail={"places": len(rows)})
