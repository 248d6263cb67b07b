"""The places of an arrangement, as a reader names them: by name, by type, or all of an owner (R007–R009, R022).

A scope selects places; a reader wants "both health centres" instead of a list. The places that a class contained on
the day are kept beside the class (R008, R019).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from aukio.domain.city.places import Kind
from aukio.domain.city.tree import Node, Tree
from aukio.domain.clock.local_time import TICK, instant_of
from aukio.domain.facts.matches import places_selected
from aukio.domain.facts.notices import Version
from aukio.domain.facts.record import View
from aukio.domain.facts.scope import AtPlace, Clause, OfOwner, Scope, Under, WholeCity, matches

MOST_NAMED = 8
"""How many places a sentence names before it counts the rest."""


class SubjectKind(StrEnum):
    """How a subject is named."""

    NAMED = "named"
    """By the names of its places."""
    EVERY = "every"
    """All of a type."""
    WHOLE = "whole"
    """Everything in some places."""
    OWNED = "owned"
    """All of an organisation."""
    CITY = "city"


@dataclass(frozen=True, slots=True)
class Subject:
    """The places an arrangement applies to.

    ``tops`` are its places that are not inside another of them; ``inside`` are the others. ``units`` are the units of
    the tops, where a reader looks for them. ``left_out`` are places that the scope excepts.
    ``type`` is set when the tops are all the places of one type, save those left out.
    """

    kind: SubjectKind
    tops: tuple[Node, ...]
    inside: tuple[Node, ...]
    units: tuple[Node, ...]
    type: str = ""
    owners: tuple[str, ...] = ()
    left_out: tuple[Node, ...] = ()

    @property
    def types(self) -> tuple[str, ...]:
        """The types of its units, in alphabetical order."""
        return tuple(sorted({unit.type for unit in self.units}))

    @property
    def equipment(self) -> bool:
        """Whether it is about equipment that people use instead of places that people visit."""
        return bool(self.tops) and all(top.kind is Kind.EQUIPMENT for top in self.tops)

    @property
    def lists_names(self) -> bool:
        """Whether it is said by the names of its places, and few enough of them to be all named."""
        return self.kind in (SubjectKind.NAMED, SubjectKind.EVERY) and len(self.tops) <= MOST_NAMED

    @property
    def everywhere(self) -> bool:
        """Whether it is a class too wide to be about any particular place."""
        return self.kind in (SubjectKind.OWNED, SubjectKind.CITY)

    def of_units(self) -> "Subject":
        """The subject with the unit in place of what is inside it, as a reader names it."""
        if self.tops == self.units or self.everywhere or len(self.units) != 1:
            return self
        return Subject(SubjectKind.NAMED, self.units, (), self.units)

    @property
    def key(self) -> tuple[object, ...]:
        """A key that is equal for equal subjects."""
        places = frozenset(node.place for node in (*self.tops, *self.inside))
        return self.kind, places, self.type, self.owners, frozenset(node.place for node in self.left_out)


def places_of(view: View, version: Version) -> tuple[Node, ...]:
    """The places of an arrangement by the directory of ``tree_of``, by path."""
    return view.once(("places of", version.ref, version.number), lambda: _places_of(view, version))


def _places_of(view: View, version: Version) -> tuple[Node, ...]:
    return tuple(places_selected(tree_of(view, version), version.arrangement.scope))


def tree_of(view: View, version: Version) -> Tree:
    """The directory that names the places of an arrangement: the one valid at its start.

    Where the start lies before the record of its places, it is the first later one in which the scope selects a place:
    a place keeps its name in a fact that is older than the record.
    """
    return view.once(("tree of", version.ref, version.number), lambda: _tree_of(view, version))


def _tree_of(view: View, version: Version) -> Tree:
    period, zone = version.arrangement.period, view.city.zone
    directory, scope = view.directory, version.arrangement.scope
    first = directory.number(instant_of(period.start, zone))
    at_start = directory.tree(first)
    after = len(directory.days)
    if period.end is not None and any(True for _ in at_start):
        # With the city on record at its start, what comes into being only after its end was never meant.
        after = directory.number(instant_of(period.end, zone) - TICK)
    trees = (directory.tree(number) for number in range(first, after + 1))
    return next((tree for tree in trees if places_selected(tree, scope)), at_start)


def subject_of(view: View, version: Version) -> Subject:
    """The subject of an arrangement at its start, by the directory known in ``view``."""
    return view.once(("subject of", version.ref, version.number), lambda: _subject_of(view, version))


def _subject_of(view: View, version: Version) -> Subject:
    nodes, tree = places_of(view, version), tree_of(view, version)
    clauses = version.arrangement.scope.clauses
    kind, roots = _kind(tree, clauses)
    tops = roots or _tops(nodes)
    left_out = _left_out(tree, version)
    type_ = _all_of_a_type(tree, tops, left_out)
    among = {node.place for node in tops}
    return Subject(
        kind=SubjectKind.EVERY if type_ and kind is SubjectKind.NAMED else kind,
        tops=tops,
        inside=tuple(node for node in nodes if node.place not in among),
        units=_distinct(tree.unit_of(node) for node in tops),
        type=type_,
        owners=tuple(dict.fromkeys(clause.owner for clause in clauses if isinstance(clause, OfOwner))),
        left_out=left_out,
    )


def _kind(tree: Tree, clauses: tuple[Clause, ...]) -> tuple[SubjectKind, tuple[Node, ...]]:
    if any(isinstance(clause, WholeCity) for clause in clauses):
        return SubjectKind.CITY, ()
    if all(isinstance(clause, OfOwner) for clause in clauses):
        return SubjectKind.OWNED, ()
    whole = [clause.root for clause in clauses if isinstance(clause, Under) and clause.type is None]
    if whole and all(isinstance(each, AtPlace | Under) and _root(each) in whole for each in clauses):
        return SubjectKind.WHOLE, tuple(node for root in dict.fromkeys(whole) if (node := tree.get(root)) is not None)
    return SubjectKind.NAMED, ()


def _all_of_a_type(tree: Tree, tops: tuple[Node, ...], left_out: tuple[Node, ...]) -> str:
    """The type whose places these are, all of them save those left out; empty for any other places, and for one."""
    types = {node.type for node in tops}
    type_ = next(iter(types)) if len(types) == 1 and len(tops) > 1 else ""
    named = {node.place for node in (*tops, *left_out)}
    rest = [node for node in tree.of_type(type_) if node.place not in named] if type_ else []
    excepted = {node.place for node in left_out}
    return type_ if all(excepted.intersection(node.ancestors) for node in rest) else ""


def _root(clause: AtPlace | Under) -> object:
    return clause.place if isinstance(clause, AtPlace) else clause.root


def _tops(nodes: Iterable[Node]) -> tuple[Node, ...]:
    listed = tuple(nodes)
    among = {node.place for node in listed}
    return tuple(node for node in listed if not among.intersection(node.ancestors))


def _distinct(nodes: Iterable[Node]) -> tuple[Node, ...]:
    return tuple({node.place: node for node in nodes}.values())


def _left_out(tree: Tree, version: Version) -> tuple[Node, ...]:
    scope = version.arrangement.scope
    if not scope.exceptions:
        return ()
    picked = places_selected(tree, Scope(scope.clauses))
    return _tops(node for node in picked if any(matches(clause, node) for clause in scope.exceptions))
