"""Publish a notice file: plan, check, and record it, in one transaction.

A publication that lies ahead is scheduled: it stays outside the published tables until its minute (R133).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from django.db import transaction

from aukio.answers import queries as answer_queries
from aukio.directory.actions import take_writer_lock
from aukio.domain import checks
from aukio.domain.answers.impact import PlaceChange, impact
from aukio.domain.base.languages import LANGUAGES
from aukio.domain.base.mistakes import Refused, not_found_error
from aukio.domain.checks import Finding
from aukio.domain.checks.unknown_names import refuse_unknown_names
from aukio.domain.city.code_words import known_words
from aukio.domain.city.places import PlaceId
from aukio.domain.clock.local_time import TICK
from aukio.domain.facts.notices import Notice
from aukio.domain.facts.record import Record, View
from aukio.domain.people.bookings import BookingFate
from aukio.domain.publishing.carry_over import CarriedFact, carry_over
from aukio.domain.publishing.enactment import Enacted, apply, enact
from aukio.domain.publishing.log import LogRow, log
from aukio.domain.publishing.permissions import Actor, Task, refuse_to_enact
from aukio.domain.publishing.proposals import Proposal
from aukio.domain.publishing.schedule import Pending, based_on, refuse_over_pending
from aukio.domain.publishing.slips import refuse_slips
from aukio.domain.telling import compose
from aukio.domain.texts import WordWarning, words_of
from aukio.formats.notices import notice_file
from aukio.formats.notices.notice_file import NoticeFile
from aukio.notices import actions, queries
from aukio.notices.queries import Scheduled, ScheduledState
from aukio.workflows.bookings import booking_fates
from aukio.workflows.messages import subscriber_news
from aukio.workflows.redaction import was_taken_out


@dataclass(frozen=True)
class Step:
    """What one publication of a file would do; each explanation of it is computed when it is first asked for.

    ``enacted`` None: it was published, or is scheduled, already. ``due``: it lies ahead and is scheduled for then.
    """

    proposal: Proposal
    enacted: Enacted | None
    before: Record
    after: Record
    due: datetime | None
    known: tuple[View, View] | None
    """What is known a tick before the publication, and by it; None where ``enacted`` is None."""

    @cached_property
    def log(self) -> tuple[LogRow, ...]:
        """Its rows in the update log of the notice."""
        if self.enacted is None:
            return ()
        publication = self.enacted.publication
        rows = log(self.after, self.enacted.notice.slug, publication.published)
        return tuple(row for row in rows if row.publication == publication)

    @cached_property
    def changes(self) -> tuple[PlaceChange, ...]:
        """The places whose answers change."""
        return () if self.enacted is None else impact(*self.views, self.enacted.versions)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Contradictions that were not there before."""
        return () if self.enacted is None else checks.new_findings(*self.views, self.enacted.versions)

    @cached_property
    def words(self) -> tuple[WordWarning, ...]:
        """What is wrong with texts and links that it brings."""
        return () if self.enacted is None else words_of(self.before, self.views[1], self.enacted)

    @cached_property
    def carried(self) -> tuple[CarriedFact, ...]:
        """What becomes of the facts of notices that it replaces."""
        return () if self.enacted is None else carry_over(self.before, self.enacted, self.proposal)

    @cached_property
    def fated(self) -> tuple[BookingFate, ...]:
        """What becomes of bookings that have not begun; once it is recorded, what became of them."""
        return () if self.enacted is None else booking_fates.fates_of(*self.views, self.enacted)

    @property
    def views(self) -> tuple[View, View]:
        """``known`` of a step that changes something."""
        if self.known is None:
            raise ValueError("what is published already changes nothing")
        return self.known

    @property
    def undecided(self) -> int:
        """How many bookings would meet a closed door without a word on what becomes of them."""
        return sum(each.undecided for each in self.fated)

    @property
    def unaccepted(self) -> tuple[Finding, ...]:
        """Contradictions for which the file gives no reason."""
        return tuple(finding for finding in self.findings if not finding.accepted)


def plan(text: str, *, source: str, now: datetime) -> tuple[Step, ...]:
    """What publishing a file would do, one step for each of its publications; nothing is written.

    Raises ``Refused`` for what the law does not allow.
    """
    return _planned(text, source=source, now=now).steps


@dataclass(frozen=True, slots=True)
class _Planned:
    """The steps of a file, and by what state of the record and of the schedule they were computed."""

    steps: tuple[Step, ...]
    record: Record
    waiting: tuple[Scheduled, ...]

    @property
    def still_holds(self) -> bool:
        """Whether the same is recorded and scheduled now."""
        return answer_queries.record() is self.record and _waiting() == self.waiting


def _waiting() -> tuple[Scheduled, ...]:
    return queries.scheduled(state=ScheduledState.PENDING)


def _planned(text: str, *, source: str, now: datetime) -> _Planned:
    file = notice_file.read(text, source=source)
    record, waiting = answer_queries.record(), _waiting()
    return _Planned(_steps(file, record, waiting, now=now), record, waiting)


def _steps(file: NoticeFile, record: Record, waiting: tuple[Scheduled, ...], *, now: datetime) -> tuple[Step, ...]:
    pending = [each.pending for each in waiting]
    seen = answer_queries.view_of(record, now)
    steps: list[Step] = []
    for proposal in proposals(file, record, now=now):
        refuse_over_pending(proposal, record, pending)
        due = proposal.published if proposal.published is not None and proposal.published > now else None
        scheduled = next((each for each in waiting if _same(each.pending, proposal)), None)
        if scheduled is not None:
            _refuse_rescheduled(scheduled.digest, proposal)
        enacted = enact(record, proposal, now=due or now, like=seen)
        if enacted is not None:
            refuse_slips(proposal)
            refuse_unknown_names(proposal, record)
        after = record if enacted is None else apply(record, enacted)
        new = None if scheduled is not None else enacted
        steps.append(Step(proposal, new, record, after, due, None if new is None else _views(record, after, new)))
        record = after
    return tuple(steps)


def look(proposal: Proposal, *, now: datetime) -> Step:
    """What publishing one proposal at once would do; nothing is written.

    Raises ``Refused`` as ``plan`` does.
    """
    record = answer_queries.record()
    refuse_over_pending(proposal, record, [each.pending for each in queries.scheduled(state=ScheduledState.PENDING)])
    enacted = enact(record, proposal, now=now, like=answer_queries.view_of(record, now))
    if enacted is None:
        raise Refused(f"this is published already, as publication {proposal.number} of '{proposal.notice.slug}'.")
    refuse_slips(proposal)
    refuse_unknown_names(proposal, record)
    after = apply(record, enacted)
    return Step(proposal, enacted, record, after, None, _views(record, after, enacted))


def publish_proposal(proposal: Proposal, *, by: Actor, now: datetime, task: Task = Task.PUBLISH) -> Step:
    """Record one proposal at once. ``task`` is as in ``publish``, and so is what it raises."""
    with transaction.atomic():
        take_writer_lock()
        step = look(proposal, now=now)
        refuse_step(step, by, task)
        if step.enacted is not None:
            record_seen(step.enacted, *step.views, by=by.name, now=now)
        return step


def publish(
    text: str,
    *,
    source: str,
    by: Actor,
    now: datetime,
    strict: bool = False,
    task: Task = Task.PUBLISH,
) -> tuple[Step, ...]:
    """Record a notice file, all of it or nothing; what was recorded before is left as it is.

    ``task`` is the permission that the actor needs at every place: approving does not need the one to publish.

    Raises ``Refused`` for what the law does not allow, and with ``strict`` for any contradiction without a reason;
    ``Forbidden`` where it speaks of places that are not the actor's (R003).
    """
    # What takes long is computed before others have to wait for us; under the lock it is only verified.
    planned = _planned(text, source=source, now=now)
    if strict:
        refuse_contradictions(planned.steps)
    with transaction.atomic():
        take_writer_lock()
        if not planned.still_holds:
            planned = _planned(text, source=source, now=now)
            if strict:
                refuse_contradictions(planned.steps)
        for step in planned.steps:
            if step.enacted is None:
                continue
            refuse_step(step, by, task)
            if step.due is None:
                fates = record_seen(step.enacted, *step.views, by=by.name, now=now)
                vars(step)["fated"] = fates  # as they were: the bookings that are recorded now have met them
            else:
                booking_fates.refuse_undecided(step.fated)
                _schedule(step, text, source=source, by=by.name, now=now)
        return planned.steps


def refuse_step(step: Step, by: Actor, task: Task = Task.PUBLISH) -> None:
    """Raise ``Forbidden`` where a step speaks of places at which publishing is not the actor's task."""
    if step.enacted is not None:
        refuse_to_enact(by, task, *step.views, step.enacted)


def record_step(enacted: Enacted, before: Record, after: Record, *, by: str, now: datetime) -> tuple[BookingFate, ...]:
    """Record one publication with the texts of every notice it changes, in each language, in full and in plain words.

    The fates of bookings are computed once, carried out in the same transaction, and returned; messages to subscribers
    are queued. Raises ``Refused`` where bookings lose minutes and no policy decides their fate.
    """
    return record_seen(enacted, *_views(before, after, enacted), by=by, now=now)


def record_seen(enacted: Enacted, earlier: View, view: View, *, by: str, now: datetime) -> tuple[BookingFate, ...]:
    """Record one publication as ``record_step`` does, with views that several publications of one instant share."""
    shown = {
        (slug, lang, plain): compose(view, slug, lang, plain=plain)
        for slug in enacted.changed_notices
        for lang in LANGUAGES
        for plain in (False, True)
    }
    actions.record_publication(enacted=enacted, shown=shown, by=by, now=now)
    fates = booking_fates.fates_of(earlier, view, enacted)
    booking_fates.settle(view, enacted, fates, by=by, now=now)
    subscriber_news.queue_news(view, enacted, now=now)
    return fates


def proposals(file: NoticeFile, record: Record, *, now: datetime) -> tuple[Proposal, ...]:
    """The publications of a file, bound to the places on record; those published keep the day they were."""
    recorded = {each.number: each.published for each in record.publications if each.notice == file.slug}
    read = file.proposals(
        find_place=place_finder(record),
        zone=record.city.zone,
        now=now,
        recorded=recorded,
        roles={each.slug for each in record.roles},
        words=known_words(record.words, now),
    )
    return tuple(replace(each, notice=_without_name_taken_out(each.notice)) for each in read)


def _without_name_taken_out(notice: Notice) -> Notice:
    """The head of a notice without a name that was taken out of the record: no file brings it back (R108)."""
    quote = notice.quote
    if quote is None or not quote.name or not was_taken_out(quote.name):
        return notice
    return replace(notice, quote=replace(quote, name=""))


def place_finder(record: Record) -> Callable[[str], PlaceId]:
    """Finds the place that bears a path, or bore it last."""
    by_last_path = {version.path: version.place for version in sorted(record.places, key=lambda each: each.valid_from)}

    def find(path: str) -> PlaceId:
        if path not in by_last_path:
            raise not_found_error("place", path, sorted(by_last_path), next_step="'aukio places' lists them.")
        return by_last_path[path]

    return find


def _same(pending: Pending, proposal: Proposal) -> bool:
    return (pending.notice, pending.number) == (proposal.notice.slug, proposal.number)


def _refuse_rescheduled(digest: str, proposal: Proposal) -> None:
    if digest != proposal.digest:
        slug, number = proposal.notice.slug, proposal.number
        raise Refused(
            f"publication {number} of '{slug}' is scheduled with another content.",
            next_step=f"Drop it first: aukio scheduled drop {slug} {number}; then schedule it anew.",
        )


def _views(before: Record, after: Record, enacted: Enacted) -> tuple[View, View]:
    published = enacted.publication.published
    old = answer_queries.view_of(before, published - TICK)
    return old, View(after, published, like=old)


def refuse_contradictions(steps: tuple[Step, ...]) -> None:
    """Raise ``Refused`` when a step has a contradiction for which the file gives no reason."""
    found = [finding for step in steps for finding in step.unaccepted]
    if found:
        raise Refused(
            f"{len(found)} contradiction{'s' if len(found) > 1 else ''}, the first at {found[0].place}:"
            f" {found[0].code}: {found[0].message}",
            next_step="Mend it, or give a reason in the file: 'accept: {code: reason}' on the publication.",
        )


def _schedule(step: Step, text: str, *, source: str, by: str, now: datetime) -> None:
    if step.due is None:
        return
    proposal = step.proposal
    pending = Pending(proposal.notice.slug, proposal.number, step.due, based_on(proposal, step.before))
    actions.schedule(pending, document=text, source=source, digest=proposal.digest, by=by, now=now)
