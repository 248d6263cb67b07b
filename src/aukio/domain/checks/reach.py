"""What can change a place: its building, and the places that it points to; so what a publication can have changed.

The checks examine a place over the intervals in which none of that changes. So what they find at a place depends on
nothing else, and the findings of before hold wherever a publication cannot reach (decision 0052).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from aukio.domain.city.places import PlaceId
from aukio.domain.facts.effects import Elsewhere
from aukio.domain.facts.intervals import Intervals
from aukio.domain.facts.matches import places_selected
from aukio.domain.facts.notices import ArrangementRef, Version
from aukio.domain.facts.record import View


@dataclass(frozen=True, slots=True)
class Reach:
    """The places at which a publication may change a finding, and the arrangements about which it may."""

    places: frozenset[PlaceId]
    refs: frozenset[ArrangementRef]


def reach(before: View, after: View, versions: tuple[Version, ...]) -> Reach | None:
    """What a publication of some versions can have changed; None where that is anything, after an import."""
    if after.directory is not before.directory or after.words() != before.words():
        return None
    touched = {version.ref for version in versions}
    changed = (*versions, *(version for version in before.versions if version.ref in touched))
    selected = {place for version in changed for place in _selected(after, version)}
    around = _around(after, selected)
    pointing = {
        place
        for view in (before, after)
        for version in view.versions
        if not around.isdisjoint(_pointed_to(version))
        for place in _selected(view, version)
    }
    continued = (version.arrangement.continues for version in changed)
    return Reach(
        frozenset(_with_namesakes(after, around | pointing)), frozenset(touched.union(filter(None, continued)))
    )


def _selected(view: View, version: Version) -> set[PlaceId]:
    """The places that an arrangement selects at any time."""
    return {node.place for tree in view.directory.trees() for node in places_selected(tree, version.arrangement.scope)}


def _around(view: View, places: Iterable[PlaceId]) -> set[PlaceId]:
    return {each for place in places for each in view.directory.neighbourhood(place)}


def _with_namesakes(view: View, places: set[PlaceId]) -> set[PlaceId]:
    """The places, and those that bear one of their paths at another time: a finding is known by its path."""
    return places | _around(view, view.directory.namesakes(places))


def surrounding_cut(view: View, place: PlaceId) -> Intervals:
    """Time cut where something may change at a place, in its building, or at the places it points to."""
    around = view.directory.neighbourhood(place)
    pointed = pointers(view).get(place)
    if pointed is None:
        return view.once(("surrounding cut", around), lambda: _cut(view, around))
    everything = frozenset(around.union(*map(view.directory.neighbourhood, pointed)))
    return view.once(("surrounding cut", everything), lambda: _cut(view, everything))


def _cut(view: View, places: Iterable[PlaceId]) -> Intervals:
    cuts = [view.place_cut(each) for each in places]
    return Intervals((edge for cut in cuts for edge in cut.fixed), (each for cut in cuts for each in cut.repeating))


def pointers(view: View) -> Mapping[PlaceId, set[PlaceId]]:
    """The places to which each place points, at any time."""
    return view.once("pointers", lambda: _pointers(view))


def _pointers(view: View) -> dict[PlaceId, set[PlaceId]]:
    found: dict[PlaceId, set[PlaceId]] = {}
    for version in view.versions:
        if pointed := _pointed_to(version):
            for place in _selected(view, version):
                found.setdefault(place, set()).update(pointed)
    return found


def _pointed_to(version: Version) -> set[PlaceId]:
    effects = version.arrangement.effects
    return {place for effect in effects if isinstance(effect, Elsewhere) for place in effect.places}
