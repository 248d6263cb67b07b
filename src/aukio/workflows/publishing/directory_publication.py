"""Publish a draft of a directory change: the record and the draft change in one transaction (R132)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from aukio.directory.actions import take_writer_lock
from aukio.domain.base.mistakes import Forbidden
from aukio.domain.city.places import PlaceId
from aukio.domain.facts.effects import ExistingBookings
from aukio.domain.publishing.draft_steps import DraftStep, Policy, needs_second
from aukio.domain.publishing.permissions import Actor, Task
from aukio.domain.publishing.proposals import DirectoryStatement
from aukio.drafts import actions
from aukio.drafts.actions import StepDetail
from aukio.drafts.queries import Draft, DraftSubject
from aukio.workflows.directory_import import ALONE, Imported, ImportTerms, import_statement
from aukio.workflows.messages import draft_news


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
        kept = actions.move(edit.number, step, by=by.name, now=now, detail=StepDetail(comment))
        tasks = (Task.APPROVE,) if step is DraftStep.APPROVE else ALONE
        terms = ImportTerms(otherwise=edit.otherwise, tasks=tasks)
        imported = import_statement(edit.statement, digest=edit.digest, by=by, now=now, terms=terms)
        if step is DraftStep.PUBLISH and must_be_seen(imported, policy, by):
            raise Forbidden(
                "another person must agree to this first.",
                next_step="Hand it in for review, or publish it as urgent.",
                rule="second_person_first",
            )
        draft_news.tell_writers(kept, step, by=by.name, now=now)
        return imported


def must_be_seen(imported: Imported, policy: Policy, by: Actor) -> bool:
    """Whether a second person must approve a change of the directory; a person who may approve everywhere needs none,
    as with files.
    """
    return needs_second(policy, locks=imported.locks) and not by.may_everywhere(Task.APPROVE)


@dataclass(frozen=True, slots=True)
class Approvers:
    """Who is asked to approve an edit, and what it is called in each language."""

    may_approve: Callable[[Actor], bool]
    title: Mapping[str, str]


def hand_in_edit(
    edit: Mapping[str, Any],
    typed: Mapping[str, Any],
    *,
    kept: Draft | None,
    place: PlaceId | None,
    ask: Approvers,
    by: str,
    now: datetime,
) -> int:
    """Hand an edit in for review, as a new draft or in place of what ``kept`` said; return the number of the draft.

    Those who may approve it are asked.

    Raises ``Refused`` for a draft that was settled or saved by another person meanwhile.
    """
    with transaction.atomic():
        if kept is None:
            saved = actions.begin(subject=DraftSubject(place=place, edit=edit), typed=typed, by=by, now=now)
        else:
            saved = actions.save(kept.number, typed=typed, had=kept.revision, by=by, now=now, edit=edit)
        hand_in_as_it_is(saved.number, ask, by=by, now=now)
    return saved.number


def hand_in_as_it_is(number: int, ask: Approvers, *, by: str, now: datetime, comment: str = "") -> None:
    """Hand in a draft as it was saved, and ask those who may approve it."""
    with transaction.atomic():
        detail = StepDetail(comment, shown={"title": dict(ask.title)})
        waits = actions.move(number, DraftStep.HAND_IN, by=by, now=now, detail=detail)
        draft_news.ask_second_person(waits, ask.may_approve, now=now)
