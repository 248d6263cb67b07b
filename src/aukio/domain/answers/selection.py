"""Which places a question about many means: by what they are, where they are, and how they serve (R130)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aukio.domain.answers.answer import Status, Summary
from aukio.domain.city.nearby import coordinates_of, distance_km
from aukio.domain.city.places import ChannelKind, Coordinates, Kind, PlaceId
from aukio.domain.city.tree import Node, Tree
from aukio.domain.hours.coupling import parts

SHUT = frozenset({Summary.CLOSED, Summary.PASSAGE_ONLY})
"""Nobody is served there now; unknown is neither this nor the opposite."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the directory must say of a place; whatever is empty asks nothing. ``within`` is in kilometres."""

    kinds: frozenset[Kind] = frozenset()
    types: frozenset[str] = frozenset()
    owners: frozenset[str] = frozenset()
    services: frozenset[str] = frozenset()
    under: PlaceId | None = None
    near: Coordinates | None = None
    within: float | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """A place that is meant, and how far it is from the point asked about, in kilometres; None where nobody asked."""

    node: Node
    km: float | None = None


def choose(tree: Tree, among: Iterable[Node], wanted: Wanted) -> tuple[Chosen, ...]:
    """The places meant, in the order given; nearest first, then by path, where a point is asked about.

    A place of which no coordinates are stated, by itself or by what it stands in, is near nothing.
    """
    fitting = (node for node in among if _fits(tree, node, wanted))
    if wanted.near is None:
        return tuple(Chosen(node) for node in fitting)
    far = []
    for node in fitting:
        here = coordinates_of(tree, node)
        km = None if here is None else distance_km(wanted.near, here)
        if km is not None and (wanted.within is None or km <= wanted.within):
            far.append(Chosen(node, km))
    return tuple(sorted(far, key=lambda each: (each.km, each.node.path)))


def services_at(tree: Tree, node: Node) -> frozenset[str]:
    """The services that a place gives, by itself or by a room or a piece of equipment that is part of it."""
    given = {*node.version.services, *node.version.provides}
    for part in parts(tree, node):
        given |= {*part.version.services, *part.version.provides}
    return frozenset(given)


def _fits(tree: Tree, node: Node, wanted: Wanted) -> bool:
    return (
        (not wanted.kinds or node.kind in wanted.kinds)
        and (not wanted.types or node.type in wanted.types)
        and (not wanted.owners or node.owner in wanted.owners)
        and (wanted.under is None or wanted.under in (node.place, *node.ancestors))
        and (not wanted.services or wanted.services <= services_at(tree, node))
    )


def any_open(states: Sequence[bool | None]) -> bool | None:
    """Whether one of several channels is open; None where that is not known, or there is none."""
    if True in states:
        return True
    return False if states and None not in states else None


@dataclass(frozen=True, slots=True)
class Serving:
    """How a place must serve at the instant asked about; whatever is empty asks nothing.

    ``open`` speaks of ``channel``, or of all of that kind, where one is named; else of any way in which somebody is
    served now. None of ``services`` may be withheld.
    """

    open: bool | None = None
    channel: ChannelKind | None = None
    summaries: frozenset[Summary] = frozenset()
    services: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return self.open is not None or bool(self.channel or self.summaries or self.services)

    def is_met_by(self, answer: Status) -> bool:
        """Whether a place serves so."""
        if self.summaries and answer.summary not in self.summaries:
            return False
        if self.services & set(answer.withheld):
            return False
        if self.channel is not None:
            states = [each.open for each in answer.channels if each.key.kind is self.channel]
            return bool(states) if self.open is None else any_open(states) is self.open
        if self.open is None:
            return True
        if answer.summary is Summary.UNKNOWN:
            return False
        return self.open is (answer.summary not in SHUT)
