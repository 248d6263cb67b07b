"""Turns a proposal into the versions that a publication makes known, or refuses it (semantics.md section 2).

``enact`` is pure: it returns what would be recorded. Publishing the same content again returns None, and nothing
changes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from aukio.domain.base.languages import SOURCE_LANGUAGE
from aukio.domain.base.mistakes import Refused, not_found_error
from aukio.domain.city.names import Names
from aukio.domain.clock.local_time import Period
from aukio.domain.facts.effects import Effect, Promise, Text
from aukio.domain.facts.notices import (
    Arrangement,
    ArrangementRef,
    ChangeKind,
    Notice,
    Order,
    Publication,
    PublicationKind,
    Version,
)
from aukio.domain.facts.record import Record, View
from aukio.domain.publishing.clashes import refuse_clashes
from aukio.domain.publishing.proposals import Ending, Proposal
from aukio.domain.publishing.replacement import ended_by_replacement


@dataclass(frozen=True, slots=True)
class Enacted:
    """The result of one publication: itself, the notice after it, and new versions in the order of the file.

    Each new version supersedes the current one of its arrangement, whose ``known_until`` becomes ``published``.
    """

    notice: Notice
    publication: Publication
    versions: tuple[Version, ...]

    @property
    def changed_notices(self) -> tuple[str, ...]:
        """The notices whose text changes: its own, those it replaces, those with arrangements it changes."""
        touched = (version.ref.notice for version in self.versions)
        return tuple(dict.fromkeys((self.notice.slug, *self.publication.replaces, *touched)))


def enact(record: Record, proposal: Proposal, *, now: datetime, like: View | None = None) -> Enacted | None:
    """The result of a proposal; None if exactly this was published already.

    ``like`` is a view of the record that exists already, with which others share what they can.

    Raises ``Refused`` for what the rules do not allow and ``NotFound`` for arrangements that are not recorded.
    """
    already = [each for each in record.publications if each.notice == proposal.notice.slug]
    if proposal.number <= len(already):
        _refuse_edited(already[proposal.number - 1], proposal)
        return None
    published = proposal.published if proposal.published is not None else now
    _refuse_untimely(already, proposal, published, now)
    order = Order(published, 1 + max((each.order.sequence for each in record.publications), default=0))
    current = {version.ref: version for version in record.versions if version.known_until is None}
    versions = _versions(record, proposal, order, current)
    _refuse_backwards(versions, current)
    publication = Publication(
        notice=proposal.notice.slug,
        number=proposal.number,
        order=order,
        kind=proposal.kind,
        replaces=proposal.replaces,
        accepted=proposal.accepted,
        digest=proposal.digest,
        head=proposal.notice,
    )
    enacted = Enacted(proposal.notice, publication, tuple(versions))
    refuse_clashes(apply(record, enacted), publication, like=like)
    return enacted


def apply(record: Record, enacted: Enacted) -> Record:
    """The record after a publication."""
    published = enacted.publication.published
    superseded = {version.ref for version in enacted.versions}
    kept = tuple(
        replace(version, known_until=published)
        if version.known_until is None and version.ref in superseded
        else version
        for version in record.versions
    )
    notices = tuple(notice for notice in record.notices if notice.slug != enacted.notice.slug)
    return replace(
        record,
        notices=(*notices, enacted.notice),
        publications=(*record.publications, enacted.publication),
        versions=(*kept, *enacted.versions),
    )


def _refuse_edited(recorded: Publication, proposal: Proposal) -> None:
    if recorded.digest != proposal.digest:
        raise Refused(
            f"publication {proposal.number} of '{proposal.notice.slug}' differs from what was published on"
            f" {recorded.published:%Y-%m-%d %H:%M} UTC.",
            next_step="What was published is never edited: put it back, and add a publication that changes the fact.",
        )


def _refuse_untimely(already: list[Publication], proposal: Proposal, published: datetime, now: datetime) -> None:
    slug, number = proposal.notice.slug, proposal.number
    if number > len(already) + 1:
        raise Refused(f"publication {number} of '{slug}' comes before publication {len(already) + 1}.")
    if published < now and not proposal.historic:
        raise Refused(
            f"publication {number} of '{slug}' is dated {published:%Y-%m-%d %H:%M} UTC, which is past.",
            next_step="Leave 'published' out to publish now, or mark the notice 'historic: true'.",
        )
    if published > now:
        raise Refused(
            f"publication {number} of '{slug}' lies in the future.",
            next_step="It can be scheduled; it is published when its minute comes.",
        )
    if already and published <= already[-1].published:
        raise Refused(
            f"publication {number} of '{slug}' is not later than publication {number - 1}.",
            next_step="Publications of a notice come in order.",
        )


def _refuse_backwards(versions: list[Version], current: Mapping[ArrangementRef, Version]) -> None:
    for version in versions:
        before = current.get(version.ref)
        if before is not None and version.known_from <= before.known_from:
            raise Refused(
                f"'{version.ref}' was published on {before.known_from:%Y-%m-%d %H:%M} UTC, not earlier than this"
                " publication.",
                next_step="A historic notice cannot change what became known after it.",
            )


def _versions(
    record: Record, proposal: Proposal, order: Order, current: Mapping[ArrangementRef, Version]
) -> list[Version]:
    if proposal.kind is PublicationKind.MINOR and (
        proposal.add or proposal.end or proposal.withdraw or proposal.replaces or proposal.keep
    ):
        raise Refused(
            f"publication {proposal.number} of '{proposal.notice.slug}' is minor but adds, ends or withdraws.",
            next_step="A minor publication mends words only: make it material.",
        )
    versions = [_added(record, arrangement, order) for arrangement in proposal.add]
    known_soon = {**current, **{version.ref: version for version in versions}}
    versions += [_altered(each, ChangeKind.CHANGED, order, current, proposal.kind) for each in proposal.change]
    versions += [_altered(each, ChangeKind.CORRECTED, order, current, proposal.kind) for each in proposal.correct]
    versions += [_ended(ending, order, current) for ending in proposal.end]
    for ref in proposal.withdraw:
        before = _current(ref, current)
        versions.append(_next(before, before.arrangement, ChangeKind.WITHDRAWN, order))
    _refuse_twice(versions)
    versions += ended_by_replacement(record, proposal, order, current, frozenset(each.ref for each in versions))
    for arrangement in (*proposal.add, *proposal.change, *proposal.correct):
        if arrangement.continues is not None and arrangement.continues not in known_soon:
            raise _unknown(arrangement.continues, known_soon)
    return versions


def _added(record: Record, arrangement: Arrangement, order: Order) -> Version:
    if any(version.ref == arrangement.ref for version in record.versions):
        raise Refused(
            f"'{arrangement.ref}' exists already.",
            next_step="Use 'change' to alter it, or give the new arrangement an id of its own.",
        )
    return Version(arrangement, 1, ChangeKind.ADDED, order, first=order)


def _altered(
    arrangement: Arrangement,
    kind: ChangeKind,
    order: Order,
    current: Mapping[ArrangementRef, Version],
    publication: PublicationKind,
) -> Version:
    before = _current(arrangement.ref, current)
    old = before.arrangement
    if arrangement.scope != old.scope:
        raise Refused(
            f"'{arrangement.ref}' changes its scope, which never changes.",
            next_step="End it, and add successors marked 'continues' in the same publication.",
            rule="scope_never_changes",
        )
    if arrangement.period.inferred and old.period.inferred and arrangement.period.days is None:
        arrangement = replace(arrangement, period=replace(arrangement.period, start=old.period.start))
    if publication is PublicationKind.MINOR and _stated(arrangement) != _stated(old):
        raise Refused(
            f"'{arrangement.ref}' changes an effect or a period in a minor publication.",
            next_step="A minor publication mends words only: make it material.",
            rule="not_minor",
        )
    if kind is ChangeKind.CHANGED and _only_ends_earlier(old, arrangement):
        kind = ChangeKind.ENDED
    return _next(before, arrangement, kind, order)


def _stated(fact: Arrangement) -> tuple[tuple[Effect, ...], Period]:
    """What a fact states beside its words: a text or a promise that is worded otherwise states the same."""
    return tuple(map(_without_words, fact.effects)), fact.period


def _without_words(effect: Effect) -> Effect:
    return replace(effect, text=_ANY_WORDS) if isinstance(effect, Text | Promise) and effect.text else effect


_ANY_WORDS = Names({SOURCE_LANGUAGE: "…"})


def _only_ends_earlier(old: Arrangement, new: Arrangement) -> bool:
    """Whether only the end differs, and is earlier or new: the log calls that an end, however it was entered."""
    if (new.effects, new.particulars, new.period.start) != (old.effects, old.particulars, old.period.start):
        return False
    if old.period.days is not None or new.period.days is not None:
        return new.period != old.period and new.period.lies_within(old.period)
    return new.period.end is not None and _earlier(new.period.end, old.period.end)


def _earlier(new: datetime, old: datetime | None) -> bool:
    return old is None or new < old


def _ended(ending: Ending, order: Order, current: Mapping[ArrangementRef, Version]) -> Version:
    before = _current(ending.ref, current)
    old = before.arrangement.period
    if ending.until is None:
        return before.ended(_without_days(ending, old), order)
    if not _earlier(ending.until, old.end):
        raise Refused(
            f"'{ending.ref}' already ends no later than that.",
            next_step="An end is earlier or new; to go on longer, write the whole arrangement under 'change'.",
            rule="ends_already",
        )
    return before.ended(old.ended(ending.until), order)


def _without_days(ending: Ending, old: Period) -> Period:
    """A period without the days that an end takes out of it."""
    if old.days is None and old.end is None:
        raise Refused(
            f"'{ending.ref}' has no list of days and no end.",
            next_step="End it with 'until', and add a successor marked 'continues' after the days to leave out.",
        )
    if any(not old.spans(*day) for day in ending.days):
        raise Refused(
            f"'{ending.ref}' does not hold on {_said(ending, old)}.",
            next_step="Take out days on which it holds.",
        )
    rest = old.less(ending.days)
    if rest is None:
        raise Refused(
            f"'{ending.ref}' would have no day left.",
            next_step="End it before its first day with 'until', or withdraw it if it never was valid.",
        )
    return rest


def _said(ending: Ending, old: Period) -> str:
    return ", ".join(f"{day.start:%Y-%m-%d}" for day in ending.days if not old.spans(*day))


def _next(before: Version, arrangement: Arrangement, kind: ChangeKind, order: Order) -> Version:
    return Version(arrangement, before.number + 1, kind, order, first=before.first)


def _current(ref: ArrangementRef, current: Mapping[ArrangementRef, Version]) -> Version:
    found = current.get(ref)
    if found is None or found.came_as is ChangeKind.WITHDRAWN:
        raise _unknown(ref, current)
    return found


def _unknown(ref: ArrangementRef, current: Mapping[ArrangementRef, Version]) -> Refused:
    missing = not_found_error("arrangement", str(ref), [str(each) for each in current])
    return Refused(missing.message, next_step="Name an arrangement that is published and not withdrawn.")


def _refuse_twice(versions: list[Version]) -> None:
    seen: set[ArrangementRef] = set()
    for version in versions:
        if version.ref in seen:
            raise Refused(
                f"'{version.ref}' appears twice in one publication.",
                next_step="Say once what becomes of it.",
            )
        seen.add(version.ref)
