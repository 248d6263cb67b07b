"""A building today, as shown at its entrance: the state of its units now, and the next change (R018, R129)."""

from dataclasses import dataclass
from datetime import datetime

from aukio.domain.answers.answer import Status, Summary
from aukio.domain.answers.expiry import next_change
from aukio.domain.answers.resolver import answer_now
from aukio.domain.city.places import Kind, PlaceId
from aukio.domain.clock.local_time import day_of, midnight, plus
from aukio.domain.facts.record import View


@dataclass(frozen=True, slots=True)
class StateChange:
    """A place whose summary changes at an instant, and its answer from then on."""

    place: PlaceId
    before: Summary
    after: Summary
    answer: Status


@dataclass(frozen=True, slots=True)
class Today:
    """A place, the units in it (none for a unit), and the next instant today at which one of them changes.

    ``next_changes`` are ordered by path, all at ``next_change_at``. They are empty, and it is None, when nothing
    changes before midnight.
    """

    here: Status
    units: tuple[Status, ...]
    next_change_at: datetime | None
    next_changes: tuple[StateChange, ...]


def today(view: View, place: PlaceId, at: datetime) -> Today:
    """The state of a place and its units at ``at``, and what changes next on the same local day."""
    here = answer_now(view, place, at)
    tree = view.tree(view.interval(at))
    nodes = tree.units(place) if here.kind is Kind.CENTRE else []
    units = tuple(answer_now(view, node.place, at) for node in nodes)
    end = midnight(plus(day_of(at, view.zone(place)), 1), view.zone(place))
    # Visitors of a building come for its units, so the changes of the building itself are left out.
    changes = [(each, _next_state(view, each, end)) for each in units or (here,)]
    first = min((change[0] for _, change in changes if change is not None), default=None)
    next_changes = tuple(
        StateChange(each.place, each.summary, change[1].summary, change[1])
        for each, change in changes
        if change is not None and change[0] == first
    )
    return Today(here, units, first, next_changes)


def _next_state(view: View, answer: Status, end: datetime) -> tuple[datetime, Status] | None:
    """The first instant before ``end`` at which the summary of a place differs, and its answer then."""
    then = answer
    while (instant := next_change(view, then)) is not None and instant < end:
        then = answer_now(view, answer.place, instant)
        if then.summary is not answer.summary:
            return instant, then
    return None
