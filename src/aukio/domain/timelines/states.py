"""The states of every place at an instant, by one search among the shared timelines and one gather over the places."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from aukio.domain.answer import Summary
from aukio.domain.places import ChannelKind, PlaceId
from aukio.domain.timelines.clocks import instant, seconds
from aukio.domain.timelines.lines import Code, Codes

SUMMARIES = tuple(Summary)
"""What a summary's code means: its place in here."""

KINDS = tuple(ChannelKind)
"""Which column of ``States.channels`` is whose."""

Packed: TypeAlias = npt.NDArray[np.uint16]
"""The channels of a place in one number: two bits for each of ``KINDS``, the first lowest."""

_SHIFTS = (2 * np.arange(len(KINDS))).astype(np.uint16)

__all__ = ["KINDS", "SUMMARIES", "Code", "Packed", "Rows", "States", "Table", "packed", "unpacked"]


class Rows(NamedTuple):
    """What a place shows at a glance: from each edge on a summary's code, and the channels, packed.

    ``edges`` (n,) seconds since the start of the horizon; ``summaries`` (n,); ``channels`` (n,), see ``packed``.
    """

    edges: npt.NDArray[np.int32]
    summaries: Codes
    channels: Packed


def packed(channels: Codes) -> Packed:
    """Codes of channels (n, len(KINDS)), each of two bits, in one number of sixteen."""
    found = np.zeros(len(channels), np.uint16)
    for column, shift in enumerate(_SHIFTS):
        found |= channels[:, column].astype(np.uint16) << shift
    return found


def unpacked(channels: Packed) -> Codes:
    """The other way round."""
    return ((channels[:, None] >> _SHIFTS) & np.uint16(3)).astype(np.uint8)


@dataclass(frozen=True, slots=True, eq=False)
class States:
    """Every place at an instant: ``places`` (n,) ids in order, ``summaries`` (n,), ``channels`` (n, len(KINDS)).

    The same holds from ``since`` on and before ``until``, as far as that is known.
    """

    at: datetime
    places: npt.NDArray[np.int64]
    summaries: Codes
    channels: Codes
    since: datetime
    until: datetime

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

    def rows(self, places: Sequence[PlaceId]) -> npt.NDArray[np.int64]:
        """Where places stand in the arrays; (len(places),). Raises ``KeyError`` for a place that is not there."""
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
"""Seconds from the start of the horizon: farther than any horizon, and still in the calendar."""

_BITS = 40
"""Seconds since the start of the horizon take fewer; the number of the timeline stands above them in a key."""


_NO_KEYS = np.zeros(0, np.int64)
_NO_CODES = np.zeros(0, np.uint8)
_NO_CHANNELS = np.zeros(0, np.uint16)


class Table:
    """The timelines of all places, laid end to end: ``keys`` are sorted by timeline, then by second.

    A later table begins with all of an earlier one, so that a publication costs what it adds. ``places`` (n,) are ids
    in order, ``numbers`` (n,) the timeline of each.
    """

    def __init__(
        self,
        rows: Sequence[Rows],
        places: npt.NDArray[np.int64],
        numbers: npt.NDArray[np.int64],
        start: int,
        *,
        before: "Table | None" = None,
    ) -> None:
        self._start = start
        self._places = places
        self._numbers = numbers
        since = 0 if before is None else before.count
        new = rows[since:]
        if before is None and not new:  # a city without places: one empty line keeps the arrays in shape
            new = [Rows(np.zeros(1, np.int32), np.zeros(1, np.uint8), np.zeros(1, np.uint16))]
        self.count: int = since + len(new)
        lengths = [len(each.edges) for each in new]
        keys = np.concatenate([_NO_KEYS, *(each.edges for each in new)], dtype=np.int64)
        keys += np.repeat(np.arange(since, self.count, dtype=np.int64), lengths) << _BITS
        summaries = np.concatenate([_NO_CODES, *(each.summaries for each in new)])
        channels = np.concatenate([_NO_CHANNELS, *(each.channels for each in new)])
        if before is not None:
            keys = np.concatenate([before.keys, keys])
            summaries = np.concatenate([before.summaries, summaries])
            channels = np.concatenate([before.channels, channels])
        self.keys: npt.NDArray[np.int64] = keys
        self.summaries: Codes = summaries
        self.channels: Packed = channels
        self._current: tuple[int, int, Codes, Codes] | None = None

    def at(self, at: datetime) -> States:
        """The states at an instant within the horizon."""
        second = seconds(at) - self._start
        current = self._current
        if current is None or not current[0] <= second < current[1]:
            current = self._current = self._gathered(second)
        since, until = (instant(min(each, _FARTHEST) + self._start) for each in current[:2])
        return States(at, self._places, current[2], current[3], since, until)

    def _gathered(self, second: int) -> tuple[int, int, Codes, Codes]:
        """The arrays at a second, and between which seconds they hold."""
        timelines = np.arange(self.count, dtype=np.int64) << _BITS
        found = np.searchsorted(self.keys, timelines + second, side="right") - 1
        since = int((self.keys[found] - timelines).max())
        following = np.minimum(found + 1, len(self.keys) - 1)
        ahead = self.keys[following] - timelines
        ahead = ahead[(ahead > second) & (ahead < 1 << _BITS)]
        until = int(ahead.min()) if len(ahead) else 1 << _BITS
        rows = found[self._numbers]
        summaries, channels = self.summaries[rows], unpacked(self.channels[found])[self._numbers]
        for each in (summaries, channels):
            each.setflags(write=False)  # they are handed out more than once
        return since, until, summaries, channels

    @property
    def size(self) -> int:
        """Bytes that the arrays take."""
        arrays = (self.keys, self.summaries, self.channels, self._places, self._numbers)
        return sum(each.nbytes for each in arrays)


def within(at: datetime, start: int, end: int) -> bool:
    """Whether an instant lies in a horizon of seconds."""
    return instant(start) <= at < instant(end)
