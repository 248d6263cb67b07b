"""Compiles a view into the table of all places, in steps short enough to let requests run between them.

places ── shape of hours ──> Hours     (shared: weeks, closes, host)
       ── shape of a summary ─> columns (shared: hours, admissions, passage, entry)
       ── numbers of lines ──> Table    (one search among the lines at an instant, one gather over the places)
"""

from collections.abc import Iterator
from datetime import datetime

import numpy as np

from aukio.domain.city.places import Kind, PlaceId
from aukio.domain.city.tree import Node, Tree
from aukio.domain.facts.notices import Version
from aukio.domain.facts.record import View
from aukio.domain.facts.scope import AtPlace, OfOwner, OfType, Scope, Under, WholeCity
from aukio.domain.timelines.clocks import instant
from aukio.domain.timelines.effective_hours import HoursOfPlaces, Weeks
from aukio.domain.timelines.place_columns import PlaceColumns
from aukio.domain.timelines.states import WIDTH, States, Table, within

_STEP = 100
"""Places compiled in one step."""

_SPARE = 10_000
"""Unused lines and shapes that are always tolerated."""


class Compiled:
    """The table of a view over a horizon, and the data from which the table of the next view is made."""

    def __init__(
        self,
        view: View,
        weeks: Weeks,
        hours: dict[PlaceId, int],
        columns_of_places: PlaceColumns,
        before: "Compiled | None" = None,
    ) -> None:
        self.view = view
        self.weeks = weeks
        self.hours = hours
        self.columns_of_places = columns_of_places
        places = sorted(columns_of_places.numbers)
        shapes = np.array(columns_of_places.columns, np.int64).reshape(-1, WIDTH).T
        of_places = np.array([columns_of_places.numbers[place] for place in places], np.int64)
        self.table: Table = Table(
            weeks.pool.lines,
            np.array(places, np.int64),
            shapes[:, of_places],
            weeks.start,
            before=None if before is None else before.table,
        )
        self.places = len(places)

    @property
    def timelines(self) -> int:
        """The number of distinct lines in use."""
        return self.table.in_use

    @property
    def is_mostly_unused(self) -> bool:
        """Whether most of the data kept for recompilation is unused: time to compile from scratch."""
        return max(self.table.count, len(self.columns_of_places.columns) - self.places) > 2 * self.timelines + _SPARE

    def holds(self, at: datetime) -> bool:
        """Whether an instant lies in the horizon."""
        return within(at, self.weeks.start, self.weeks.end)

    def at(self, at: datetime) -> States:
        """The states of every place at an instant. Raises ``ValueError`` outside the horizon."""
        if not self.holds(at):
            raise ValueError(f"{at} is not between {instant(self.weeks.start)} and {instant(self.weeks.end)}")
        return self.table.at(at)


def compile_places(view: View, start: datetime, end: datetime) -> Iterator[Compiled | None]:
    """Compile all known places; yields None after each step, and the table last."""
    yield from _compile(view, Weeks(view.city.holidays, start, end), {}, PlaceColumns())


def recompile(before: Compiled, view: View) -> Iterator[Compiled | None]:
    """The table of a later view over the same horizon; compiles only the places that the changes may affect."""
    if before.view.city.holidays != view.city.holidays:
        yield from compile_places(view, instant(before.weeks.start), instant(before.weeks.end))
        return
    touched = changed_places(before.view, view)
    hours = {place: number for place, number in before.hours.items() if place not in touched}
    yield from _compile(view, before.weeks, hours, before.columns_of_places.without(touched), before)


def changed_places(before: View, after: View) -> set[PlaceId]:
    """The places whose timelines may differ between two views: those selected, and all that share a building."""
    if before.directory is not after.directory:
        return {*before.directory.newest, *after.directory.newest}
    changed = _changed(before, after)
    touched: set[PlaceId] = set()
    for number in range(len(after.directory.days) + 1):
        tree = after.directory.tree(number)
        for root in {_root(tree, node) for version in changed for node in _scoped_to(tree, version.arrangement.scope)}:
            touched.add(root)
            touched.update(node.place for node in tree.beneath(root))
    return touched


def _changed(before: View, after: View) -> list[Version]:
    """The versions that only one of two views has, or that differ between them."""
    was, is_ = ({(each.ref, each.publication): each for each in view.versions} for view in (before, after))
    gone = [version for key, version in was.items() if key not in is_]
    return gone + [version for key, version in is_.items() if was.get(key) != version]


def _root(tree: Tree, node: Node) -> PlaceId:
    """The highest place above a node from which hours may be passed down: any but a site."""
    above = (up for up in reversed(node.ancestors) if (found := tree.get(up)) and found.kind is not Kind.SITE)
    return next(above, node.place)


def _scoped_to(tree: Tree, scope: Scope) -> Iterator[Node]:
    """The places that a scope may select; exceptions are not considered."""
    for clause in scope.clauses:
        match clause:
            case AtPlace(place):
                node = tree.get(place)
                if node is not None:
                    yield node
            case Under(root, type_):
                yield from (node for node in tree.beneath(root) if type_ in (None, node.type))
            case OfType(type_):
                yield from tree.of_type(type_)
            case OfOwner(owner):
                yield from (node for node in tree if node.owner == owner)
            case WholeCity():
                yield from tree


def _compile(
    view: View, weeks: Weeks, hours: dict[PlaceId, int], columns_of_places: PlaceColumns, before: Compiled | None = None
) -> Iterator[Compiled | None]:
    of_places = HoursOfPlaces(view, weeks, hours)
    rest = [place for place in view.directory.newest if place not in columns_of_places.numbers]
    for count, place in enumerate(rest):
        columns_of_places.add(of_places, place)
        if count % _STEP == _STEP - 1:
            yield None
    yield Compiled(view, weeks, hours, columns_of_places, before)
