"""Finding the place of an address."""

from aukio.domain.base.mistakes import NotFound
from aukio.domain.city.tree import Node, Tree
from aukio.domain.facts.record import View


def place_at(view: View, path: str) -> tuple[Node, Tree]:
    """Return the place that has a path now, and the tree of places. Raises ``NotFound``."""
    tree = view.tree(view.interval(view.known))
    found = tree.find(path)
    node = None if found is None else tree.get(found)
    if node is None:
        raise NotFound(f"no place '{path}' now.", next_step="Search for it from the desk.")
    return node, tree
