"""The nearest place of a type (R038): great-circle distance between coordinates of the directory."""

from collections.abc import Callable
from math import asin, cos, inf, radians, sin, sqrt

from aukio.domain.city.places import Coordinates
from aukio.domain.city.tree import Node, Tree

_EARTH_KM = 6371.0


def distance_km(one: Coordinates, other: Coordinates) -> float:
    """Great-circle distance in kilometres."""
    north = radians(other.latitude - one.latitude)
    east = radians(other.longitude - one.longitude)
    narrow = cos(radians(one.latitude)) * cos(radians(other.latitude))
    return 2 * _EARTH_KM * asin(sqrt(sin(north / 2) ** 2 + narrow * sin(east / 2) ** 2))


def nearest_of_type(tree: Tree, to: Node, type_: str, serves: Callable[[Node], bool]) -> Node | None:
    """The nearest other place of a type for which ``serves`` is true; ties and unknown distances go by path."""
    here = coordinates_of(tree, to)

    def far(other: Node) -> tuple[float, str]:
        there = coordinates_of(tree, other)
        return (inf if here is None or there is None else distance_km(here, there), other.path)

    others = [node for node in tree.of_type(type_) if node.place != to.place and serves(node)]
    return min(others, key=far, default=None)


def coordinates_of(tree: Tree, node: Node) -> Coordinates | None:
    """The coordinates of a place, else of its nearest ancestor that has some."""
    for place in (node.place, *node.ancestors):
        found = tree.get(place)
        if found is not None and found.version.coordinates is not None:
            return found.version.coordinates
    return None
