"""Publish a draft of a directory change: the record and the draft change in one transaction (R132)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from aukio.directory.actions import take_writer_lock
from aukio.domain.base.mistakes import Forbidden
from aukio.domain.city.places import PlaceId
from aukio.domain.facts.effects import ExistingBookings
from aukio.domain.publishing.draft_steps import STEPS, DraftStep, Policy, needs_second
from aukio.domain.publishing.permissions import Actor, Task
from aukio.domain.publishing.proposals import DirectoryStatement
from aukio.drafts import actions
from aukio.drafts.queries import Draft, DraftSubject
from aukio.workflows.directory_import import ALONE, Imported, ImportTerms, import_statement


@dataclass(frozen=True, slots=True)
class PublishableEdit:
    """A draft with the statement it stands for, and what becomes of bookings that it hits; None: nothing was chosen."""

    number: int
    statement: DirectoryStatement
    digest: str
    otherwise: ExistingBookings | None = None


def publish_edit(
    edit: PublishableEdit, step: DraftStep, *, policy: Policy, by: Actor, now: datetime, comment: str = ""
) -> Imported:
    """Record a draft, and move it to its next state; ``step`` approves it, or publishes it.

    Raises ``Refused`` for what the record does not allow, and for bookings of which nothing was chosen; ``Forbidden``
    for places that are not the actor's, and where a second person must agree first.
    """
    with transaction.atomic():
        take_writer_lock()
        actions.move(edit.number, step, by=by.name, now=now, comment=comment)
        tasks = (Task.APPROVE,) if step is DraftStep.APPROVE else ALONE
        terms = ImportTerms(otherwise=edit.otherwise, tasks=tasks)
        imported = import_statement(edit.statement, digest=edit.digest, by=by, now=now, terms=terms)
        if step is DraftStep.PUBLISH and must_be_seen(imported, policy, by):
            raise Forbidden(
                "another person must agree to this first.",
                next_step="Hand it in for review, or publish it as urgent.",
                rule="second_person_first",
            )
        return imported


def must_be_seen(imported: Imported, policy: Policy, by: Actor) -> bool:
    """Whether a second person must approve a change of the directory; a person who may approve everywhere needs none,
    as with files.
    """
    return needs_second(policy, locks=imported.locks) and not by.may_everywhere(Task.APPROVE)


def hand_in_edit(
    edit: Mapping[str, Any],
    typed: Mapping[str, Any],
    *,
    kept: Draft | None,
    place: PlaceId | None,
    by: str,
    now: datetime,
) -> int:
    """Hand an edit in for review, as a new draft or in place of what ``kept`` said; return the number of the draft.

    Raises ``Refused`` for a draft that was settled or saved by another person meanwhile.
    """
    with transaction.atomic():
        if kept is None:
            number = actions.begin(subject=DraftSubject(place=place, edit=edit), typed=typed, by=by, now=now).number
        else:
            number = actions.save(kept.number, typed=typed, had=kept.revision, by=by, now=now, edit=edit).number
        if kept is None or kept.state in _HANDED_IN_FROM:
            actions.move(number, DraftStep.HAND_IN, by=by, now=now)
    return number


_HANDED_IN_FROM = STEPS[DraftStep.HAND_IN][0]
