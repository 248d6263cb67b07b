"""The places of a list that serve as asked, and between which instants that is the same.

Of a few places each is asked by itself. Of many, the compiled timelines say it for all at once; where there are none
yet, places are answered one by one until there are enough for the page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
import numpy.typing as npt

from aukio.answers import snapshot
from aukio.answers.session import Session
from aukio.domain.answers.answer import Summary
from aukio.domain.answers.expiry import unchanged_span
from aukio.domain.answers.resolver import answer_now
from aukio.domain.answers.selection import CLOSED_SUMMARIES, SelectedPlace, StateFilter
from aukio.domain.base.spans import Span, overlap
from aukio.domain.city.places import PlaceId
from aukio.domain.facts.record import View
from aukio.domain.timelines import KINDS, SUMMARIES, Code, States

MANY = 500
"""From so many places on the timelines are asked first."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The places that serve so, perhaps not beyond those that are enough; the same holds throughout ``span``."""

    found: Sequence[SelectedPlace]
    span: Span


def places_serving(
    view: View, at: datetime, chosen: Sequence[SelectedPlace], serving: StateFilter, *, enough: int, session: Session
) -> Listed:
    """Of some places those that serve so at ``at``, in their order; at least ``enough`` of them where there are."""
    if not serving:
        return Listed(chosen, unchanged_span(view, (), at))
    states = snapshot.ready(session, at=at, known=view.known) if len(chosen) >= MANY else None
    if states is not None:
        may = _may(states, states.rows([each.node.place for each in chosen]), serving)
        if serving.services and view.directory.has_service_weeks:
            may |= np.array([_has_own_week(each, serving) for each in chosen], np.bool_)
        chosen = [chosen[int(index)] for index in np.flatnonzero(may)]
        if not serving.services:
            return Listed(chosen, overlap(Span(states.since, states.until), unchanged_span(view, (), at)))
    found: list[SelectedPlace] = []
    asked: list[PlaceId] = []
    for each in chosen:
        asked.append(each.node.place)
        if serving.matches(answer_now(view, each.node.place, at)):
            found.append(each)
            if len(found) >= enough:
                break
    span = unchanged_span(view, asked, at)
    return Listed(found, span if states is None else overlap(Span(states.since, states.until), span))


def _has_own_week(chosen: SelectedPlace, serving: StateFilter) -> bool:
    """Whether one of the services has a week of its own there, which the arrays do not know."""
    return any(each.service in serving.services for each in chosen.node.version.service_weeks)


def _may(states: States, rows: npt.NDArray[np.int64], serving: StateFilter) -> npt.NDArray[np.bool_]:
    """Which places serve so, as far as the arrays say: everything but services that are withheld."""
    summaries = states.summaries[rows]
    found = np.ones(len(rows), np.bool_)
    if serving.summaries:
        found &= np.isin(summaries, [SUMMARIES.index(each) for each in serving.summaries])
    if serving.channel is not None:
        codes = states.channels[rows, KINDS.index(serving.channel)]
        wanted = {True: codes == Code.OPEN, False: codes == Code.CLOSED, None: codes != Code.ABSENT}
        found &= wanted[serving.open]
    elif serving.open is not None:
        shut = np.isin(summaries, [SUMMARIES.index(each) for each in CLOSED_SUMMARIES])
        unknown = summaries == SUMMARIES.index(Summary.UNKNOWN)
        found &= ~unknown & (shut if serving.open is False else ~shut)
    return found
