"""Finding the place of an address."""

from aukio.domain.base.mistakes import NotFound
from aukio.domain.city.tree import Node, Tree
from aukio.domain.clock.local_time import midnight
from aukio.domain.facts.record import View


def place_at(view: View, path: str) -> tuple[Node, Tree]:
    """Return the place that has a path now, and the tree of places. Raises ``NotFound``."""
    tree = view.tree(view.interval(view.known))
    found = tree.find(path)
    node = None if found is None else tree.get(found)
    if node is None:
        raise NotFound(f"no place '{path}' now.", next_step="Search for it from the desk.")
    return node, tree


def place_or_planned(view: View, path: str) -> tuple[Node, Tree]:
    """Return the place that has a path now, else one that opens later; with the tree of places of that day."""
    try:
        return place_at(view, path)
    except NotFound:
        to_come = [each for each in view.directory.places if each.path == path and not each.gone]
        for version in sorted(to_come, key=lambda each: each.valid_from):
            opens = midnight(version.valid_from, view.city.zone)
            tree = view.tree(view.interval(opens))
            node = tree.get(version.place)
            if opens > view.known and node is not None:
                return node, tree
        raise
