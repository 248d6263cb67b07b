"""The lines from which a place's channels and summary are computed: about a dozen numbers for each place.

A summary has an order (contracts.md, Q6): on site first, then self-service, then staffed remote channels, then the
door. So it is the highest rank among a few lines, each shared by many places. As a line of its own, every combination
of an on-site week with a telephone week would need one.
"""

from functools import reduce
from typing import NamedTuple, TypeAlias

import numpy as np

from aukio.domain.answers.answer import Summary
from aukio.domain.answers.resolver import BY_ADMISSION
from aukio.domain.city.places import STAFFED_REMOTE, ChannelKind, Kind, PlaceId, Purpose
from aukio.domain.facts.effects import Admit, Effect, EntryToOpenUnits, Passage, during_of
from aukio.domain.facts.matches import Applied
from aukio.domain.hours.channels import ChannelKey, ChannelState
from aukio.domain.hours.composition import admission, any_of, said
from aukio.domain.timelines.effective_hours import Hours, HoursOfPlaces, Piece, Shape
from aukio.domain.timelines.lines import (
    Code,
    Line,
    at_edges,
    concatenated,
    constant,
    highest,
    lowest,
    merged,
    simplified,
)
from aukio.domain.timelines.states import KINDS, RANKS, SHUT
from aukio.domain.week import Week

Columns: TypeAlias = tuple[int, ...]
"""The numbers of a place's lines, in the order of ``states.Table``: ``KINDS``, on site by rank, ``STAFFED_REMOTE``."""


Admitting: TypeAlias = tuple[ChannelKey, Summary, int | None]
"""A channel, how it admits people, and the number of the line in which it does so (None: always)."""


class Part(NamedTuple):
    """A piece of a shape: the channels that count for the summary, and the effect of the building.

    ``channels`` None: the place does not exist; one that admits people in two ways stands in them twice.
    ``passage``: None without, else the number of the building's hours, or ``_OUTDOORS``. ``entry``: the numbers of the
    hours of the units that may be entered; None if entry is free.
    """

    low: int
    high: int
    channels: tuple[Admitting, ...] | None
    passage: int | None
    entry: frozenset[int] | None


_OUTDOORS = -1


class PlaceColumns:
    """The columns of every distinct shape, and the shape of each place."""

    def __init__(self) -> None:
        self.numbers: dict[PlaceId, int] = {}
        self.columns: list[Columns] = []
        self._shapes: dict[Shape, int] = {}
        self._on_site: dict[Shape, int] = {}

    def without(self, touched: set[PlaceId]) -> "PlaceColumns":
        """The same without some places; shared data stays shared."""
        rest = PlaceColumns()
        rest.numbers = {place: number for place, number in self.numbers.items() if place not in touched}
        rest.columns, rest._shapes, rest._on_site = self.columns, self._shapes, self._on_site
        return rest

    def add(self, hours: HoursOfPlaces, place: PlaceId) -> None:
        """Compute the columns of a place."""
        pieces = tuple(hours.pieces(place))
        number = hours.number(place, pieces)
        parts = tuple(_part(hours, piece) for piece in pieces)
        found = self._shapes.get((number, parts))
        if found is None:
            self.columns.append(self._columns(hours, hours.weeks.hours[number], parts))
            found = self._shapes[number, parts] = len(self.columns) - 1
        self.numbers[place] = found

    def _columns(self, hours: HoursOfPlaces, mine: Hours, parts: tuple[Part, ...]) -> Columns:
        by_part = [self._of_part(hours, mine, part) for part in parts]
        if len(by_part) == 1:
            return by_part[0]
        pool = hours.weeks.pool
        return tuple(
            column[0]
            if len(set(column)) == 1
            else pool.number(
                concatenated(
                    [(part.low, part.high, pool.lines[number]) for part, number in zip(parts, column, strict=True)]
                )
            )
            for column in zip(*by_part, strict=True)
        )

    def _of_part(self, hours: HoursOfPlaces, mine: Hours, part: Part) -> Columns:
        """The columns as if a part were the whole horizon."""
        pool, start = hours.weeks.pool, hours.weeks.start
        absent = pool.number(constant(Code.ABSENT, start))
        if part.channels is None:
            unknown = pool.number(constant(RANKS.index(Summary.UNKNOWN), start))
            return (*(absent for _ in KINDS), unknown, *(absent for _ in STAFFED_REMOTE))

        def any_open(kind: ChannelKind, purpose: Purpose | None = None) -> int:
            keys = dict.fromkeys(key for key, _, _ in part.channels or ())
            numbers = [mine.channels[key] for key in keys if key.kind is kind and purpose in (None, key.purpose)]
            if len(numbers) <= 1:
                return numbers[0] if numbers else absent
            return pool.number(highest([pool.lines[number] for number in numbers]))

        return (
            *(any_open(kind) for kind in KINDS),
            self._by_rank(hours, mine, part, part.channels),
            *(any_open(kind, Purpose.SERVICE) for kind in STAFFED_REMOTE),
        )

    def _by_rank(self, hours: HoursOfPlaces, mine: Hours, part: Part, channels: tuple[Admitting, ...]) -> int:
        of_house = (each for each in channels if each[0].kind is ChannelKind.ON_SITE)
        on_site = tuple((how, mine.channels[key], when) for key, how, when in of_house)
        weeks = hours.weeks
        passage = part.passage if part.passage in (None, _OUTDOORS) else weeks.hours[part.passage].on_site
        entry = None if part.entry is None else frozenset(weeks.hours[number].on_site for number in part.entry)
        shape = (on_site, passage, entry)
        found = self._on_site.get(shape)
        if found is None:
            pool = weeks.pool.lines
            lines = [(how, pool[n] if when is None else lowest(pool[n], pool[when])) for how, n, when in on_site]
            walkable = None if passage is None else constant(Code.OPEN, weeks.start)
            if passage not in (None, _OUTDOORS):
                walkable = weeks.pool.lines[passage]
            inside = None if entry is None else [weeks.pool.lines[number] for number in sorted(entry)]
            line = _ranked(lines, walkable, inside, weeks.start)
            found = self._on_site[shape] = weeks.pool.number(line)
        return found


def _part(hours: HoursOfPlaces, piece: Piece) -> Part:
    node, applied = piece.node, piece.applied
    if node is None:
        return Part(piece.low, piece.high, None, None, None)
    channels = tuple((state.key, *each) for state in piece.states for each in _admissions(hours, piece, state))
    passage = entry = None
    tree = hours.view.tree(piece.interval)
    if any_of(applied, Passage):
        centre = tree.centre_of(node)
        passage = _OUTDOORS if centre is None else hours.number(centre.place)
    if node.kind is Kind.CENTRE and any_of(applied, EntryToOpenUnits):
        entry = frozenset(hours.number(unit.place) for unit in tree.units(node.place))
    return Part(piece.low, piece.high, channels, passage, entry)


def _admissions(hours: HoursOfPlaces, piece: Piece, state: ChannelState) -> tuple[tuple[Summary, int | None], ...]:
    """How a channel admits people, each way with the number of the line in which it is so (None: always)."""
    applied, kind = piece.applied, state.key.kind
    if not applied:
        return ((BY_ADMISSION[state.channel.admission], None),)
    rules = [rule for _, rule in said(applied, Admit) if rule.channel is kind and rule.during is not None]
    timed = tuple(dict.fromkeys(rule.during for rule in rules if rule.during is not None))
    if not timed or piece.node is None:
        return ((BY_ADMISSION[admission(applied, state.channel).general], None),)
    weeks, zone = hours.weeks, hours.view.zone(piece.node.place)
    lines = [weeks.line(week, zone) for week in timed]
    edges = merged([np.array([weeks.start], np.int64), *(line.edges for line in lines)])
    held = sum((at_edges(line, edges) == Code.OPEN).astype(np.int64) << bit for bit, line in enumerate(lines))
    found: dict[Summary, list[int]] = {}
    for bits in np.unique(held):
        holding = {week for bit, week in enumerate(timed) if int(bits) >> bit & 1}
        then = tuple(each._replace(only=_speaking(each, holding)) for each in applied)
        found.setdefault(BY_ADMISSION[admission(then, state.channel).general], []).append(int(bits))
    codes = {how: np.where(np.isin(held, bits), Code.OPEN, Code.CLOSED) for how, bits in found.items()}
    return tuple((how, weeks.pool.number(simplified(edges, each.astype(np.uint8)))) for how, each in codes.items())


def _speaking(applied: Applied, holding: set[Week]) -> tuple[Effect, ...]:
    """The effects of an arrangement in the minutes in which some weekly hours hold."""
    return tuple(each for each in applied.effects if (week := during_of(each)) is None or week in holding)


def _ranked(on_site: list[tuple[Summary, Line]], walkable: Line | None, entry: list[Line] | None, start: int) -> Line:
    """The ranks of on-site channels and the door, from the lowest to the highest."""
    others = [*([] if walkable is None else [walkable]), *(entry or ())]
    edges = merged(
        [np.array([start], np.int64), *(line.edges for _, line in on_site), *(line.edges for line in others)]
    )
    found = np.full(len(edges), RANKS.index(Summary.CLOSED), np.uint8)
    if walkable is not None:
        found[at_edges(walkable, edges) == Code.OPEN] = RANKS.index(Summary.PASSAGE_ONLY)
    if not on_site:
        found[:] = RANKS.index(Summary.UNKNOWN)
    codes = [(how, at_edges(line, edges)) for how, line in on_site]
    for _, code in codes:
        found[code == Code.UNKNOWN] = RANKS.index(Summary.UNKNOWN)
    for how, code in reversed(codes):  # the first that is open says how
        found[code == Code.OPEN] = RANKS.index(how)
    if entry is not None:
        inside = reduce(
            np.logical_or, (at_edges(line, edges) == Code.OPEN for line in entry), np.zeros(len(edges), bool)
        )
        found[~inside] = SHUT
    return simplified(edges, found)
