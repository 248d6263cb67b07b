"""Selects places for a list: by directory properties, by location, and by how they serve now (R130)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aukio.domain.answers.answer import Status, Summary
from aukio.domain.city.nearby import coordinates_of, distance_km
from aukio.domain.city.places import ChannelKind, Coordinates, Kind, PlaceId
from aukio.domain.city.tree import Node, Tree
from aukio.domain.hours.coupling import parts

CLOSED_SUMMARIES = frozenset({Summary.CLOSED, Summary.PASSAGE_ONLY})
"""Summaries of a place that is closed to visitors; unknown counts as neither open nor closed."""


@dataclass(frozen=True, slots=True)
class PlaceFilter:
    """Directory properties that a place must have; an empty field does not restrict. ``within`` is in kilometres."""

    kinds: frozenset[Kind] = frozenset()
    types: frozenset[str] = frozenset()
    owners: frozenset[str] = frozenset()
    services: frozenset[str] = frozenset()
    under: PlaceId | None = None
    near: Coordinates | None = None
    within: float | None = None


@dataclass(frozen=True, slots=True)
class SelectedPlace:
    """A selected place, and its distance in kilometres from the point asked about, if any."""

    node: Node
    km: float | None = None


def select_places(tree: Tree, among: Iterable[Node], wanted: PlaceFilter) -> tuple[SelectedPlace, ...]:
    """The places that match, in the order given; or, if a point is given, by distance and then by path.

    If a point is given, a place is left out when neither it nor an ancestor has coordinates.
    """
    fitting = (node for node in among if _fits(tree, node, wanted))
    if wanted.near is None:
        return tuple(SelectedPlace(node) for node in fitting)
    far = []
    for node in fitting:
        here = coordinates_of(tree, node)
        km = None if here is None else distance_km(wanted.near, here)
        if km is not None and (wanted.within is None or km <= wanted.within):
            far.append(SelectedPlace(node, km))
    return tuple(sorted(far, key=lambda each: (each.km, each.node.path)))


def services_at(tree: Tree, node: Node) -> frozenset[str]:
    """The services that a place provides, by itself or through a room or piece of equipment in it."""
    given = {*node.version.services, *node.version.provides}
    for part in parts(tree, node):
        given |= {*part.version.services, *part.version.provides}
    return frozenset(given)


def _fits(tree: Tree, node: Node, wanted: PlaceFilter) -> bool:
    return (
        (not wanted.kinds or node.kind in wanted.kinds)
        and (not wanted.types or node.type in wanted.types)
        and (not wanted.owners or node.owner in wanted.owners)
        and (wanted.under is None or wanted.under in (node.place, *node.ancestors))
        and (not wanted.services or wanted.services <= services_at(tree, node))
    )


def any_open(states: Sequence[bool | None]) -> bool | None:
    """Whether one of several channels is open; None if that is unknown or there is no channel."""
    if True in states:
        return True
    return False if states and None not in states else None


@dataclass(frozen=True, slots=True)
class StateFilter:
    """How a place must serve at an instant; an empty field does not restrict.

    ``open`` applies to the channels of kind ``channel`` if one is named, else to the summary; and to those of
    ``services`` that have a week of their own there. A place at which one of them is withheld does not match.
    """

    open: bool | None = None
    channel: ChannelKind | None = None
    summaries: frozenset[Summary] = frozenset()
    services: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return self.open is not None or bool(self.channel or self.summaries or self.services)

    def matches(self, answer: Status) -> bool:
        """Whether an answer matches."""
        if self.summaries and answer.summary not in self.summaries:
            return False
        if self.services & set(answer.withheld):
            return False
        if self.open is not None and self.channel in (None, ChannelKind.ON_SITE):
            own = [each.open for each in answer.services if each.service in self.services]
            if False in own:
                return not self.open
            if None in own:
                return False
        if self.channel is not None:
            states = [each.open for each in answer.channels if each.key.kind is self.channel]
            return bool(states) if self.open is None else any_open(states) is self.open
        if self.open is None:
            return True
        if answer.summary is Summary.UNKNOWN:
            return False
        return self.open is (answer.summary not in CLOSED_SUMMARIES)
