"""What the audit trail says, as values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from aukio.audit.models import AuditEntry


@dataclass(frozen=True, slots=True)
class Act:
    """One act as it was recorded; `when` is in UTC."""

    when: datetime
    by: str
    act: str
    subject: str
    detail: Mapping[str, object]


def acts_on(subject: str) -> tuple[Act, ...]:
    """Everything done to `subject`, the oldest first."""
    return tuple(
        Act(when=entry.when, by=entry.actor, act=entry.act, subject=entry.subject, detail=entry.detail)
        for entry in AuditEntry.objects.filter(subject=subject)
    )
