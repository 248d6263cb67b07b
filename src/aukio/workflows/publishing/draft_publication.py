"""Publish a draft: the record and the draft change in one transaction (R132)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any

from django.db import transaction

from aukio.bookings.queries import fates as fate_queries
from aukio.directory.actions import take_writer_lock
from aukio.domain.base.mistakes import Forbidden
from aukio.domain.facts.subjects import places_of
from aukio.domain.people.bookings import filter_events
from aukio.domain.publishing.draft_steps import DraftStep, Policy, locks_a_door, needs_second
from aukio.domain.publishing.permissions import Actor, Task
from aukio.domain.publishing.proposals import Proposal
from aukio.drafts import actions
from aukio.drafts.actions import StepDetail
from aukio.workflows.bookings import booking_fates
from aukio.workflows.messages import draft_news
from aukio.workflows.publishing.publication import Step, look, publish, publish_proposal, refuse_step


@dataclass(frozen=True, slots=True)
class PublishableDraft:
    """A draft with the proposal it stands for.

    ``waits``: a notice file that schedules it for a later minute. ``shown``: what it says, as its writer or the second
    person sees it.
    """

    number: int
    proposal: Proposal
    waits: str = ""
    shown: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


def hand_in(draft: PublishableDraft, step: Step, *, by: Actor, now: datetime, comment: str = "") -> None:
    """Hand in a draft, frozen as it is shown, and ask everyone who may approve it."""
    with transaction.atomic():
        detail = StepDetail(comment, shown=draft.shown)
        kept = actions.move(draft.number, DraftStep.HAND_IN, by=by.name, now=now, detail=detail)
        draft_news.ask_second_person(kept, lambda actor: may_approve(step, actor), now=now)


def decide(number: int, step: DraftStep, *, by: Actor, now: datetime, comment: str = "") -> None:
    """Take a step that publishes nothing; the writer hears what another person decided."""
    with transaction.atomic():
        kept = actions.move(number, step, by=by.name, now=now, detail=StepDetail(comment))
        draft_news.tell_writers(kept, step, by=by.name, now=now)


def publish_draft(
    draft: PublishableDraft, step: DraftStep, *, policy: Policy, by: Actor, now: datetime, comment: str = ""
) -> None:
    """Publish or schedule a draft, and move it to its next state.

    Raises ``Refused`` for what the law does not allow; ``Forbidden`` for places that are not the actor's, for a step
    that is a second person's to take, and where a second person must agree first.
    """
    with transaction.atomic():
        take_writer_lock()
        proposal = draft.proposal
        looked = look(proposal, now=now)
        if step is DraftStep.PUBLISH and needs_second(policy, locks=locks(looked)):
            raise Forbidden(
                "another person must agree to this first.",
                next_step="Hand it in for review, or publish it as urgent.",
                rule="second_person_first",
            )
        detail = StepDetail(comment, proposal.notice.slug, proposal.number, draft.shown, _decided_before(looked))
        kept = actions.move(draft.number, step, by=by.name, now=now, detail=detail)
        task = Task.APPROVE if step is DraftStep.APPROVE else Task.PUBLISH
        if draft.waits:
            publish(draft.waits, source=f"draft {draft.number}", by=by, now=now, task=task)
        else:
            publish_proposal(proposal, by=by, now=now, task=task)
        draft_news.tell_writers(kept, step, by=by.name, now=now)
        if step is DraftStep.PUBLISH_URGENTLY:
            draft_news.ask_second_person(kept, lambda actor: may_approve(looked, actor), now=now)


def may_approve(step: Step, actor: Actor) -> bool:
    """Whether a person may approve a publication at all places of which it speaks."""
    try:
        refuse_step(step, actor, Task.APPROVE)
    except Forbidden:
        return False
    return True


def _decided_before(step: Step) -> dict[str, dict[str, list[Any]]]:
    """What is decided about the bookings that a publication may change, so that it can be undone."""
    if step.enacted is None:
        return {}
    fated = booking_fates.fates_of(*step.views, step.enacted)
    if not fated:
        return {}
    bookings, dates = (filter_events(fated, events=each) for each in (False, True))
    return fate_queries.decided((each.booking.id for each in bookings), (each.booking.id for each in dates))


def locks(step: Step) -> bool:
    """Whether a publication closes a place that was not closed before, or for longer."""
    if step.enacted is None:
        return False
    before, after = step.views
    known = {version.ref: version for version in before.versions}
    return any(
        locks_a_door(version, known.get(version.ref), places_of(after, version)) for version in step.enacted.versions
    )
