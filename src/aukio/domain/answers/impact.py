"""The changes that a publication makes to places: the status of each before and after (R131).

A change begins where an arrangement begins or ends, but may show later: a lunch break on Wednesdays shows on the first
Wednesday. So the week after each such boundary is examined, at its midnights and its openings.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from aukio.domain.answers.answer import Status
from aukio.domain.answers.resolver import answer_now
from aukio.domain.city.places import PlaceId
from aukio.domain.city.tree import Node, Tree
from aukio.domain.clock.local_time import day_of, midnight, plus
from aukio.domain.facts.effects import ClosesWithLastUnit, Elsewhere
from aukio.domain.facts.intervals import Intervals, cut_by
from aukio.domain.facts.matches import places_selected
from aukio.domain.facts.notices import Version
from aukio.domain.facts.record import View
from aukio.domain.hours.coupling import elsewhere_at
from aukio.domain.hours.timetable import Timetable

_DAYS_SHOWN = 7
_MOST_KEPT = 5000
_MOST_REPEATED = 8
"""How many of the next starts and ends of a repetition are examined."""
_NIGHTS = 3
"""Days for which hours that run over midnight may outlast an arrangement."""


@dataclass(frozen=True, slots=True)
class PlaceChange:
    """A place whose answer differs from ``since`` on; both answers are of a moment at which they differ visibly."""

    since: datetime
    before: Status
    after: Status


def impact(before: View, after: View, versions: tuple[Version, ...]) -> tuple[PlaceChange, ...]:
    """The places that a publication changes, by path; ``versions`` are those it makes known."""
    touched = (*_replaced(before, versions), *versions)
    moments = sorted(set(_moments(after, touched)))
    spreading = _spreading(before, after)
    found = []
    for place in _places(after, versions, moments, (*touched, *spreading)):
        since = next((at for at in _glances(before, after, place, moments) if _differs(before, after, place, at)), None)
        if since is not None:
            found.append(PlaceChange(since, *_shown(before, after, place, since)))
    return tuple(sorted(found, key=lambda change: change.after.path))


def _replaced(before: View, versions: tuple[Version, ...]) -> tuple[Version, ...]:
    """The versions that a publication replaces."""
    touched = {version.ref for version in versions}
    return tuple(version for version in before.versions if version.ref in touched)


def _moments(after: View, touched: tuple[Version, ...]) -> Iterator[datetime]:
    """The instants at which answers may begin to differ: now, and each later start or end of a version."""
    yield after.known
    for version in touched:
        fixed, repeating = cut_by(version.arrangement.period, after.city.zone)
        again = Intervals(fixed, repeating).following(after.known, _MOST_REPEATED) if repeating else ()
        yield from (instant for instant in (*fixed, *again) if instant > after.known)


def _spreading(before: View, after: View) -> tuple[Version, ...]:
    """The arrangements, not over yet, by which one place's answer depends on others beside it."""
    since = plus(day_of(after.known, after.city.zone), -_NIGHTS)
    return tuple(
        version
        for view in (before, after)
        for version in view.versions
        if any(isinstance(effect, ClosesWithLastUnit | Elsewhere) for effect in version.arrangement.effects)
        and (version.arrangement.period.end is None or version.arrangement.period.end.date() >= since)
    )


def _places(
    after: View, versions: tuple[Version, ...], moments: list[datetime], bearing: tuple[Version, ...]
) -> tuple[PlaceId, ...]:
    """The places in scope, those coupled to them through a building, and those that point to one of them.

    Of the coupled places only those to which one of the ``bearing`` arrangements matters: it selects the place, what it
    stands in or what is inside it.
    """
    found: dict[PlaceId, None] = {}
    pointers = [version for version in after.versions if any(_pointers(version))]
    looked_at: dict[int, tuple[set[PlaceId], list[Node]]] = {}
    for moment in moments:
        tree = after.tree(after.interval(moment))
        if id(tree) not in looked_at:
            coupled = {place for node in _picked(tree, versions) for place in _coupled(tree, node)}
            borne = {node.place for node in _picked(tree, bearing)}
            reached = (place for place in sorted(coupled) if not borne.isdisjoint(_related(tree, place)))
            found.update(dict.fromkeys(reached))
            relevant = [
                version for version in pointers if any(_points_at(each, coupled) for each in _pointers(version))
            ]
            # What is in a unit points for the unit, too.
            units = {each.place: each for node in _picked(tree, relevant) for each in (node, tree.unit_of(node))}
            looked_at[id(tree)] = coupled, list(units.values())
        coupled, units_pointing = looked_at[id(tree)]
        found.update(
            (node.place, None)
            for node in units_pointing
            if any(_points_at(each, coupled) for each in elsewhere_at(after, node, moment))
        )
    return tuple(found)


def _picked(tree: Tree, versions: Iterable[Version]) -> list[Node]:
    """The places in the scope of any of some versions, each once."""
    found = {node.place: node for version in versions for node in places_selected(tree, version.arrangement.scope)}
    return list(found.values())


def _pointers(version: Version) -> Iterator[Elsewhere]:
    return (effect for effect in version.arrangement.effects if isinstance(effect, Elsewhere))


def _points_at(pointer: Elsewhere, places: set[PlaceId]) -> bool:
    """Whether it may mean one of the places: the nearest of a type may be any."""
    return pointer.nearest_type is not None or not places.isdisjoint(pointer.places)


def _related(tree: Tree, place: PlaceId) -> Iterator[PlaceId]:
    """A place, what it stands in and what is inside it: its answer depends on no others, save by ``_spreading``."""
    node = tree.get(place)
    yield place
    if node is not None:
        yield from node.ancestors
    yield from (each.place for each in tree.beneath(place))


def _coupled(tree: Tree, node: Node) -> Iterator[PlaceId]:
    """The place, what is inside it, and its whole building, whose hours may depend on its last unit."""
    centre = tree.centre_of(node)
    for root in (node, tree.unit_of(node), *([centre] if centre is not None else [])):
        yield root.place
        yield from (each.place for each in tree.beneath(root.place))


def _glances(before: View, after: View, place: PlaceId, moments: list[datetime]) -> Iterator[datetime]:
    """Each boundary, then the midnights and openings of the week after it, in order."""
    zone = after.zone(place)
    for moment in moments:
        yield moment
        first = day_of(moment, zone)
        midnights = (midnight(plus(first, step), zone) for step in range(1, _DAYS_SHOWN))
        week = (*midnights, *_openings(before, after, place, moment))
        yield from sorted(at for at in set(week) if at > moment)


def _openings(before: View, after: View, place: PlaceId, moment: datetime) -> set[datetime]:
    """When the place, or a unit in it, opens within a week of ``moment``, before or after the publication."""
    first = day_of(moment, after.zone(place))
    watched = (place, *(unit.place for unit in after.tree(after.interval(moment)).units(place)))
    return {
        span.start
        for view in (before, after)
        for each in watched
        for step in range(_DAYS_SHOWN)
        for span in Timetable.of(view).on_site_hours_on(each, plus(first, step)).open
    }


def _differs(before: View, after: View, place: PlaceId, at: datetime) -> bool:
    return _answer_before(before, place, at) != _plain(answer_now(after, place, at, ahead=False))


def _answer_before(before: View, place: PlaceId, at: datetime) -> Status:
    """The answer without the publication, kept with the view: each preview of a draft asks for it again."""
    kept: dict[tuple[PlaceId, datetime], Status] = before.once("answers before a publication", dict)
    found = kept.get((place, at))
    if found is None:
        if len(kept) >= _MOST_KEPT:
            kept.clear()
        found = kept[place, at] = _plain(answer_now(before, place, at, ahead=False))
    return found


def _plain(answer: Status) -> Status:
    """The parts of an answer that count as a change: all but the reasons."""
    return replace(answer, known=answer.at, because=())


def _shown(before: View, after: View, place: PlaceId, since: datetime) -> tuple[Status, Status]:
    """The two answers at a moment at which they differ visibly: ``since``, or an opening within a week after it."""
    openings = sorted(at for at in _openings(before, after, place, since) if at > since)
    moment = next((at for at in (since, *openings) if _tells(before, after, place, at)), since)
    return answer_now(before, place, moment), answer_now(after, place, moment)


def _tells(before: View, after: View, place: PlaceId, at: datetime) -> bool:
    """Whether the two answers differ in summary or hours at a moment at which a channel is open."""
    pair = [answer_now(view, place, at, ahead=False) for view in (before, after)]
    awake = any(channel.open for answer in pair for channel in answer.channels)
    return awake and _gist(pair[0]) != _gist(pair[1])


def _gist(answer: Status) -> tuple[object, ...]:
    return (answer.summary, *(channel.said_today for channel in answer.channels))
