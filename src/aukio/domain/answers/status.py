"""``status(view, place, at)``: the complete answer, with units and expiry."""

from dataclasses import replace
from datetime import datetime

from aukio.domain.answers.answer import Status
from aukio.domain.answers.expiry import next_change
from aukio.domain.answers.resolver import answer_now
from aukio.domain.city.places import Kind, PlaceId
from aukio.domain.facts.record import View


def status(view: View, place: PlaceId, at: datetime) -> Status:
    """The answer for a place at ``at`` (an instant) as known in ``view``; ``unknown`` if the place is not known.

    Except for ``at`` and ``valid_until`` it is constant on ``[at, valid_until)``, and differs at ``valid_until``.
    """
    answer = answer_now(view, place, at)
    if answer.kind is Kind.CENTRE:
        units = view.tree(view.interval(at)).units(place)
        answer = replace(answer, units=tuple(status(view, unit.place, at) for unit in units))
    return replace(answer, valid_until=next_change(view, answer))
