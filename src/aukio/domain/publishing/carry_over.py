"""The decision about each fact of a replaced notice (R119, R110)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from aukio.domain.facts.notices import ArrangementRef, ChangeKind
from aukio.domain.facts.record import Record
from aukio.domain.publishing.enactment import Enacted
from aukio.domain.publishing.proposals import Proposal
from aukio.domain.publishing.replacement import continues_fact, facts_to_decide, successors_in


class Decision(StrEnum):
    """The decision of an author about a fact of a replaced notice."""

    CARRIED = "carried"
    """An arrangement of the new notice continues it."""
    ENDED = "ended"
    """The publication ends it by name."""
    KEPT = "kept"
    """It stays in force although its notice is replaced."""
    WITHDRAWN = "withdrawn"
    """It was never valid."""
    UNDECIDED = "undecided"
    """No decision: the replacement ended it, and the check ``replaced_without_decision`` reports it."""


@dataclass(frozen=True, slots=True)
class CarriedFact:
    """A fact of a replaced notice: the decision, the arrangements that continue it (several after a split), and its
    exclusive end in local time after the publication; None is open.
    """

    ref: ArrangementRef
    decision: Decision
    by: tuple[ArrangementRef, ...] = ()
    until: datetime | None = None


def carry_over(before: Record, enacted: Enacted, proposal: Proposal) -> tuple[CarriedFact, ...]:
    """The facts that the replaced notices had in force or ahead, in the order recorded."""
    current = {version.ref: version for version in before.versions if version.known_until is None}
    after = {version.ref: version for version in enacted.versions}
    facts = facts_to_decide(before, proposal.replaces, enacted.publication.order, current)
    successors = successors_in({**current, **after}.values())
    rows = []
    for ref, version in facts.items():
        left = after.get(ref, version)
        by = tuple(each.ref for each in successors.get(ref, ()) if continues_fact(each, left))
        if left.came_as is ChangeKind.WITHDRAWN:
            decision = Decision.WITHDRAWN
        elif by and left is not version:
            decision = Decision.CARRIED
        elif left.by_replacement:
            decision = Decision.UNDECIDED
        elif left is not version and left.came_as is ChangeKind.ENDED:
            decision = Decision.ENDED
        else:
            decision = Decision.KEPT
        rows.append(CarriedFact(ref, decision, by, left.arrangement.period.end))
    return tuple(rows)
