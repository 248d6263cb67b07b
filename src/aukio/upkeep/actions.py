"""Recording that a sign was hung or taken down, and how addresses were found."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from aukio.audit.actions import record
from aukio.domain.city.places import PlaceId
from aukio.upkeep.models import HangingSign, LookedUp


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
