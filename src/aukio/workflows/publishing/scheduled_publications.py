"""What was scheduled takes effect when its minute has come, unless it was overtaken (semantics.md section 2)."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from aukio.answers import queries as answer_queries
from aukio.directory.actions import take_writer_lock
from aukio.domain.base.mistakes import Mistake, not_found_error
from aukio.domain.publishing.enactment import apply, enact
from aukio.domain.publishing.proposals import Proposal
from aukio.domain.publishing.schedule import overtaken
from aukio.formats.notices import notice_file
from aukio.notices import actions, queries
from aukio.notices.queries import Scheduled, ScheduledState
from aukio.workflows.publishing.publication import proposals, record_step


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a scheduled publication, and why when it did not take effect."""

    notice: str
    number: int
    took_effect: bool
    reason: str = ""


def take_effect(*, by: str, now: datetime) -> tuple[Outcome, ...]:
    """Publish everything that is due, oldest first; each on its own, so that one overtaken stops no other."""
    due = [each for each in queries.scheduled(state=ScheduledState.PENDING) if each.due <= now]
    return tuple(_settle(each, by=by, now=now) for each in due)


def next_due(*, now: datetime) -> datetime | None:
    """The first minute after ``now`` at which something is due; None where nothing waits."""
    waiting = queries.scheduled(state=ScheduledState.PENDING)
    return min((each.due for each in waiting if each.due > now), default=None)


def drop(notice: str, number: int, *, reason: str, by: str, now: datetime) -> None:
    """Drop a scheduled publication before its minute."""
    waiting = queries.scheduled(state=ScheduledState.PENDING)
    found = next((each for each in waiting if (each.notice, each.number) == (notice, number)), None)
    if found is None:
        known = [f"{each.notice} {each.number}" for each in waiting]
        raise not_found_error(
            "scheduled publication", f"{notice} {number}", known, next_step="'aukio scheduled list' lists them."
        )
    actions.settle(scheduled=found.id, state=ScheduledState.DROPPED, reason=reason, by=by, now=now)


@transaction.atomic
def _settle(scheduled: Scheduled, *, by: str, now: datetime) -> Outcome:
    take_writer_lock()
    reason = ""
    try:
        with transaction.atomic():
            reason = _publish(scheduled, by=by, now=now)
    except Mistake as mistake:
        reason = mistake.message
    state = ScheduledState.OVERTAKEN if reason else ScheduledState.TAKEN_EFFECT
    actions.settle(scheduled=scheduled.id, state=state, reason=reason, by=by, now=now)
    return Outcome(scheduled.notice, scheduled.number, not reason, reason)


def _publish(scheduled: Scheduled, *, by: str, now: datetime) -> str:
    """Publish it as of now; returns why it was overtaken instead, or nothing."""
    record = answer_queries.record()
    changed = overtaken(scheduled.pending, record.versions)
    if changed:
        return f"{', '.join(map(str, changed))} changed after this was scheduled."
    proposal = _proposal(scheduled, now)
    enacted = enact(record, proposal, now=now)
    if enacted is not None:
        record_step(enacted, record, apply(record, enacted), by=by, now=now)
    return ""


def _proposal(scheduled: Scheduled, now: datetime) -> Proposal:
    """The publication as written, made known now: a worker may come a little after the minute."""
    record = answer_queries.record()
    file = notice_file.read(scheduled.document, source=scheduled.source)
    return replace(proposals(file, record, now=now)[scheduled.number - 1], published=now)


def listed() -> tuple[Scheduled, ...]:
    """Everything ever scheduled, in order of the minute it is or was due."""
    return queries.scheduled()
