"""How a place stands over the weeks of a sign: its best answer in each stretch between two changes (R128).

Fri 27 March    Tue 31 March | Wed 1 April                         Thu 23 April
|======== open ==============|############## closed ########################|
"Open until 31 March, closed from 1 April"
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from aukio.domain.answers.answer import Status, Summary
from aukio.domain.answers.resolver import answer_now, summary_at
from aukio.domain.city.places import PlaceId
from aukio.domain.city.tree import Node
from aukio.domain.clock.local_time import day_of, days_from, midnight, plus
from aukio.domain.facts.record import View
from aukio.domain.hours.timetable import Timetable

_BEST_FIRST = tuple(Summary)
_WITHIN = 7
"""A place is asked on so many days of a stretch at most; what opens only later is in the hours."""
SHUT = (Summary.CLOSED, Summary.PASSAGE_ONLY, Summary.REMOTE_ONLY)


@dataclass(frozen=True, slots=True)
class Stretch:
    """From ``first`` to ``last``, the place serves like this at its best; ``first`` is a day on which it does."""

    first: date
    last: date
    answer: Status


def stretches(view: View, node: Node, at: datetime, first: date, days: int) -> tuple[Stretch, ...]:
    """The stretches of some days from ``first`` on, the first of them as seen at ``at``; each differs from the next.

    Closed days of less than a week before the last change are left to the hours: a headline says what lasts.
    """
    zone = view.zone(node.place)
    begins = [first, *_changes(view, node, first, days, zone)]
    ends = [*begins[1:], plus(first, days)]
    found: list[Stretch] = []
    for begin, end in zip(begins, ends, strict=True):
        start = max(at, midnight(begin, zone))
        answer = _best(view, node, start, begin, min(end, plus(begin, _WITHIN)))
        passing = answer.summary in SHUT and end - begin < timedelta(days=_WITHIN) and end is not ends[-1]
        if passing:
            continue
        if found and found[-1].answer.summary is answer.summary:
            found[-1] = replace(found[-1], last=plus(end, -1))
        else:
            found.append(Stretch(day_of(answer.at, zone), plus(end, -1), answer))
    return (replace(found[0], answer=answer_now(view, node.place, found[0].answer.at)), *found[1:])


def _changes(view: View, node: Node, first: date, days: int, zone: ZoneInfo) -> Iterator[date]:
    """The local days on which what is in force at the place, or at its building, becomes another."""
    start, end = midnight(first, zone), midnight(plus(first, days), zone)
    before, last = None, first
    for interval in view.intervals(start, end):
        begins = view.interval_start(interval)
        held = _held(view, node.place, interval)
        if before is not None and held != before and begins is not None and begins < end:
            day = day_of(begins, zone)
            if day > last:
                yield day
                last = day
        before = held


def _held(view: View, place: PlaceId, interval: int) -> frozenset[object]:
    """What is in force at the place and at its building in an interval."""
    node = view.tree(interval).get(place)
    if node is None:
        return frozenset()
    centre = view.tree(interval).centre_of(node)
    places = (place,) if centre is None else (place, centre.place)
    return frozenset(applied.ref for each in places for applied in view.applied(each, interval))


def _best(view: View, node: Node, at: datetime, first: date, until: date) -> Status:
    """The answer at the first instant of a stretch at which the place has its best summary there."""
    end = midnight(until, view.zone(node.place))
    instants = [at, *(start for start in _openings(view, node, first, until) if at < start < end)]
    found: tuple[int, datetime] | None = None
    for instant in dict.fromkeys(sorted(instants)):
        rank = _BEST_FIRST.index(summary_at(view, node.place, instant))
        if found is None or rank < found[0]:
            found = rank, instant
        if rank == 0:
            break
    return answer_now(view, node.place, at if found is None else found[1], ahead=False)


def _openings(view: View, node: Node, first: date, until: date) -> Iterator[datetime]:
    """The instants at which the place, one of its channels, or its building opens."""
    timetable, zone = Timetable.of(view), view.zone(node.place)
    centre = view.tree(view.interval(midnight(first, zone))).centre_of(node)
    for day in days_from(first, (until - first).days):
        for state in timetable.channels(node.place, view.interval(midnight(day, zone))):
            yield from (span.start for span in timetable.effective(node.place, state.key, day).open[:1])
        if centre is not None:
            yield from (span.start for span in timetable.on_site(centre.place, day).open[:1])
