"""Count what is limited. The counts are in the database, so that every process and every machine agrees."""

import hmac
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Least

from aukio.domain.base.mistakes import TooMany
from aukio.domain.people.limits import Limit
from aukio.limits.models import Count

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def count(what: str, who: str, limit: Limit, *, now: datetime) -> None:
    """Count one act of an address or for a recipient. Raises ``TooMany`` beyond the limit.

    Refused acts add no more than one to a period, so that a limit ends although the attack goes on.
    """
    since = _EPOCH + (now - _EPOCH) // limit.within * limit.within
    hashed = _hashed(what, who)
    with transaction.atomic():
        Count.objects.get_or_create(who=hashed, since=since, defaults={"ends": since + 2 * limit.within})
        Count.objects.filter(who=hashed, since=since).update(many=Least(F("many") + 1, limit.most + 1))
        counts = dict(
            Count.objects.filter(who=hashed, since__in=(since, since - limit.within)).values_list("since", "many")
        )
    gone = (now - since) / limit.within
    if limit.total(counts.get(since - limit.within, 0), counts[since], gone) > limit.most:
        raise TooMany(_wait(since + limit.within - now))


def _wait(left: timedelta) -> int:
    """Whole seconds until the period is over, at least one."""
    return max(1, int(left.total_seconds()) + 1)


def _hashed(what: str, who: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), f"{what}\n{who}".encode(), sha256).hexdigest()


def forget(*, now: datetime) -> int:
    """Delete the counts of past periods; how many."""
    many, _ = Count.objects.filter(ends__lt=now).delete()
    return many
