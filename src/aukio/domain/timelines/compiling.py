"""From a view to the table of all places, in steps short enough to leave room for whoever asks meanwhile.

places ── shape of hours ──> Hours   (shared: weeks, closes, host)
       ── shape of a glance ──> Rows (shared: hours, admissions, passage, entry)
       ── numbers ──> Table          (one gather at an instant)
"""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from aukio.domain.answer import Summary
from aukio.domain.channels import ChannelKey
from aukio.domain.composition import admission, any_of
from aukio.domain.effects import EntryToOpenUnits, Passage
from aukio.domain.notices import Version
from aukio.domain.places import STAFFED_REMOTE, ChannelKind, Kind, PlaceId, Purpose
from aukio.domain.record import View
from aukio.domain.resolver import BY_ADMISSION
from aukio.domain.scope import AtPlace, OfOwner, OfType, Scope, Under, WholeCity
from aukio.domain.timelines.clocks import instant
from aukio.domain.timelines.hours import Hours, HoursOfPlaces, Piece, Shape, Weeks
from aukio.domain.timelines.lines import Code, Codes, Seconds, at_edges, merged
from aukio.domain.timelines.states import KINDS, SUMMARIES, Packed, Rows, States, Table, packed, within
from aukio.domain.tree import Node, Tree

_STEP = 100
"""Places compiled between two pauses."""

_SPARE = 10_000
"""Timelines of no place that are kept without a thought."""

_CODE = {summary: np.uint8(code) for code, summary in enumerate(SUMMARIES)}


class Compiled:
    """The table of a view over a horizon, and what it takes to make the next one from it."""

    def __init__(
        self,
        view: View,
        weeks: Weeks,
        hours: dict[PlaceId, int],
        glances: "Glances",
        before: "Compiled | None" = None,
    ) -> None:
        self.view = view
        self.weeks = weeks
        self.hours = hours
        self.glances = glances
        places = sorted(glances.numbers)
        of_places = np.array([glances.numbers[place] for place in places], np.int64)
        ids = np.array(places, np.int64)
        ids.setflags(write=False)
        self.timelines = len(np.unique(of_places))
        self.table: Table = Table(
            glances.rows, ids, of_places, weeks.start, before=None if before is None else before.table
        )
        self.places = len(places)

    @property
    def is_worn(self) -> bool:
        """Whether most of what is kept for mending is of no place any more: time to compile anew."""
        return len(self.glances.rows) > 2 * self.timelines + _SPARE

    def holds(self, at: datetime) -> bool:
        """Whether an instant lies in the horizon."""
        return within(at, self.weeks.start, self.weeks.end)

    def at(self, at: datetime) -> States:
        """The states of every place at an instant. Raises ``ValueError`` outside the horizon."""
        if not self.holds(at):
            raise ValueError(f"{at} is not between {instant(self.weeks.start)} and {instant(self.weeks.end)}")
        return self.table.at(at)


class Glances:
    """The rows of every shape of a glance, and which shape each place has."""

    def __init__(self) -> None:
        self.numbers: dict[PlaceId, int] = {}
        self.shapes: dict[Shape, int] = {}
        self.rows: list[Rows] = []

    def but(self, touched: set[PlaceId]) -> "Glances":
        """The same without some places; shapes and rows are shared."""
        rest = Glances()
        rest.numbers = {place: number for place, number in self.numbers.items() if place not in touched}
        rest.shapes, rest.rows = self.shapes, self.rows
        return rest


def compile_places(view: View, start: datetime, end: datetime) -> Iterator[Compiled | None]:
    """Compile every place known; None after each step, the table at last."""
    yield from _compile(view, Weeks(view.city.country, start, end), {}, Glances())


def recompile(before: Compiled, view: View) -> Iterator[Compiled | None]:
    """The table of a later view, over the same horizon; only the places that what is new can touch are compiled."""
    touched = touched_between(before.view, view)
    hours = {place: number for place, number in before.hours.items() if place not in touched}
    yield from _compile(view, before.weeks, hours, before.glances.but(touched), before)


def touched_between(before: View, after: View) -> set[PlaceId]:
    """The places whose timelines may differ between two views: those spoken of, and all that share a building."""
    if before.directory is not after.directory:
        return {*before.directory.newest, *after.directory.newest}
    changed = _changed(before, after)
    touched: set[PlaceId] = set()
    for number in range(len(after.directory.days) + 1):
        tree = after.directory.tree(number)
        for root in {_root(tree, node) for version in changed for node in _spoken_of(tree, version.arrangement.scope)}:
            touched.add(root)
            touched.update(node.place for node in tree.beneath(root))
    return touched


def _changed(before: View, after: View) -> list[Version]:
    """The versions that only one of two views has, or that they have otherwise."""
    was, is_ = ({(each.ref, each.publication): each for each in view.versions} for view in (before, after))
    gone = [version for key, version in was.items() if key not in is_]
    return gone + [version for key, version in is_.items() if was.get(key) != version]


def _root(tree: Tree, node: Node) -> PlaceId:
    """The highest place above a node through which hours may reach it: anything but a site."""
    above = (up for up in reversed(node.ancestors) if (found := tree.get(up)) and found.kind is not Kind.SITE)
    return next(above, node.place)


def _spoken_of(tree: Tree, scope: Scope) -> Iterator[Node]:
    """The places a scope may pick; exceptions are not looked at."""
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
    view: View, weeks: Weeks, hours: dict[PlaceId, int], glances: Glances, before: Compiled | None = None
) -> Iterator[Compiled | None]:
    of_places = HoursOfPlaces(view, weeks, hours)
    rest = [place for place in view.directory.newest if place not in glances.numbers]
    for count, place in enumerate(rest):
        _glance(of_places, glances, place)
        if count % _STEP == _STEP - 1:
            yield None
    yield Compiled(view, weeks, hours, glances, before)


def _glance(hours: HoursOfPlaces, glances: Glances, place: PlaceId) -> None:
    pieces = tuple(hours.pieces(place))
    number = hours.number(place, pieces)
    parts = tuple(_part(hours, piece) for piece in pieces)
    shape = (number, parts)
    found = glances.shapes.get(shape)
    if found is None:
        glances.rows.append(_rows(hours, hours.weeks.hours[number], parts))
        found = glances.shapes[shape] = len(glances.rows) - 1
    glances.numbers[place] = found


class Part(NamedTuple):
    """A piece of a shape: which channels count for the summary, and what of the building does.

    ``channels`` None: the place does not exist. ``passage``: None without, else the number of the building's hours, or
    ``_OUTDOORS``. ``entry``: the numbers of the hours of the units one may head to; None where all may enter.
    """

    low: int
    high: int
    channels: tuple[tuple[ChannelKey, Summary], ...] | None
    passage: int | None
    entry: frozenset[int] | None


_OUTDOORS = -1


def _part(hours: HoursOfPlaces, piece: Piece) -> Part:
    node, applied = piece.node, piece.applied
    if node is None:
        return Part(piece.low, piece.high, None, None, None)
    channels = tuple(
        (state.key, BY_ADMISSION[admission(applied, state.channel).general if applied else state.channel.admission])
        for state in piece.states
    )
    passage = entry = None
    tree = hours.view.tree(piece.stretch)
    if any_of(applied, Passage):
        centre = tree.centre_of(node)
        passage = _OUTDOORS if centre is None else hours.number(centre.place)
    if node.kind is Kind.CENTRE and any_of(applied, EntryToOpenUnits):
        entry = frozenset(hours.number(unit.place) for unit in tree.units(node.place))
    return Part(piece.low, piece.high, channels, passage, entry)


def _rows(hours: HoursOfPlaces, mine: Hours, parts: tuple[Part, ...]) -> Rows:
    pieces = [_piece_rows(hours, mine, part) for part in parts]
    edges, summaries, channels = pieces[0] if len(pieces) == 1 else map(np.concatenate, zip(*pieces, strict=True))
    kept = np.append(True, (summaries[1:] != summaries[:-1]) | (channels[1:] != channels[:-1]))
    return Rows((edges[kept] - hours.weeks.start).astype(np.int32), summaries[kept], channels[kept])


def _piece_rows(hours: HoursOfPlaces, mine: Hours, part: Part) -> tuple[Seconds, Codes, Packed]:
    """Edges in seconds since 1970, and from each on the summary and the channels."""
    if part.channels is None:
        unknown = np.array([_CODE[Summary.UNKNOWN]], np.uint8)
        return np.array([part.low], np.int64), unknown, packed(np.full((1, len(KINDS)), Code.ABSENT, np.uint8))
    numbers = [number for number in (part.passage, *(part.entry or ())) if number is not None and number != _OUTDOORS]
    others = {number: hours.weeks.hours[number].on_site for number in numbers}
    lines = [*(mine.channels[key] for key, _ in part.channels), *others.values()]
    distinct = {id(line): line.edges for line in lines}
    edges = merged([np.array([part.low], np.int64), *distinct.values()])
    edges = edges[(edges >= part.low) & (edges < part.high)]
    codes = [(key, how, at_edges(mine.channels[key], edges)) for key, how in part.channels]
    around = {number: at_edges(line, edges) == Code.OPEN for number, line in others.items()}
    channels = np.full((len(edges), len(KINDS)), Code.ABSENT, np.uint8)
    for column, kind in enumerate(KINDS):
        of_kind = [code for key, _, code in codes if key.kind is kind]
        if of_kind:
            channels[:, column] = np.maximum.reduce(of_kind)
    return edges, _summaries(edges, codes, part, around), packed(channels)


def _summaries(
    edges: Seconds,
    codes: list[tuple[ChannelKey, Summary, Codes]],
    part: Part,
    around: dict[int, npt.NDArray[np.bool_]],
) -> Codes:
    """The rule of ``resolver``, from what counts least to what counts most."""
    found = np.full(len(edges), _CODE[Summary.CLOSED], np.uint8)
    if part.passage is not None:
        walkable = True if part.passage == _OUTDOORS else around[part.passage]
        found = np.where(walkable, _CODE[Summary.PASSAGE_ONLY], found)
    on_site = [(how, code) for key, how, code in codes if key.kind is ChannelKind.ON_SITE]
    if not on_site:
        found[:] = _CODE[Summary.UNKNOWN]
    for _, code in on_site:
        found[code == Code.UNKNOWN] = _CODE[Summary.UNKNOWN]
    for key, _, code in codes:
        if key.kind in STAFFED_REMOTE and key.purpose is Purpose.SERVICE:
            found[code == Code.OPEN] = _CODE[Summary.REMOTE_ONLY]
    for key, _, code in codes:
        if key.kind is ChannelKind.SELF_SERVICE:
            found[code == Code.OPEN] = _CODE[Summary.SELF_SERVICE]
    for how, code in reversed(on_site):  # the first that is open says how
        found[code == Code.OPEN] = _CODE[how]
    if part.entry is not None:
        inside = np.logical_or.reduce([np.zeros(len(edges), np.bool_), *(around[number] for number in part.entry)])
        found[~inside] = _CODE[Summary.CLOSED]
    return found
