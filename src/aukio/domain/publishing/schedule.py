"""Scheduled publications (semantics.md section 2; R133).

They are stored outside the published tables, so no answer includes them. Each lists the versions it was based on: if
one of them is no longer current when it is due, it is not published and staff have to decide.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from aukio.domain.base.mistakes import Refused
from aukio.domain.facts.notices import ArrangementRef, Version
from aukio.domain.facts.record import Record
from aukio.domain.publishing.notice_facts import EVER, all_facts_of
from aukio.domain.publishing.proposals import Proposal


@dataclass(frozen=True, slots=True)
class Pending:
    """A scheduled publication: when it is due, and the version number of every arrangement it was based on."""

    notice: str
    number: int
    due: datetime
    based_on: Mapping[ArrangementRef, int]


def touched(proposal: Proposal, record: Record) -> frozenset[ArrangementRef]:
    """The published arrangements that a proposal alters, or decides to keep."""
    named = {arrangement.ref for arrangement in (*proposal.change, *proposal.correct)}
    named |= {ending.ref for ending in proposal.end} | {*proposal.withdraw, *proposal.keep}
    return all_facts_of(record, proposal.replaces, EVER) | named


def based_on(proposal: Proposal, record: Record) -> Mapping[ArrangementRef, int]:
    """The current version number of every arrangement that a proposal alters; 0 if it is not published yet."""
    current = {version.ref: version.number for version in record.versions if version.known_until is None}
    return {ref: current.get(ref, 0) for ref in sorted(touched(proposal, record))}


def overtaken(pending: Pending, versions: Iterable[Version]) -> tuple[ArrangementRef, ...]:
    """The arrangements that changed since the publication was scheduled; empty if it can take effect."""
    current = {version.ref: version.number for version in versions if version.known_until is None}
    return tuple(ref for ref, number in pending.based_on.items() if current.get(ref, 0) != number)


def refuse_over_pending(proposal: Proposal, record: Record, pending: Iterable[Pending]) -> None:
    """Raise ``Refused`` if a proposal alters what a scheduled publication is based on."""
    mine = touched(proposal, record)
    for other in pending:
        clash = mine & set(other.based_on)
        same_notice = (other.notice, other.number) != (proposal.notice.slug, proposal.number)
        if clash and same_notice:
            raise Refused(
                f"'{min(clash)}' is about to be altered by publication {other.number} of '{other.notice}', scheduled"
                f" for {other.due:%Y-%m-%d %H:%M} UTC.",
                next_step=f"Drop it first: aukio scheduled drop {other.notice} {other.number}; then publish, and"
                " schedule it anew.",
                rule="over_pending",
            )
