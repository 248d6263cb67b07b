"""What the audit trail says, as values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Min, Subquery, Value

from aukio.audit.models import AuditEntry


@dataclass(frozen=True, slots=True)
class Act:
    """One act as it was recorded; `when` is in UTC."""

    when: datetime
    by: str
    act: str
    subject: str
    detail: Mapping[str, object]


def newest(*acts: str) -> Subquery:
    """The number of the newest act of some sorts, as a subquery: it changes with each such act."""
    # By number, not by clock: two machines may disagree about the time, and none of their acts may be missed.
    mine = AuditEntry.objects.filter(act__in=acts).order_by().annotate(every=Value(1)).values("every")
    return Subquery(mine.annotate(newest=Max("pk")).values("newest"))


def instants() -> tuple[datetime | None, datetime | None]:
    """When the oldest and the newest act were done."""
    found = AuditEntry.objects.aggregate(oldest=Min("when"), newest=Max("when"))
    return found["oldest"], found["newest"]


def acts_on(subject: str) -> tuple[Act, ...]:
    """Everything done to `subject`, the oldest first."""
    return tuple(
        Act(when=entry.when, by=entry.actor, act=entry.act, subject=entry.subject, detail=entry.detail)
        for entry in AuditEntry.objects.filter(subject=subject)
    )


def newest_acts(*, by: str = "", most: int | None) -> tuple[Act, ...]:
    """What was done, the newest first, at most so many acts; of one person where ``by`` names them."""
    entries = AuditEntry.objects.order_by("-when", "-pk")
    if by:
        entries = entries.filter(actor=by)
    return tuple(
        Act(when=entry.when, by=entry.actor, act=entry.act, subject=entry.subject, detail=entry.detail)
        for entry in (entries if most is None else entries[:most])
    )
