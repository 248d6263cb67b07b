"""A line: a code for every second of the horizon, as sorted edges and the code that starts at each edge.

    edges   0      28 800      57 600
    codes   closed open        closed

The first edge is the start of the horizon. Codes are ordered ``closed < unknown < open``: the minimum of two lines is
open where both are, the maximum where either is.
"""

from collections.abc import Sequence
from enum import IntEnum
from hashlib import blake2b
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

Seconds: TypeAlias = npt.NDArray[np.int64]
Codes: TypeAlias = npt.NDArray[np.uint8]


class Code(IntEnum):
    """The state of a channel at an instant; ``ABSENT``: the place has no such channel then."""

    CLOSED = 0
    UNKNOWN = 1
    OPEN = 2
    ABSENT = 3


class Line(NamedTuple):
    """``codes[i]`` holds on ``[edges[i], edges[i + 1])``; edges are seconds since 1970 in UTC."""

    edges: Seconds
    codes: Codes


class Pool:
    """Every distinct line, stored once and numbered; equal lines get the same number."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._known: dict[int, int] = {}  # by identity of edges; the pool keeps them, so an id is never reused
        self._same: dict[bytes, int] = {}

    def number(self, line: Line) -> int:
        """The number of a line."""
        known = self._known.get(id(line.edges))
        if known is not None and self.lines[known].codes is line.codes and self.lines[known].edges is line.edges:
            return known
        content = blake2b(line.edges.tobytes(), digest_size=16)
        content.update(line.codes.tobytes())
        found = self._same.setdefault(content.digest(), len(self.lines))
        if found == len(self.lines):
            self.lines.append(line)
            self._known[id(line.edges)] = found
        return found


def constant(code: int, start: int) -> Line:
    """A line with one code throughout."""
    return Line(np.array([start], np.int64), np.array([code], np.uint8))


def line_of_spans(starts: Seconds, ends: Seconds, start: int, code: Code = Code.OPEN) -> Line:
    """A line that has ``code`` where at least one span covers, and is closed elsewhere; spans may overlap."""
    edges = np.maximum(np.concatenate((starts, ends, np.array([start], np.int64))), start)
    steps = np.concatenate((np.ones(len(starts), np.int64), -np.ones(len(ends), np.int64), np.zeros(1, np.int64)))
    order = np.argsort(edges, kind="stable")
    edges, depth = edges[order], np.cumsum(steps[order])
    last = np.append(edges[1:] != edges[:-1], True)  # of several steps at one second, the depth after all of them
    return simplified(edges[last], np.where(depth[last] > 0, np.uint8(code), np.uint8(Code.CLOSED)))


def simplified(edges: Seconds, codes: Codes) -> Line:
    """The line without edges at which the code does not change."""
    kept = np.append(True, codes[1:] != codes[:-1])
    return Line(edges[kept], codes[kept])


def at_edges(line: Line, edges: Seconds) -> Codes:
    """The codes of a line at other edges."""
    return line.codes[np.searchsorted(line.edges, edges, side="right") - 1]


def merged(edges: Sequence[Seconds]) -> Seconds:
    """All edges in order, without duplicates. The inputs are sorted, which a stable sort exploits."""
    together = np.sort(np.concatenate(edges), kind="stable")
    found: Seconds = together[np.append(True, together[1:] != together[:-1])]
    return found


def lowest(one: Line, other: Line) -> Line:
    """Open where both are: a place within the hours of its building."""
    edges = merged((one.edges, other.edges))
    return simplified(edges, np.minimum(at_edges(one, edges), at_edges(other, edges)))


def highest(lines: Sequence[Line]) -> Line:
    """Open where any is: several channels of one kind."""
    if len(lines) == 1:
        return lines[0]
    edges = merged([line.edges for line in lines])
    codes = at_edges(lines[0], edges)
    for line in lines[1:]:
        codes = np.maximum(codes, at_edges(line, edges))
    return simplified(edges, codes)


def without(line: Line, holes: Line) -> Line:
    """The line, closed wherever ``holes`` is open: a ``close`` overrides open and unknown.

    Where it is unknown whether a close holds, what is open is unknown.
    """
    edges = merged((line.edges, holes.edges))
    shut, codes = at_edges(holes, edges), at_edges(line, edges)
    codes = np.where(shut == Code.UNKNOWN, np.minimum(codes, np.uint8(Code.UNKNOWN)), codes)
    return simplified(edges, np.where(shut == Code.OPEN, np.uint8(Code.CLOSED), codes))


def doubtful(possible: Line, certain: Line) -> Line:
    """Open where it is certain, and unknown where it is only possible."""
    codes = np.where(possible.codes == Code.OPEN, np.uint8(Code.UNKNOWN), possible.codes)
    return highest((Line(possible.edges, codes), certain))


def concatenated(pieces: Sequence[tuple[int, int, Line]]) -> Line:
    """One line made of pieces ``[low, high)`` that follow each other without a gap from the start of the horizon."""
    if len(pieces) == 1:
        return pieces[0][2]
    edges: list[Seconds] = []
    codes: list[Codes] = []
    for low, high, line in pieces:
        inside = line.edges[(line.edges > low) & (line.edges < high)]
        mine = np.concatenate((np.array([low], np.int64), inside))
        edges.append(mine)
        codes.append(at_edges(line, mine))
    return simplified(np.concatenate(edges), np.concatenate(codes))
