"""A building today, as somebody at its entrance needs it: which units serve now, and what changes next (R018, R129)."""

from dataclasses import dataclass
from datetime import datetime

from aukio.domain.answers.answer import Status, Summary
from aukio.domain.answers.expiry import next_change
from aukio.domain.answers.resolver import answer_now
from aukio.domain.city.places import Kind, PlaceId
from aukio.domain.clock.local_time import DAY, day_of, midnight
from aukio.domain.facts.record import View


@dataclass(frozen=True, slots=True)
class Turn:
    """A place that serves otherwise from an instant on."""

    place: PlaceId
    before: Summary
    after: Summary


@dataclass(frozen=True, slots=True)
class Today:
    """A place, the units in it (none for a unit), and the next instant today at which one of them turns.

    ``turns`` are in order of path and all at ``turns_at``; both are empty when nothing changes before midnight.
    """

    here: Status
    units: tuple[Status, ...]
    turns_at: datetime | None
    turns: tuple[Turn, ...]


def today(view: View, place: PlaceId, at: datetime) -> Today:
    """How a place and its units serve at ``at``, and what changes next on the same local day."""
    here = answer_now(view, place, at)
    tree = view.tree(view.stretch(at))
    nodes = tree.units(place) if here.kind is Kind.CENTRE else []
    units = tuple(answer_now(view, node.place, at) for node in nodes)
    end = midnight(day_of(at, view.zone(place)) + DAY, view.zone(place))
    # A building does not turn for its visitors: its units do.
    turning = [(each, _turn(view, each, end)) for each in units or (here,)]
    first = min((turn[0] for _, turn in turning if turn is not None), default=None)
    turns = tuple(
        Turn(each.place, each.summary, turn[1]) for each, turn in turning if turn is not None and turn[0] == first
    )
    return Today(here, units, first, turns)


def _turn(view: View, answer: Status, end: datetime) -> tuple[datetime, Summary] | None:
    """The first instant before ``end`` at which a place serves otherwise, and how."""
    then = answer
    while (instant := next_change(view, then)) is not None and instant < end:
        then = answer_now(view, answer.place, instant)
        if then.summary is not answer.summary:
            return instant, then.summary
    return None
