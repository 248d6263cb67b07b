"""The states of every place at an instant: one search in the shared lines, and one array lookup over the places."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from aukio.domain.answers.answer import Summary
from aukio.domain.answers.resolver import BY_ADMISSION
from aukio.domain.city.places import STAFFED_REMOTE, ChannelKind, PlaceId
from aukio.domain.timelines.clocks import instant, seconds
from aukio.domain.timelines.lines import Code, Codes, Line

SUMMARIES = tuple(Summary)
"""The meaning of a summary's code: its index here."""

KINDS = tuple(ChannelKind)
"""The order of the columns of ``States.channels``."""

_FIRST_OF_ALL = tuple(dict.fromkeys(BY_ADMISSION.values()))

RANKS = (
    Summary.CLOSED,
    Summary.PASSAGE_ONLY,
    Summary.UNKNOWN,
    Summary.REMOTE_ONLY,
    Summary.SELF_SERVICE,
    *_FIRST_OF_ALL,
    Summary.CLOSED,
)
"""The meaning of a rank; a place shows the highest of those that apply."""

SHUT = len(RANKS) - 1
"""The rank of a building that no one may enter: closed, whatever is open inside."""

_REMOTE, _SELF = (np.uint8(RANKS.index(each)) for each in (Summary.REMOTE_ONLY, Summary.SELF_SERVICE))
_SUMMARY_OF = np.array([SUMMARIES.index(each) for each in RANKS], np.uint8)

WIDTH = len(KINDS) + 1 + len(STAFFED_REMOTE)
"""The number of lines of a place: one for each kind of channel, one by rank, one for each staffed remote kind."""

_BY_RANK = len(KINDS)
_ON_SELF = KINDS.index(ChannelKind.SELF_SERVICE)

__all__ = ["KINDS", "RANKS", "SHUT", "SUMMARIES", "WIDTH", "Code", "States", "Table"]


@dataclass(frozen=True, slots=True, eq=False)
class States:
    """Every place at an instant: ``places`` (n,) ids in order, ``summaries`` (n,), ``channels`` (n, len(KINDS)).

    The same values hold on ``[since, until)``, as far as is known.
    """

    at: datetime
    places: npt.NDArray[np.int64]
    summaries: Codes
    channels: Codes
    since: datetime
    until: datetime

    def summary(self, place: PlaceId) -> Summary:
        """The summary of one place. Raises ``KeyError`` for an unknown place."""
        return SUMMARIES[int(self.summaries[self._row(place)])]

    def channel(self, place: PlaceId, kind: ChannelKind) -> Code:
        """Whether any channel of a kind is open at a place. Raises ``KeyError`` for an unknown place."""
        return Code(int(self.channels[self._row(place), KINDS.index(kind)]))

    def rows(self, places: Sequence[PlaceId]) -> npt.NDArray[np.int64]:
        """The row indexes of places; (len(places),). Raises ``KeyError`` for an unknown place."""
        wanted = np.array(places, np.int64)
        rows = np.minimum(np.searchsorted(self.places, wanted), len(self.places) - 1)
        missing = wanted[self.places[rows] != wanted] if len(self.places) else wanted
        if len(missing):
            raise KeyError(int(missing[0]))
        return rows

    def _row(self, place: PlaceId) -> int:
        row = int(np.searchsorted(self.places, place))
        if row == len(self.places) or self.places[row] != place:
            raise KeyError(place)
        return row


_FARTHEST = 10**9
"""Seconds from the start of the horizon: later than any horizon, and still in the calendar."""

_BITS = 40
"""Seconds since the start of the horizon fit in these bits of a key; the number of the line is above them."""


Column: TypeAlias = npt.NDArray[np.int64] | int
"""For each place the number of a line; a single number if all places share it."""

_NO_KEYS = np.zeros(0, np.int64)
_NO_CODES = np.zeros(0, np.uint8)


class Table:
    """The lines of all places, concatenated: ``keys`` are sorted by line, then by second.

    A later table starts with all lines of an earlier one, so a publication costs only what it adds. ``places`` (n,)
    are ids in order; ``columns`` (WIDTH, n) the numbers of their lines among ``lines``, which only grow.
    """

    def __init__(
        self,
        lines: Sequence[Line],
        places: npt.NDArray[np.int64],
        columns: npt.NDArray[np.int64],
        start: int,
        *,
        before: "Table | None" = None,
    ) -> None:
        self._start = start
        self._places = places
        self._places.setflags(write=False)
        used = np.unique(columns)
        self.in_use = len(used)
        laid = np.full(len(lines), -1, np.int64)
        since = 0
        if before is not None:
            since = before.count
            laid[: len(before.laid)] = before.laid
        new = used[laid[used] < 0]
        laid[new] = np.arange(since, since + len(new))
        self.laid: npt.NDArray[np.int64] = laid
        self.count: int = since + len(new)
        lengths = [len(lines[number].edges) for number in new]
        keys = np.concatenate([_NO_KEYS, *(lines[number].edges for number in new)])
        keys += (np.repeat(np.arange(since, self.count, dtype=np.int64), lengths) << _BITS) - start
        codes = np.concatenate([_NO_CODES, *(lines[number].codes for number in new)])
        if before is not None:
            keys, codes = np.concatenate([before.keys, keys]), np.concatenate([before.codes, codes])
        self.keys: npt.NDArray[np.int64] = keys
        self.codes: Codes = codes
        self._columns: list[Column] = [self._column(laid[column]) for column in columns]
        for kind, column in enumerate(STAFFED_REMOTE, _BY_RANK + 1):
            same = KINDS.index(column)
            if np.array_equal(columns[kind], columns[same]):
                self._columns[kind] = self._columns[same]
        self._current: tuple[int, int, Codes, Codes] | None = None

    def _column(self, rows: npt.NDArray[np.int64]) -> Column:
        """A column; a single number if all places share the line."""
        return int(rows[0]) if len(rows) and (rows == rows[0]).all() else rows

    def at(self, at: datetime) -> States:
        """The states at an instant within the horizon."""
        second = seconds(at) - self._start
        current = self._current
        if current is None or not current[0] <= second < current[1]:
            current = self._current = self._gathered(second)
        since, until = (instant(min(each, _FARTHEST) + self._start) for each in current[:2])
        return States(at, self._places, current[2], current[3], since, until)

    def _gathered(self, second: int) -> tuple[int, int, Codes, Codes]:
        """The arrays at a second, and the seconds between which they hold."""
        lines = np.arange(self.count, dtype=np.int64) << _BITS
        found = np.searchsorted(self.keys, lines + second, side="right") - 1
        since = int((self.keys[found] - lines).max(initial=0))
        following = np.minimum(found + 1, len(self.keys) - 1)
        ahead = self.keys[following] - lines
        ahead = ahead[(ahead > second) & (ahead < 1 << _BITS)]
        until = int(ahead.min()) if len(ahead) else 1 << _BITS
        codes = self.codes[found]
        channels = np.empty((len(KINDS), len(self._places)), np.uint8)
        for into, column in zip(channels, self._columns, strict=False):
            _gather(codes, column, into)
        ranks = np.empty(len(self._places), np.uint8)
        _gather(codes, self._columns[_BY_RANK], ranks)
        for kind, column in zip(STAFFED_REMOTE, self._columns[_BY_RANK + 1 :], strict=True):
            _raise(ranks, self._open(codes, channels, KINDS.index(kind), column), _REMOTE)
        _raise(ranks, channels[_ON_SELF] == Code.OPEN, _SELF)
        summaries = _SUMMARY_OF.take(ranks)
        for each in (summaries, channels):
            each.setflags(write=False)  # they are handed out more than once
        return since, until, summaries, channels.T

    def _open(self, codes: Codes, channels: Codes, kind: int, column: Column) -> npt.NDArray[np.bool_]:
        """Where a staffed channel is open; nearly always the same column as that of its kind."""
        if column is self._columns[kind]:
            mine = channels[kind]
        else:
            mine = np.empty(len(self._places), np.uint8)
            _gather(codes, column, mine)
        found: npt.NDArray[np.bool_] = mine == Code.OPEN
        return found

    @property
    def size(self) -> int:
        """The size of the arrays in bytes."""
        arrays = sum(each.nbytes for each in (self.keys, self.codes, self.laid, self._places))
        return arrays + sum(each.nbytes for each in self._columns if not isinstance(each, int))


def _gather(codes: Codes, column: Column, into: Codes) -> None:
    if isinstance(column, int):
        into[:] = codes[column] if len(into) else 0
    else:
        codes.take(column, out=into, mode="clip")  # the numbers are ours, and the check takes half the time


def _raise(ranks: Codes, where: npt.NDArray[np.bool_], rank: np.uint8) -> None:
    np.maximum(ranks, where * rank, out=ranks)


def within(at: datetime, start: int, end: int) -> bool:
    """Whether an instant lies in a horizon given in seconds."""
    return instant(start) <= at < instant(end)
