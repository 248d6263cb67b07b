"""Adding to the audit trail."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction

from aukio.audit.models import AuditEntry, Retention
from aukio.domain.base.mistakes import BadRequest


def record(*, by: str, now: datetime, act: str, subject: str, detail: Mapping[str, object]) -> AuditEntry:
    """Record that `by` did `act` to `subject`; `detail` holds JSON values.

    Call it inside the transaction of the act, so that neither stands without the other.
    """
    return AuditEntry.objects.create(when=now, actor=by, act=act, subject=subject, detail=dict(detail))


LEAST_YEARS = 1
"""Nothing younger is forgotten, whatever is configured."""


def forget(*, years: int, by: str, now: datetime) -> int:
    """Remove what was recorded so many years ago and earlier; how many acts that were. That it was done is recorded.

    Raises ``BadRequest`` for fewer than ``LEAST_YEARS``.
    """
    if years < LEAST_YEARS:
        raise BadRequest(
            f"the trail is kept for at least {LEAST_YEARS} year.", next_step="Set AUKIO_AUDIT_YEARS to 1 or more."
        )
    kept_from = now - years * _YEAR
    with transaction.atomic():
        Retention.objects.update_or_create(one=True, defaults={"kept_from": kept_from})
        forgotten, _ = AuditEntry.objects.filter(when__lt=kept_from).delete()
        detail = {"before": kept_from.isoformat(), "acts": forgotten}
        record(by=by, now=now, act="forget acts", subject="audit trail", detail=detail)
    return forgotten


_YEAR = timedelta(days=365, hours=6)
