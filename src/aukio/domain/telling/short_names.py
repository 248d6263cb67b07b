"""Names among neighbours: what the heading of a section says already is not repeated with every place.

    Libraries:  Iso Omena Library, Kalajärvi Library      →  Iso Omena, Kalajärvi
    Iso Omena Library:  Group Room of Iso Omena Library   →  group room

Only forms that the directory holds are used (``short`` among the forms of a name); without them names stay whole.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from aukio.domain.city.places import Kind, PlaceId
from aukio.domain.city.tree import Node, Tree
from aukio.domain.facts.record import View
from aukio.domain.facts.subjects import Subject
from aukio.domain.wording.naming import Naming


def short_names(
    tree: Tree, naming: Naming, units: Sequence[Node], subjects: Sequence[Subject]
) -> Mapping[PlaceId, str]:
    """The short name of each place of a section, where no two of its places would have the same."""
    inside = {node.place for each in subjects for node in (*each.tops, *each.inside)} - {unit.place for unit in units}
    return {**_by_building(tree, naming, units), **_distinct({place: naming.short(place) for place in inside})}


def _by_building(tree: Tree, naming: Naming, units: Sequence[Node]) -> Mapping[PlaceId, str]:
    """Several units of one type by their buildings, which tell them apart; none if any building has no short name."""
    if len(units) < 2 or len({unit.type for unit in units}) > 1:
        return {}
    buildings = {unit.place: tree.centre_of(unit) for unit in units}
    names = {place: "" if node is None else naming.short(node.place) for place, node in buildings.items()}
    return _distinct(names) if all(names.values()) else {}


def _distinct(names: Mapping[PlaceId, str]) -> Mapping[PlaceId, str]:
    said = [name for name in names.values() if name]
    return {place: name for place, name in names.items() if name} if len(said) == len(set(said)) else {}


def with_names(naming: Naming, names: Mapping[PlaceId, str]) -> Naming:
    """The naming with other names for some places."""
    return replace(naming, place=lambda place: names.get(place) or naming.place(place))


def by_building(view: View, naming: Naming, units: Sequence[Node]) -> Sequence[tuple[str, Sequence[tuple[Node, str]]]]:
    """Units under the short name of their building, each with its own short name there; whole names otherwise."""
    tree = view.tree(view.interval(view.known))
    found: dict[str, list[tuple[Node, str]]] = {}
    for unit in units:
        building = tree.centre_of(unit)
        name = "" if building is None or unit.kind is Kind.CENTRE else naming.short(building.place)
        found.setdefault(name, []).append((unit, (name and naming.short(unit.place)) or naming.place(unit.place)))
    return tuple(found.items())
