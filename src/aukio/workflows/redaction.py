"""Redact a personal name: remove it from every stored text, every role and every quotation (R108).

Nothing else ever edits published texts. The audit trail has the SHA-256 of the name instead of the name.
"""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from aukio.audit.actions import record as record_act
from aukio.audit.queries import acts_on
from aukio.directory.actions import take_out_holder, take_writer_lock
from aukio.domain.base.mistakes import BadRequest, NotFound
from aukio.notices import actions, queries
from aukio.notices.queries import ScheduledState


@dataclass(frozen=True, slots=True)
class Redacted:
    """Out of how many stored texts, versions of roles, quotations and files of settled publications a name was taken.

    ``unmarked`` counts the texts in which it still stands, not marked as a name; ``scheduled`` names the pending
    publications whose files hold it, by notice and number.
    """

    texts: int
    roles: int
    quotes: int
    files: int
    unmarked: int
    scheduled: tuple[tuple[str, int], ...]


@transaction.atomic
def redact(name: str, *, reason: str, by: str, now: datetime) -> Redacted:
    """Take a name out of everything that was stored under it, past and present; all of it or nothing.

    Raises ``NotFound`` where it stands nowhere, ``BadRequest`` without a name or a reason.
    """
    name, reason = name.strip(), reason.strip()
    _refuse_unclear(name, reason)
    take_writer_lock()
    roles = take_out_holder(name=name)
    taken = actions.take_out_name(name=name, now=now)
    pending = tuple(
        (each.notice, each.number) for each in queries.scheduled(state=ScheduledState.PENDING) if name in each.document
    )
    redacted = Redacted(taken.texts, roles, taken.quotes, taken.files, taken.unmarked, pending)
    if not (redacted.texts or redacted.roles or redacted.quotes or redacted.files):
        raise NotFound("this name is marked nowhere in the record.", next_step=_elsewhere(redacted))
    record_act(
        by=by,
        now=now,
        act="redact",
        subject=_subject(name),
        detail={
            "reason": reason,
            "texts": redacted.texts,
            "roles": redacted.roles,
            "quotes": redacted.quotes,
            "files": redacted.files,
            "unmarked": redacted.unmarked,
            "scheduled": len(redacted.scheduled),
        },
    )
    return redacted


def was_taken_out(name: str) -> bool:
    """Whether a name was once taken out of the record: then no file brings it back."""
    return bool(acts_on(_subject(name.strip())))


def _subject(name: str) -> str:
    return f"sha256:{sha256(name.encode()).hexdigest()}"


def _refuse_unclear(name: str, reason: str) -> None:
    if not name:
        raise BadRequest("there is no name to take out.", next_step="Give the name exactly as it is written.")
    if not reason:
        raise BadRequest("no reason is given.", next_step="Say why: the audit trail keeps the reason.")
    if name in reason:
        raise BadRequest("the reason holds the name itself.", next_step="Say why without it: the reason is kept.")


def _elsewhere(redacted: Redacted) -> str:
    """Where it stands nonetheless, if it does."""
    if redacted.scheduled:
        notice, number = redacted.scheduled[0]
        return f"It stands in what is scheduled: aukio scheduled drop {notice} {number}; then schedule it anew."
    if redacted.unmarked:
        return f"It stands unmarked in {redacted.unmarked} stored texts: only a name marked as one is taken out."
    return "Give it exactly as it is written in the directory or in the notice."
