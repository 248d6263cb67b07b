"""The states of every place at an instant, by one search among the shared timelines and one gather over the places."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from aukio.domain.answer import Summary
from aukio.domain.places import ChannelKind, PlaceId
from aukio.domain.timelines.clocks import instant, seconds
from aukio.domain.timelines.lines import Code, Codes, Seconds

SUMMARIES = tuple(Summary)
"""What a summary's code means: its place in here."""

KINDS = tuple(ChannelKind)
"""Which column of ``States.channels`` is whose."""

__all__ = ["KINDS", "SUMMARIES", "Code", "Rows", "States", "Table"]


class Rows(NamedTuple):
    """What a place shows at a glance: from each edge on a summary's code, and a code for each kind of channel.

    ``edges`` (n,) seconds; ``summaries`` (n,); ``channels`` (n, len(KINDS)), each a ``Code``.
    """

    edges: Seconds
    summaries: Codes
    channels: Codes


@dataclass(frozen=True, slots=True, eq=False)
class States:
    """Every place at an instant: ``places`` (n,) ids in order, ``summaries`` (n,), ``channels`` (n, len(KINDS))."""

    at: datetime
    places: npt.NDArray[np.int64]
    summaries: Codes
    channels: Codes

    def summary(self, place: PlaceId) -> Summary:
        """The summary of one place. Raises ``KeyError`` for a place that is not there."""
        return SUMMARIES[int(self.summaries[self._row(place)])]

    def channel(self, place: PlaceId, kind: ChannelKind) -> Code:
        """Whether any channel of a kind is open at a place. Raises ``KeyError`` for a place that is not there."""
        return Code(int(self.channels[self._row(place), KINDS.index(kind)]))

    def that_are(self, kind: ChannelKind, code: Code) -> npt.NDArray[np.bool_]:
        """Which places have a kind of channel in a state; (n,)."""
        found: npt.NDArray[np.bool_] = self.channels[:, KINDS.index(kind)] == code
        return found

    def _row(self, place: PlaceId) -> int:
        row = int(np.searchsorted(self.places, place))
        if row == len(self.places) or self.places[row] != place:
            raise KeyError(place)
        return row


_BITS = 40
"""Seconds since the start of the horizon take fewer; the number of the timeline stands above them in a key."""


class Table:
    """The timelines of all places, laid end to end: ``keys`` are sorted by timeline, then by second."""

    def __init__(self, rows: list[Rows], places: npt.NDArray[np.int64], numbers: npt.NDArray[np.int64], start: int):
        self._start = start
        self._places = places
        self._numbers = numbers
        if not rows:  # a city without places: one empty line keeps the arrays in shape
            nothing = np.zeros((1, len(KINDS)), np.uint8)
            rows = [Rows(np.array([start], np.int64), np.zeros(1, np.uint8), nothing)]
        self._count = len(rows)
        lengths = np.array([len(each.edges) for each in rows], np.int64)
        owners = np.repeat(np.arange(len(rows), dtype=np.int64), lengths)
        self._keys = (owners << _BITS) + np.concatenate([each.edges for each in rows]) - start
        self._summaries = np.concatenate([each.summaries for each in rows])
        self._channels = np.concatenate([each.channels for each in rows])
        self._current: tuple[int, int, Codes, Codes] | None = None

    def at(self, at: datetime) -> States:
        """The states at an instant within the horizon."""
        second = seconds(at) - self._start
        current = self._current
        if current is None or not current[0] <= second < current[1]:
            current = self._current = self._gathered(second)
        return States(at, self._places, current[2], current[3])

    def _gathered(self, second: int) -> tuple[int, int, Codes, Codes]:
        """The arrays at a second, and between which seconds they hold."""
        timelines = np.arange(self._count, dtype=np.int64) << _BITS
        found = np.searchsorted(self._keys, timelines + second, side="right") - 1
        since = int((self._keys[found] - timelines).max())
        following = np.minimum(found + 1, len(self._keys) - 1)
        ahead = self._keys[following] - timelines
        ahead = ahead[(ahead > second) & (ahead < 1 << _BITS)]
        until = int(ahead.min()) if len(ahead) else 1 << _BITS
        rows = found[self._numbers]
        summaries, channels = self._summaries[rows], self._channels[rows]
        for each in (summaries, channels):
            each.setflags(write=False)  # they are handed out more than once
        return since, until, summaries, channels

    @property
    def size(self) -> int:
        """Bytes that the arrays take."""
        arrays = (self._keys, self._summaries, self._channels, self._places, self._numbers)
        return sum(each.nbytes for each in arrays)


def within(at: datetime, start: int, end: int) -> bool:
    """Whether an instant lies in a horizon of seconds."""
    return instant(start) <= at < instant(end)
