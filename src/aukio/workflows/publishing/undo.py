"""Undo a publication: a publication that takes it back, and stops the messages that wait (R118, R132).

A person who has a message about it has one about the undo; for the others nothing happened. Bookings are again as they
were, except those whose people have a message that they are cancelled: these have one that they may book again.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from aukio.answers import queries as answer_queries
from aukio.audit.actions import record
from aukio.bookings.actions import fates as fate_actions
from aukio.directory.actions import take_writer_lock
from aukio.domain.base.mistakes import NotFound, Refused
from aukio.domain.facts.notices import Publication
from aukio.domain.facts.record import Record
from aukio.domain.publishing.draft_steps import UNDO_WITHIN, DraftStep, State
from aukio.domain.publishing.permissions import Actor, Task
from aukio.domain.publishing.undoing import undo_of
from aukio.drafts import actions as draft_actions
from aukio.drafts import queries as draft_queries
from aukio.drafts.actions import StepDetail
from aukio.drafts.queries import Draft
from aukio.formats.notices.notice_parser import digest
from aukio.formats.notices.publication_data import publication_to_data
from aukio.outreach.actions import outbox
from aukio.outreach.queries import outbox as outbox_queries
from aukio.workflows.messages import draft_news
from aukio.workflows.publishing.publication import publish_proposal


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo stopped, and what had been sent before it."""

    stopped: int
    sent: int
    bookings: int


def publication_of(draft: Draft, known: Record) -> Publication | None:
    """The publication that a draft became; None where it waits for its minute, or was not published."""
    found = ((each.notice, each.number, each) for each in known.publications)
    return next((each for slug, number, each in found if (slug, number) == (draft.notice, draft.publication)), None)


def undo(number: int, *, by: Actor, now: datetime, comment: str = "") -> Undone:
    """Undo the publication of a draft.

    A person who may publish at its places can within ten minutes; a second person who may approve can as long as it
    waits to be reviewed. Raises ``Forbidden`` for others, ``Refused`` where it is too late or was changed since.
    """
    with transaction.atomic():
        take_writer_lock()
        kept, known = draft_queries.draft(number), answer_queries.record()
        made = publication_of(kept, known)
        if made is None:
            raise NotFound("it is not published.", next_step="Cancel it in the inbox, if it is scheduled.")
        reviewing = kept.state is State.TO_BE_SEEN and by.name not in (kept.hands.author, kept.hands.last)
        if not reviewing and now - made.published > UNDO_WITHIN:
            raise Refused(
                "more than ten minutes have passed.",
                next_step="End it, or withdraw it, on the page of what is in force.",
                rule="too_late_to_undo",
            )
        name = f"{made.notice}/{made.number}"
        stopped = outbox.stop(name, now=now)
        sent = outbox_queries.sent_about(name)
        refs = [str(each.ref) for each in known.versions if each.publication == made.order]
        heard = {booking for about in sent for booking in about.get("bookings", ())}
        restored = fate_actions.restore(kept.bookings, refs, known=heard)
        proposal = undo_of(known, made)
        paths = answer_queries.view(now).directory.newest
        data = publication_to_data(proposal, lambda place: paths[place].path)
        publish_proposal(
            replace(proposal, digest=digest(data, ())),
            by=by,
            now=now,
            task=Task.APPROVE if reviewing else Task.PUBLISH,
        )
        unheard = {about["subscription"] for about in stopped if "subscription" in about}
        outbox.stop(f"{made.notice}/{proposal.number}", now=now, subscriptions=unheard)
        done = Undone(len(stopped), len(sent), restored)
        after = draft_actions.move(number, DraftStep.UNDO, by=by.name, now=now, detail=StepDetail(comment))
        draft_news.tell_writers(after, DraftStep.UNDO, by=by.name, now=now)
        detail = {"stopped": done.stopped, "sent": done.sent, "bookings": done.bookings}
        record(by=by.name, now=now, act="undo publication", subject=f"{made.notice} {made.number}", detail=detail)
        return done
