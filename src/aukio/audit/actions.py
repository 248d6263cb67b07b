"""Adding to the audit trail."""

from collections.abc import Mapping
from datetime import datetime

from aukio.audit.models import AuditEntry


def record(*, by: str, now: datetime, act: str, subject: str, detail: Mapping[str, object]) -> AuditEntry:
    """Record that `by` did `act` to `subject`; `detail` holds JSON values.

    Call it inside the transaction of the act, so that neither stands without the other.
    """
    return AuditEntry.objects.create(when=now, actor=by, act=act, subject=subject, detail=dict(detail))
