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


def latest(act: str) -> int:
    """The number of the newest act of a sort, 0 before the first: it moves whenever somebody acts so again."""
    newest = AuditEntry.objects.filter(act=act).order_by("-when", "-pk").values_list("pk", flat=True)
    return newest.first() or 0


def acts_on(subject: str) -> tuple[Act, ...]:
    """Everything done to `subject`, the oldest first."""
    return tuple(
        Act(when=entry.when, by=entry.actor, act=entry.act, subject=entry.subject, detail=entry.detail)
        for entry in AuditEntry.objects.filter(subject=subject)
    )
