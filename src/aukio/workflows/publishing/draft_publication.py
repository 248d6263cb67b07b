"""Publish a draft: the record and the draft change in one transaction (R132)."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from aukio.directory.actions import take_writer_lock
from aukio.domain.base.mistakes import Forbidden
from aukio.domain.facts.subjects import places_of
from aukio.domain.publishing.draft_steps import DraftStep, Policy, locks_a_door, needs_second
from aukio.domain.publishing.permissions import Actor, Task
from aukio.domain.publishing.proposals import Proposal
from aukio.drafts import actions
from aukio.workflows.publishing.publication import Step, look, publish, publish_proposal


@dataclass(frozen=True, slots=True)
class PublishableDraft:
    """A draft with the proposal it stands for; ``waits``: a notice file that schedules it for a later minute."""

    number: int
    proposal: Proposal
    waits: str = ""


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
        actions.move(
            draft.number,
            step,
            by=by.name,
            now=now,
            comment=comment,
            notice=proposal.notice.slug,
            publication=proposal.number,
        )
        task = Task.APPROVE if step is DraftStep.APPROVE else Task.PUBLISH
        if draft.waits:
            publish(draft.waits, source=f"draft {draft.number}", by=by, now=now, task=task)
        else:
            publish_proposal(proposal, by=by, now=now, task=task)


def locks(step: Step) -> bool:
    """Whether a publication closes a place that was not closed before, or for longer."""
    if step.enacted is None:
        return False
    before, after = step.views
    known = {version.ref: version for version in before.versions}
    return any(
        locks_a_door(version, known.get(version.ref), places_of(after, version)) for version in step.enacted.versions
    )
